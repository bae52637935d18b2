"""`backup`: everything in the database in one file, while people go on writing."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from workbook.commands.keeping import answering
from workbook.commands.usage import Command
from workbook.store.keeping import last_backup, saving
from workbook.store.unavailable import StoreUnavailable


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True)


def _run(given: argparse.Namespace) -> int:
    def work() -> str:
        with answering.existing() as database:
            manifest = saving.save(database, given.to)
            # It counts all the same where nobody can be told of it.
            with suppress(StoreUnavailable), database.begin() as db:
                last_backup.note(db, manifest.made_at)
        return f"控え「{given.to}」を取り、読みなおして確かめました。\n{answering.told(manifest)}"

    return answering.answer(work, file=given.to)


COMMAND = Command(
    call="backup --to ファイル",
    help="データベースのすべてを、ひとつの控えにします。みんなが書いているあいだも取れます。",
    add_arguments=_add_arguments,
    run=_run,
)
