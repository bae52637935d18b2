"""`delete-run`: a closed run, or every one that is due, taken out of the database for good."""

from __future__ import annotations

import argparse

from workbook.classroom.run import deletion, retention
from workbook.commands.keeping import answering
from workbook.commands.usage import Command, refuse
from workbook.content.forms import times
from workbook.store.database import Database
from workbook.store.keeping import deleting
from workbook.store.keeping.checking import BackupRefused

_TRACES = (
    "データベースのファイルには跡が残っているかもしれません（ほかの人が使っているため）。"
    "ワークブックを止めて、同じ命令をもう一度実行してください。"
)
_ELSEWHERE = "控え、持ち帰ったファイル、参加者のブラウザの中の下書きは、この命令では消えません（docs/operations.ja.md）。"


_WHICH = "消す開催回の ID か、期限の過ぎたものすべて（--due）の、どちらかひとつを書いてください。"
_NONE_DUE = "期限の過ぎた開催回はありません。何も消していません。"


class _Traces(BackupRefused):
    """The rows are gone, but not their traces."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?")
    parser.add_argument("--due", action="store_true")


def _run(given: argparse.Namespace) -> int:
    if (given.id is None) != given.due:
        return refuse(_WHICH)

    def work() -> str:
        with answering.existing() as database:
            wanted = _due(database) if given.due else [given.id]
            said = [f"開催回「{run}」を消しました（{_delete(database, run)} 行）。" for run in wanted]
            if said and not deleting.sweep(database):
                raise _Traces(_TRACES)
        return "\n".join([*said, _ELSEWHERE] if said else [_NONE_DUE])

    return answering.answer(work)


def _due(database: Database) -> list[str]:
    with database.reading() as db:
        return retention.due(db, today=times.today())


def _delete(database: Database, run: str) -> int:
    """Delete the rows, unless that was done before and only their traces are left."""
    with database.begin() as db:
        if deletion.was_deleted(db, run):
            return 0
    run = answering.known_run(run, database)
    with database.begin() as db:
        return deletion.delete_run(db, run)


COMMAND = Command(
    call="delete-run ID | --due",
    help="終えた開催回（--due なら、期限の過ぎたものすべて）を、書かれた言葉も記録も残さずに消します。元に戻せません。先に export-run で書き出してください。",
    add_arguments=_add_arguments,
    run=_run,
)
