"""`export-run`: one run in one file, that anybody can check."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.commands.keeping import answering
from workbook.commands.usage import Command
from workbook.store.keeping import saving


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--to", type=Path, required=True)


def _run(given: argparse.Namespace) -> int:
    def work() -> str:
        with answering.existing() as database:
            run = answering.known_run(given.id, database)
            manifest = saving.export_run(database, run, given.to)
        return (
            f"開催回「{run}」を「{given.to}」に書き出し、読みなおして確かめました。\n{answering.told(manifest)}\n"
            f"記録の指紋（控えておくと、あとで確かめられます）：{manifest.chains[run]}"
        )

    return answering.answer(work, file=given.to)


COMMAND = Command(
    call="export-run ID --to ファイル",
    help="ひとつの開催回を、だれでも確かめられる、ひとつのファイルに書き出します。",
    add_arguments=_add_arguments,
    run=_run,
)
