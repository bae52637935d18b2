"""Homework that is handed in, as it was at that moment, and given back with a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session, aliased

from workbook import house_clock
from workbook.classroom.people import events, new_ids, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.store import tables
from workbook.texts import cleaning

LONGEST_NOTE = 2_000
_TAKEN = "この提出は、もう返却されています。ページを開きなおすと、返却のことばが読めます。"
_GONE = "この提出は見つかりません。"


@dataclass(frozen=True)
class HandIn:
    """A sheet as it was handed in, by whom and with which note; `returned_at` None: nobody gave it back yet."""

    id: str
    sheet_id: str
    interval: str
    name: str
    department: str
    at: datetime
    note: str
    values: Values
    seq: int
    returned_at: datetime | None = None
    returned_by: str = ""
    return_note: str = ""


def hand_in(  # noqa: PLR0913 -- a homework and a note, by keyword
    db: Session,
    sheet: Sheet,
    form: Form,
    *,
    interval: str,
    by: Person,
    note: str = "",
    at: datetime | None = None,
) -> HandIn:
    """Keep a copy of a sheet as it is now, for a homework interval; work on the sheet can go on.

    Every hand-in is a row of its own and stays. The same sheet with the same note again, before anybody answered,
    is the same hand-in: a second click. Late ones are taken like all others.
    Raise Refused to those who may not.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)
    words = note_of(note, label="ひとこと")
    values, seq = sheets.as_written(db, sheet, form)
    last = newest(db, sheet, interval=interval)
    if last and (last.seq, last.note, last.returned_at) == (seq, words, None):
        return last
    row = tables.HandIn(
        id=new_ids.new_id(),
        sheet_id=sheet.id,
        interval=interval,
        member_id=by.id,
        at=at or house_clock.now(),
        note=words,
        values=values,
        values_seq=seq,
        return_note="",
    )
    db.add(row)
    db.flush()
    events.log(
        db, events.HANDED_IN, run=sheet.run_id, by=by.id, sheet=sheet.id, interval=interval, hand_in=row.id
    )
    return _one(db, row.id)


def return_to_team(
    db: Session, hand_in: str, *, by: Person, note: str = "", at: datetime | None = None
) -> HandIn:
    """Give a handed-in sheet back with a word; whoever is second is told so, and nothing is written over.

    Raise Refused to those who may not.
    """
    words = note_of(note, label="返却のことば")
    where = select(tables.HandIn.sheet_id).where(tables.HandIn.id == hand_in)
    sheet = sheets.by_id(db, db.scalars(where).one_or_none() or "")
    if sheet is None:
        raise Refused({"hand_in": _GONE})
    permission.need(rights.may_return(by, sheet), permission.NOT_A_HELPER)
    mine = update(tables.HandIn).where(tables.HandIn.id == hand_in, tables.HandIn.returned_at.is_(None))
    change = mine.values(returned_at=at or house_clock.now(), returned_by=by.id, return_note=words)
    if db.execute(change.returning(tables.HandIn.id)).first() is None:
        raise Refused({"hand_in": _TAKEN})
    events.log(db, events.HOMEWORK_RETURNED, run=sheet.run_id, by=by.id, sheet=sheet.id, hand_in=hand_in)
    return _one(db, hand_in)


def of_sheet(db: Session, sheet: Sheet, *, by: Person) -> tuple[HandIn, ...]:
    """Return everything that was handed in of a sheet, the newest first.

    Raise Refused to those who may not read it.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    return _views(db, _rows().where(tables.HandIn.sheet_id == sheet.id))


def is_there(db: Session, sheet: Sheet, *, by: Person) -> bool:
    """Tell whether anything was handed in of a sheet; raise Refused to those who may not read it."""
    permission.need(rights.may_open_sheet(by, sheet))
    return db.scalars(_any(), {"sheet": sheet.id}).first() is not None


def newest(db: Session, sheet: Sheet, *, interval: str) -> HandIn | None:
    """Return what was handed in last for an interval; the caller has asked the door."""
    rows = _rows().where(tables.HandIn.sheet_id == sheet.id, tables.HandIn.interval == interval)
    return next(iter(_views(db, rows)), None)


def first(db: Session, sheet: Sheet) -> HandIn | None:
    """Return what was handed in first of a sheet; the caller has asked the door."""
    found = _views(db, _rows().where(tables.HandIn.sheet_id == sheet.id))
    return found[-1] if found else None


def note_of(typed: str, *, label: str) -> str:
    """Return a note of several lines, cleaned; raise Refused when it is too long."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words = "\n".join(cleaning.one_line(line) for line in lines).strip("\n")
    if len(words) > LONGEST_NOTE:
        raise Refused(
            {"note": f"{label}は {LONGEST_NOTE} 文字までです（いまは {len(words)} 文字）。短くしてください。"}
        )
    return words


@cache
def _any() -> Select[str]:
    """Return the query for one of what was handed in of a sheet; every worksheet asks it, so it is made once."""
    return select(tables.HandIn.id).where(tables.HandIn.sheet_id == bindparam("sheet")).limit(1)


@cache
def _rows() -> Select[tables.HandIn, str, str, str]:
    by, back = aliased(tables.Member), aliased(tables.Member)
    joined = select(tables.HandIn, by.name, by.department, back.name).join(
        by, by.id == tables.HandIn.member_id
    )
    return joined.outerjoin(back, back.id == tables.HandIn.returned_by).execution_options(
        populate_existing=True
    )


def _one(db: Session, hand_in: str) -> HandIn:
    return _views(db, _rows().where(tables.HandIn.id == hand_in))[0]


def _views(db: Session, rows: Select[tables.HandIn, str, str, str]) -> tuple[HandIn, ...]:
    newest_first = rows.order_by(tables.HandIn.at.desc(), tables.HandIn.id)
    return tuple(
        _view(row, name, department, back) for row, name, department, back in db.execute(newest_first)
    )


def _view(row: tables.HandIn, name: str, department: str, back: str | None) -> HandIn:
    return HandIn(
        id=row.id,
        sheet_id=row.sheet_id,
        interval=row.interval,
        name=name,
        department=department,
        at=row.at,
        note=row.note,
        values=row.values,
        seq=row.values_seq,
        returned_at=row.returned_at,
        returned_by=back or "",
        return_note=row.return_note,
    )
