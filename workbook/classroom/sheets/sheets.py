"""Sheets: which one belongs to whom, and what stands in them now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from workbook.classroom.people import new_ids
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheet_queries
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.content.model.cases import Case
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import plain_values
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.inserts import insert_new

_NOTHING: Mapping[str, object] = MappingProxyType({})
NO_TEAM = "チームに入るか「ひとりで試す」を選ぶと、書けるようになります。"


@dataclass(frozen=True)
class SheetPlace:
    """What a sheet is for: a worksheet or a case, the team or each member, and the ids it had before."""

    kind: str
    content_id: str
    unit: str = "team"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeptSheet:
    """A sheet with what is kept of it: the values up to an update, and number and time of its newest update."""

    sheet: Sheet
    values: Values
    values_seq: int
    newest: int = 0
    changed_at: datetime | None = None


Forms = Callable[[Sheet], Form | None]
"""Gives the form of a sheet, with the content its run is pinned to."""


# ---------------------------------------------------------------- finding one


def of_worksheet(worksheet: Worksheet) -> SheetPlace:
    """Return the place of a worksheet."""
    return SheetPlace("worksheet", worksheet.id, worksheet.unit, worksheet.aliases)


def of_case(case: Case) -> SheetPlace:
    """Return the place of a case: a case is always talked about in the team."""
    return SheetPlace("case", case.id, aliases=case.aliases)


def find(db: Session, person: Person, place: SheetPlace) -> Sheet | None:
    """Return somebody's sheet at a place, also under a former id; None if there is none yet."""
    names = (place.content_id, *place.aliases)
    own = {"member": person.id} if place.unit == "member" else {}
    given = {"team": person.team_id, "kind": place.kind, "names": list(names), **own}
    rows = db.execute(sheet_queries.at_place(is_own=bool(own)), given)
    found = {row.content_id: _sheet(row, breakout) for row, breakout in rows}
    return next((found[name] for name in names if name in found), None)


def sheet_for(db: Session, person: Person, place: SheetPlace) -> Sheet:
    """Return somebody's sheet at a place, made if it is not there; two people at once get the same one.

    Raise Refused for somebody without a team.
    """
    if not person.team_id:
        raise Refused({"sheet": NO_TEAM})
    held = find(db, person, place)
    if held is not None:
        return held
    row: dict[str, object] = {
        "id": new_ids.new_id(),
        "run_id": person.run_id,
        "team_id": person.team_id,
        "member_id": person.id if place.unit == "member" else None,
        "kind": place.kind,
        "content_id": place.content_id,
        "values": {},
        "values_seq": 0,
    }
    insert_new(db, tables.Sheet, row)
    return find(db, person, place) or _one(db, tables.Sheet.id == row["id"])


def last_edited(db: Session, person: Person) -> Sheet | None:
    """Return the sheet somebody wrote in last, to carry on where they were."""
    found = db.execute(sheet_queries.edited_last(), {"member": person.id}).one_or_none()
    return None if found is None else _sheet(*found)


def by_id(db: Session, sheet: str) -> Sheet | None:
    """Return a sheet by id; whether somebody may see it is asked at `rights.may_open_sheet`."""
    found = db.execute(sheet_queries.whole().where(tables.Sheet.id == sheet)).one_or_none()
    return None if found is None else _sheet(*found)


# ---------------------------------------------------------------- what stands in them


def values(db: Session, sheet: Sheet, form: Form) -> Values:
    """Return what stands in a sheet now, also when the values beside it lag behind its updates."""
    return values_many(db, _read(db, sheet_queries.kept_one(), {"sheet": sheet.id}), lambda _: form)[sheet.id]


def as_written(db: Session, sheet: Sheet, form: Form) -> tuple[Values, int]:
    """Return what all updates of a sheet add up to, and the number of its newest one, 0 for none: to be kept apart."""
    stored = journal.updates(db, sheet.id)
    return plain_values.values_of((data for _, data in stored), form), stored[-1][0] if stored else 0


def team_sheets(
    db: Session, *, run: str, team: str = "", teams: Collection[str] = (), content: Collection[str] = ()
) -> tuple[KeptSheet, ...]:
    """Return the sheets of all teams of a run, or of one team or some, in one query; never those of a person.

    `content`: only of the worksheets and cases with these ids.
    """
    given: dict[str, object] = {"run": run}
    if team:
        given["team"] = team
    if teams:
        given["teams"] = list(teams)
    if content:
        given["content"] = list(content)
    return _read(db, sheet_queries.of_teams(frozenset(given)), given)


def teams_written(db: Session, *, run: str, after: int) -> frozenset[str]:
    """Return the teams of a run in whose sheets something was written after an update, named by its number."""
    later = select(tables.SheetUpdate.sheet_id).where(tables.SheetUpdate.seq > after)
    of_run = (tables.Sheet.run_id == run, tables.Sheet.member_id.is_(None), tables.Sheet.id.in_(later))
    return frozenset(db.scalars(select(tables.Sheet.team_id).where(*of_run).distinct()))


def own_answers(db: Session, worksheet: Worksheet, *, run: str) -> tuple[Values, ...]:
    """Return what stands in the sheets that the members of a run have for themselves, without whose each one is."""
    names = (worksheet.id, *worksheet.aliases)
    of_members = sheet_queries.kept().where(tables.Sheet.run_id == run, tables.Sheet.member_id.is_not(None))
    of_sheet = (tables.Sheet.kind == "worksheet", tables.Sheet.content_id.in_(names))
    form = forms.of_worksheet(worksheet)
    return tuple(values_many(db, _read(db, of_members.where(*of_sheet)), lambda _: form).values())


def content_of(db: Session, sheets: Collection[str]) -> dict[str, str]:
    """Return which worksheet or case each of these sheets is of, by id; unknown sheets are left out."""
    of = select(tables.Sheet.id, tables.Sheet.content_id).where(tables.Sheet.id.in_(sheets))
    return {row.id: row.content_id for row in db.execute(of)} if sheets else {}


def form_at(db: Session, sheet: str) -> tuple[str, str, str | None] | None:
    """Return kind and id of what a sheet is filled in from, and the revision its run shows; None if there is no such sheet."""
    of = select(tables.Sheet.kind, tables.Sheet.content_id, tables.Run.content_revision).join(tables.Run)
    found = db.execute(of.where(tables.Sheet.id == sheet)).one_or_none()
    return None if found is None else (found.kind, found.content_id, found.content_revision)


def _read(
    db: Session,
    query: Select[tables.Sheet, str | None, int, datetime],
    given: Mapping[str, object] = _NOTHING,
) -> tuple[KeptSheet, ...]:
    """Return the sheets of a query made by this module, with their kept values."""
    rows = db.execute(query, given)
    return tuple(
        KeptSheet(_sheet(row, breakout), row.values, row.values_seq, newest or 0, changed_at)
        for row, breakout, newest, changed_at in rows
    )


def values_many(db: Session, sheets: Iterable[KeptSheet], forms: Forms) -> dict[str, Values]:
    """Return what stands in many sheets now, by id, with one query more at most."""
    held = {one.sheet.id: one for one in sheets}
    behind = [id_ for id_, one in held.items() if one.newest > one.values_seq]
    updates = journal.updates_of(db, behind) if behind else {}
    found = {}
    for id_, one in held.items():
        form = forms(one.sheet) if id_ in updates else None
        found[id_] = one.values if form is None else plain_values.values_of(updates[id_], form)
    return found


# ---------------------------------------------------------------- inside


def _one(db: Session, which: ColumnElement[bool]) -> Sheet:
    return _sheet(*db.execute(sheet_queries.whole().where(which)).one())


def _sheet(row: tables.Sheet, breakout: str | None) -> Sheet:
    return Sheet(
        id=row.id,
        run_id=row.run_id,
        team_id=row.team_id,
        member_id=row.member_id,
        kind=row.kind,
        content_id=row.content_id,
        breakout_id=breakout or "",
        stays_in_team=row.stays_in_team,
    )
