"""`restore`: a backup, or an exported run, taken back into a new or empty database of either kind."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.commands.keeping import answering
from workbook.commands.usage import Command
from workbook.store.keeping import restoring

_NO_CODES = "\n書き出した開催回にはチームコードが入っていないので、読むことはできますが、コードで参加することはできません。"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="ファイル")


def _run(given: argparse.Namespace) -> int:
    def work() -> str:
        with answering.opened() as database:
            manifest = restoring.restore(database, given.file)
        note = _NO_CODES if manifest.holds == "run" else ""
        return f"「{given.file}」を WORKBOOK_DATABASE に戻し、読みなおして確かめました。\n{answering.told(manifest)}{note}"

    return answering.answer(work, file=given.file)


COMMAND = Command(
    call="restore ファイル",
    help="控えを、新しい（または空の）データベースに戻します。SQLite の控えを PostgreSQL に、その逆にも戻せます。",
    add_arguments=_add_arguments,
    run=_run,
)
