"""Words that came after the end (締切後に届いた言葉): kept beside a sheet, shown, and taken in by one press."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.desk.document import plain_values
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.table import journal
from workbook.desk.table.draft import Draft, TooMuchError
from workbook.store import tables

MOST_BYTES = 2**20
"""So much of one person waits beside a sheet."""


@dataclass(frozen=True)
class LateWords:
    """What somebody wrote and could not send in time: who, when it came last, and what it would change."""

    member: str
    name: str
    at: datetime
    changes: tuple[Change, ...]
    update: bytes


@dataclass(frozen=True)
class _Came:
    """One piece as it came: its number, whose, when, and the newest update of the sheet at that moment."""

    seq: int
    member: str
    at: datetime
    update: bytes
    after: int


def keep(db: Session, sheet_id: str, update: bytes, *, member: str) -> bool:
    """Keep an update beside a sheet, once; tell whether it is new. The caller has asked whether it may be.

    Raise MalformedError or TooMuchError for what no sheet would take.
    """
    sheet = sheets.by_id(db, sheet_id)
    if sheet is None:
        return False
    stored = journal.updates(db, sheet_id)
    mine = [one.update for one in _came(db, sheet) if one.member == member]
    whole = plain_values.opened(data for _, data in stored).get_update()
    Draft(lambda: [whole, *mine]).take(update)  # refuses what no sheet would take
    if (
        plain_values.opened([whole, *mine, update]).get_update()
        == plain_values.opened([whole, *mine]).get_update()
    ):
        return False  # a browser sends it again whenever it comes back
    if sum(map(len, [*mine, update])) > MOST_BYTES:
        raise TooMuchError
    said = base64.b64encode(update).decode()
    after = stored[-1][0] if stored else 0
    events.log(db, events.LATE_WORDS, run=sheet.run_id, by=member, sheet=sheet_id, update=said, after=after)
    return True


def waiting(db: Session, sheet: Sheet, form: Form, *, by: Person) -> tuple[LateWords, ...]:
    """Return what waits beside a sheet and is not in it yet, by person; raise Refused to those who may not read it."""
    permission.need(rights.may_open_sheet(by, sheet))
    came = _came(db, sheet)
    if not came:
        return ()
    stored = journal.updates(db, sheet.id)
    found = (
        _planned(db, form, stored, [one for one in came if one.member == member])
        for member in dict.fromkeys(one.member for one in came)
    )
    return tuple(one for one in found if one is not None)


def sheets_with_some(db: Session, run: str) -> tuple[Sheet, ...]:
    """Return the team sheets of a run beside which something came late; whether it still waits, `waiting` tells."""
    said = select(tables.Event.data).where(tables.Event.run_id == run, tables.Event.kind == events.LATE_WORDS)
    ids = dict.fromkeys(str(data["sheet"]) for data in db.scalars(said))
    found = (sheets.by_id(db, id_) for id_ in ids)
    return tuple(sheet for sheet in found if sheet is not None and sheet.member_id is None)


def take(db: Session, sheet: Sheet, form: Form, *, member: str, by: Person) -> bool:
    """Take in what somebody wrote too late, merged with what stands there now; tell whether there was something.

    Raise Refused to those who may not.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    permission.need(rights.may_take_late_words(by, sheet), permission.NOT_WRITABLE)
    db.execute(select(tables.Sheet.id).where(tables.Sheet.id == sheet.id).with_for_update())
    found = next((one for one in waiting(db, sheet, form, by=by) if one.member == member), None)
    if found is None:
        return False
    seq = journal.append(db, sheet.id, found.update, member=member)
    events.log(
        db, events.LATE_WORDS_TAKEN, run=sheet.run_id, by=by.id, sheet=sheet.id, member=member, seq=seq
    )
    return True


def taken(db: Session, sheet: Sheet) -> list[int]:
    """Return the updates of a sheet that came late and were taken in, by number."""
    said = select(tables.Event.data).where(
        tables.Event.run_id == sheet.run_id, tables.Event.kind == events.LATE_WORDS_TAKEN
    )
    return [data["seq"] for data in db.scalars(said) if data["sheet"] == sheet.id]


# ---------------------------------------------------------------- inside


def _came(db: Session, sheet: Sheet) -> list[_Came]:
    """Return what came late and was not taken in, the oldest first."""
    came: list[_Came] = []
    for row in db.scalars(_said(), {"run": sheet.run_id}):
        if row.data["sheet"] != sheet.id:
            continue
        if row.kind == events.LATE_WORDS_TAKEN:
            came = [one for one in came if one.member != row.data["member"]]
        else:
            update = base64.b64decode(row.data["update"])
            came.append(_Came(row.seq, row.actor_id or "", row.at, update, row.data["after"]))
    return came


@cache
def _said() -> Select[tables.Event]:
    """Return the query for what is known of late words in a run; every worksheet asks it, so it is made once."""
    kinds = (events.LATE_WORDS, events.LATE_WORDS_TAKEN)
    said = select(tables.Event).where(tables.Event.run_id == bindparam("run"), tables.Event.kind.in_(kinds))
    return said.order_by(tables.Event.seq)


def _planned(
    db: Session, form: Form, stored: Sequence[tuple[int, bytes]], came: Sequence[_Came]
) -> LateWords | None:
    """Return what these pieces of one person would change now; None when the sheet says all of it."""
    first, last = came[0], came[-1]
    before = [data for seq, data in stored if seq <= first.after]
    name = _name(db, first.member)
    plan = take_in.plan(
        (data for _, data in stored),
        form,
        base=plain_values.values_of(before, form),
        returned=plain_values.values_of(_both(before, came), form),
        handout_id=f"late-{first.seq}",
        by=name,
        at=house_clock.now().isoformat(timespec="seconds"),
        may_clear=True,
    )
    if plan.update is None:
        return None
    changes = tuple(change for change in plan.changes if change.changes)
    return LateWords(first.member, name, last.at, changes, plan.update)


def _both(before: Iterable[bytes], came: Iterable[_Came]) -> list[bytes]:
    return [*before, *(one.update for one in came)]


def _name(db: Session, member: str) -> str:
    return db.scalars(select(tables.Member.name).where(tables.Member.id == member)).one_or_none() or ""
