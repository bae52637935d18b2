"""Whose a returned file is: said by name, without a word of what stands in the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.homework import take_home
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.store import tables

OURS = "ours"
OTHER_PERSON = "other-person"
OTHER_TEAM = "other-team"
OTHER_RUN = "other-run"
READ_ONLY = "read-only"
UNKNOWN = "unknown"

_SAID = {
    OURS: "",
    OTHER_PERSON: "このファイルは、同じチームの別の方が一人で書くシートです。ご本人に渡してください。",
    OTHER_TEAM: "このファイルは「{team}」のシートです。そのチームの方に渡してください。ここには取り込みませんでした。",
    OTHER_RUN: "このファイルは、別の開催回「{run}」の「{team}」のシートです。ここには取り込みませんでした。",
    READ_ONLY: "このシートには、いまは書きこめません。ファイルはそのまま取っておいてください。",
}
_ALONE = "このファイルは、別の方が「ひとりで試す」で書いたシートです。ここには取り込みませんでした。"


@dataclass(frozen=True)
class Whose:
    """Whose a file is. Sheet and handout are there only for one's own; `message` is empty for `ours` and `unknown`."""

    kind: str
    message: str
    sheet: Sheet | None = None
    handout: Handout | None = None


def whose(db: Session, person: Person, *, handout_id: str) -> Whose:
    """Tell whose a file is by the id that can be read in it, or that was chosen for it; empty for none."""
    handout = take_home.find(db, handout_id) if handout_id else None
    sheet = sheets.by_id(db, handout.sheet_id) if handout else None
    if sheet is None:
        return Whose(UNKNOWN, "")
    kind = _kind(person, sheet)
    if kind != OURS:
        return Whose(kind, _message(db, kind, sheet))
    return Whose(kind, _SAID[kind], sheet, handout)


def _kind(person: Person, sheet: Sheet) -> str:
    if sheet.run_id != person.run_id:
        return OTHER_RUN
    if sheet.team_id != person.team_id:
        return OTHER_TEAM
    if sheet.member_id not in {None, person.id}:
        return OTHER_PERSON
    if not rights.may_write_sheet(person, sheet):
        return READ_ONLY
    return OURS


def _message(db: Session, kind: str, sheet: Sheet) -> str:
    names = select(tables.Team.name, tables.Run.title, tables.Run.kind).join(
        tables.Run, tables.Run.id == tables.Team.run_id
    )
    team, run, kind_of_run = db.execute(names.where(tables.Team.id == sheet.team_id)).one()
    # The team of somebody alone has that person's name.
    return _ALONE if kind_of_run == "solo" and kind == OTHER_RUN else _SAID[kind].format(team=team, run=run)
