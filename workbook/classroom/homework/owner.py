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
OTHER_SHEET = "other-sheet"
OTHER_PERSON = "other-person"
OTHER_TEAM = "other-team"
OTHER_RUN = "other-run"
READ_ONLY = "read-only"
WHICH = "which"
UNKNOWN = "unknown"

_SAID = {
    OURS: "",
    OTHER_SHEET: "このファイルは、同じチームの別のワークシートです。そのワークシートのページで取り込めます。",
    OTHER_PERSON: "このファイルは、同じチームの別の方が一人で書くシートです。ご本人に渡してください。",
    OTHER_TEAM: "このファイルは「{team}」のシートです。そのチームの方に渡してください。ここには取り込みませんでした。",
    OTHER_RUN: "このファイルは、別の開催回「{run}」の「{team}」のシートです。ここには取り込みませんでした。",
    READ_ONLY: "このシートには、いまは書きこめません。ファイルはそのまま取っておいてください。",
    WHICH: "ファイルからシートの番号が読み取れませんでした。どのシートか選んでください。",
    UNKNOWN: "このファイルの番号は、このワークブックにはありません。持ち帰ったファイルかどうか、確かめてください。",
}
_ALONE = "このファイルは、別の方が「ひとりで試す」で書いたシートです。ここには取り込みませんでした。"


@dataclass(frozen=True)
class Candidate:
    """A sheet that a file without an id may be, with its newest handout that can come back.

    None: it never went home in such a file; `takehome.take_home(…, empty=True)` gives an empty form as its base.
    """

    sheet: Sheet
    handout: Handout | None


@dataclass(frozen=True)
class Whose:
    """Whose a file is. Sheet and handout are there only for one's own; `message` is empty for `ours`."""

    kind: str
    message: str
    sheet: Sheet | None = None
    handout: Handout | None = None
    candidates: tuple[Candidate, ...] = ()


def whose(  # noqa: PLR0913 -- what can be read in a file, by keyword
    db: Session,
    person: Person,
    *,
    handout_id: str = "",
    sheet_id: str = "",
    worksheet: str = "",
    expected: Sheet | None = None,
) -> Whose:
    """Tell whose a file is by what can be read in it; a file whose ids were lost gets candidates.

    `worksheet` is the id of what the file is about, `expected` the sheet on whose page it was dropped.
    """
    handout = take_home.find(db, handout_id) if handout_id else None
    sheet = sheets.by_id(db, handout.sheet_id if handout else sheet_id)
    if sheet is None:
        found = candidates(db, person, worksheet=worksheet)
        kind = WHICH if found else UNKNOWN
        return Whose(kind, _SAID[kind], candidates=found)
    kind = _kind(person, sheet, expected)
    if kind not in {OURS, OTHER_SHEET}:
        return Whose(kind, _message(db, kind, sheet))
    newest = handout or next((one.handout for one in _with_handouts(db, [sheet])), None)
    return Whose(kind, _SAID[kind], sheet, newest)


def candidates(db: Session, person: Person, *, worksheet: str = "") -> tuple[Candidate, ...]:
    """Return the sheets of somebody and their team that a file may be, those that went home last first."""
    if not person.team_id:
        return ()
    own = tables.Sheet.member_id.is_(None) | (tables.Sheet.member_id == person.id)
    wanted = select(tables.Sheet.id).where(tables.Sheet.team_id == person.team_id, own)
    if worksheet:
        wanted = wanted.where(tables.Sheet.content_id == worksheet)
    held = [sheet for id_ in db.scalars(wanted.order_by(tables.Sheet.id)) if (sheet := sheets.by_id(db, id_))]
    return _with_handouts(db, [sheet for sheet in held if rights.may_write_sheet(person, sheet)])


def _with_handouts(db: Session, held: list[Sheet]) -> tuple[Candidate, ...]:
    ids = [sheet.id for sheet in held]
    gone = select(tables.Handout).where(
        tables.Handout.sheet_id.in_(ids), tables.Handout.format.in_(take_home.RETURNABLE)
    )
    newest = {row.sheet_id: row for row in db.scalars(gone.order_by(tables.Handout.at, tables.Handout.id))}
    found = [
        Candidate(sheet, take_home.view(newest[sheet.id]) if sheet.id in newest else None) for sheet in held
    ]
    return tuple(
        sorted(found, key=lambda one: one.handout.at.timestamp() if one.handout else 0.0, reverse=True)
    )


def _kind(person: Person, sheet: Sheet, expected: Sheet | None) -> str:
    if sheet.run_id != person.run_id:
        return OTHER_RUN
    if sheet.team_id != person.team_id:
        return OTHER_TEAM
    if sheet.member_id not in {None, person.id}:
        return OTHER_PERSON
    if not rights.may_write_sheet(person, sheet):
        return READ_ONLY
    return OURS if expected is None or expected.id == sheet.id else OTHER_SHEET


def _message(db: Session, kind: str, sheet: Sheet) -> str:
    names = select(tables.Team.name, tables.Run.title, tables.Run.kind).join(
        tables.Run, tables.Run.id == tables.Team.run_id
    )
    team, run, kind_of_run = db.execute(names.where(tables.Team.id == sheet.team_id)).one()
    # The team of somebody alone has that person's name.
    return _ALONE if kind_of_run == "solo" and kind == OTHER_RUN else _SAID[kind].format(team=team, run=run)
