"""Where every team is with its homework: with them at home, being written, handed in, given back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from workbook.classroom.homework import comments, due_days, take_home
from workbook.classroom.homework.due_days import Due
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.store import tables

NOT_YET = "これから"
AT_HOME = "持ち帰り中"
WRITING = "記入中"
HANDED_IN = "提出済み"
RETURNED = "返却"


@dataclass(frozen=True)
class Item:
    """A worksheet of a homework interval: its state, since when, and whether it came after the due day.

    `sheet` is empty as long as nobody opened it. `goes_on`: words were written after it was handed in or returned.
    """

    worksheet: str
    title: str
    sheet: str
    state: str
    since: datetime | None = None
    is_late: bool = False
    goes_on: bool = False
    comments: int = 0


@dataclass(frozen=True)
class TeamHomework:
    """A team with the items of each interval, in the order of the course."""

    team: str
    name: str
    intervals: tuple[tuple[Due, tuple[Item, ...]], ...]


@dataclass(frozen=True)
class _Handed:
    """When a sheet was handed in last for an interval, and given back."""

    at: datetime
    returned_at: datetime | None


@dataclass(frozen=True)
class _Known:
    """What happened to the sheets of a run, by sheet id."""

    left: Mapping[str, datetime]
    written: Mapping[str, datetime]
    handed_in: Mapping[tuple[str, str], _Handed]
    comments: Mapping[str, int]


def of_run(  # noqa: PLR0913 -- a run and who looks, by keyword
    db: Session, *, run: str, course: Course, library: Library, by: Person, team: str = ""
) -> tuple[TeamHomework, ...]:
    """Return where the teams of a run are, or one team; members see their own team, a breakout's helpers its teams.

    The number of queries does not grow with the teams. Raise Refused to those who do not belong to the run.
    """
    permission.need(rights.may_see_run(by, run=run))
    only = by.team_id or team
    dues = due_days.of_run(db, run, course)
    where = {"run": run, **({"team": only} if only else {})}
    where |= {"breakout": by.breakout_id} if by.breakout_id else {}
    rows = db.execute(_teams(frozenset(where)), where).all()
    held = [one for one in sheets.team_sheets(db, run=run, team=only) if one.sheet.kind == "worksheet"]
    known = _known(db, held)
    places = {(one.sheet.team_id, one.sheet.content_id): one.sheet.id for one in held}
    return tuple(
        TeamHomework(id_, name, tuple((due, _items(due, library, id_, places, known)) for due in dues))
        for id_, name in rows
    )


def _known(db: Session, sheets_held: Collection[KeptSheet]) -> _Known:
    held = [one.sheet.id for one in sheets_held]
    given = {"held": held}
    return _Known(
        {sheet: at for sheet, at in db.execute(_left(), given)},  # noqa: C416 -- mypy
        {one.sheet.id: one.changed_at for one in sheets_held if one.changed_at is not None},
        {
            (sheet, interval): _Handed(at, returned_at)
            for sheet, interval, at, returned_at in db.execute(_handed_in(), given)
        },
        comments.counts(db, held),
    )


@cache
def _teams(given: frozenset[str]) -> Select[str, str]:
    """Return the query for the teams of a run, made once for what is given."""
    of = {"run": tables.Team.run_id, "team": tables.Team.id, "breakout": tables.Team.breakout_id}
    narrowed = (column == bindparam(name) for name, column in of.items() if name in given)
    teams = select(tables.Team.id, tables.Team.name).where(*narrowed)
    return teams.order_by(tables.Team.position, tables.Team.id)


@cache
def _left() -> Select[str, datetime]:
    """Return the query for when sheets went home last; it is asked at every click on the homework, so it is made once."""
    went = select(tables.Handout.sheet_id, func.max(tables.Handout.at)).where(
        tables.Handout.sheet_id.in_(bindparam("held", expanding=True)),
        tables.Handout.format.in_(take_home.RETURNABLE),
    )
    return went.group_by(tables.Handout.sheet_id)


@cache
def _handed_in() -> Select[str, str, datetime, datetime | None]:
    """Return the query for when sheets were handed in and returned; made once as well."""
    columns = (tables.HandIn.sheet_id, tables.HandIn.interval, tables.HandIn.at, tables.HandIn.returned_at)
    of_held = tables.HandIn.sheet_id.in_(bindparam("held", expanding=True))
    return select(*columns).where(of_held).order_by(tables.HandIn.at)


def _items(
    due: Due, library: Library, team: str, places: Mapping[tuple[str, str], str], known: _Known
) -> tuple[Item, ...]:
    found = (library.worksheet(id_) for id_ in due.interval.worksheets)
    return tuple(_item(due, one, team, places, known) for one in found if one and one.unit == "team")


def _item(
    due: Due, worksheet: Worksheet, team: str, places: Mapping[tuple[str, str], str], known: _Known
) -> Item:
    names = (worksheet.id, *worksheet.aliases)
    sheet = next((places[team, name] for name in names if (team, name) in places), "")
    written = known.written.get(sheet)
    handed_in = known.handed_in.get((sheet, due.interval.id))
    state, since = _state(handed_in, known.left.get(sheet), written)
    return Item(
        worksheet.id,
        worksheet.title,
        sheet,
        state,
        since,
        is_late=handed_in is not None and due.is_late(handed_in.at),
        goes_on=bool(handed_in and written and since and written > since),
        comments=known.comments.get(sheet, 0),
    )


def _state(
    handed_in: _Handed | None, left: datetime | None, written: datetime | None
) -> tuple[str, datetime | None]:
    if handed_in is not None:
        back = handed_in.returned_at
        return (RETURNED, back) if back else (HANDED_IN, handed_in.at)
    if left and (written is None or left > written):
        return AT_HOME, left
    return (WRITING, written) if written else (NOT_YET, None)
