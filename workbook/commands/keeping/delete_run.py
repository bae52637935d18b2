"""`delete-run`: a closed run taken out of the database for good."""

from __future__ import annotations

import argparse

from workbook.classroom.run import deletion
from workbook.commands.keeping import answering
from workbook.commands.usage import Command
from workbook.store.database import Database
from workbook.store.keeping import deleting
from workbook.store.keeping.checking import BackupRefused

_TRACES = (
    "データベースのファイルには跡が残っているかもしれません（ほかの人が使っているため）。"
    "ワークブックを止めて、同じ命令をもう一度実行してください。"
)
_ELSEWHERE = "控え、持ち帰ったファイル、参加者のブラウザの中の下書きは、この命令では消えません（docs/operations.ja.md）。"


class _Traces(BackupRefused):
    """The rows are gone, but not their traces."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _run(given: argparse.Namespace) -> int:
    def work() -> str:
        with answering.existing() as database:
            rows = _delete(database, given.id)
            if not deleting.sweep(database):
                raise _Traces(_TRACES)
        return f"開催回「{given.id}」を消しました（{rows} 行）。{_ELSEWHERE}"

    return answering.answer(work)


def _delete(database: Database, run: str) -> int:
    """Delete the rows, unless that was done before and only their traces are left."""
    with database.begin() as db:
        if deletion.was_deleted(db, run):
            return 0
    run = answering.known_run(run, database)
    with database.begin() as db:
        return deletion.delete_run(db, run)


COMMAND = Command(
    call="delete-run ID",
    help="終えた開催回を、書かれた言葉も記録も残さずに消します。元に戻せません。先に export-run で書き出してください。",
    add_arguments=_add_arguments,
    run=_run,
)
