"""Sheets that go home as files: what stood in them when they left, by an id that can be read on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import codes, events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.store import tables
from workbook.store.inserts import insert_new

RETURNABLE = frozenset({"xlsx", "docx", "json", "html"})
"""Formats that can come back; a printed page cannot."""

_WITHOUT_ID = "lost"
_LETTERS = 8
_SHOWN = 4


@dataclass(frozen=True)
class Handout:
    """A sheet as it went home. `values` is what stood in the file, `seq` the newest update of that moment."""

    id: str
    sheet_id: str
    member_id: str
    at: datetime
    format: str
    values: Values
    seq: int

    @property
    def shown(self) -> str:
        """Return the id as it stands on the pages."""
        return f"{self.id[:_SHOWN]}-{self.id[_SHOWN:]}"


def take_home(  # noqa: PLR0913 -- the file's particulars, by keyword
    db: Session,
    sheet: Sheet,
    form: Form,
    *,
    by: Person,
    format: str,  # noqa: A002 -- the word everybody uses
    empty: bool = False,
    at: datetime | None = None,
) -> Handout:
    """Remember a sheet as it is now, for a file that is made of `values`; an `empty` form has none.

    Raise Refused for a sheet somebody may not read.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    values, seq = sheets.as_written(db, sheet, form)
    if empty:
        values = {}
    handout = _new(sheet, values, seq, by=by, format=format, at=at or house_clock.now())
    while not insert_new(db, tables.Handout, _row(handout)):
        handout = _new(sheet, values, seq, by=by, format=format, at=handout.at)
    events.log(
        db, events.TAKEN_HOME, run=sheet.run_id, by=by.id, sheet=sheet.id, handout=handout.id, format=format
    )
    return handout


def last_format(db: Session, by: Person) -> str:
    """Return the format in which somebody took a sheet home last; nothing before the first time."""
    mine = select(tables.Handout.format).where(tables.Handout.member_id == by.id)
    return db.scalars(mine.order_by(tables.Handout.at.desc()).limit(1)).first() or ""


def take_all_home(  # noqa: PLR0913 -- the files' particulars, by keyword
    db: Session,
    kept: Iterable[KeptSheet],
    values: Mapping[str, Values],
    *,
    by: Person,
    format: str,  # noqa: A002 -- the word everybody uses
    empty: bool = False,
) -> dict[str, Handout]:
    """Remember many sheets as they are (`sheets.team_sheets` and `sheets.values_many`), in one statement; by sheet id.

    Raise Refused, and remember none, if one of them is not somebody's to read.
    """
    now = house_clock.now()
    made = {}
    for one in kept:
        permission.need(rights.may_open_sheet(by, one.sheet))
        held = {} if empty else values[one.sheet.id]
        made[one.sheet.id] = _new(one.sheet, held, one.newest, by=by, format=format, at=now)
    if made:
        db.execute(insert(tables.Handout), [_row(handout) for handout in made.values()])
        events.log(db, events.TAKEN_HOME, run=by.run_id or None, by=by.id, sheets=len(made), format=format)
    return made


def without_id(db: Session, sheet: Sheet, *, by: Person) -> Handout:
    """Return what a file of this sheet is compared with when its id was lost: nothing at all.

    So nothing that stands in the sheet counts as removed. It is the same one each time, so that the same file twice
    is recognised. Raise Refused to those who may not write in it.
    """
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)
    same = (tables.Handout.sheet_id == sheet.id, tables.Handout.format == _WITHOUT_ID)
    held = db.scalars(
        select(tables.Handout).where(*same).order_by(tables.Handout.at, tables.Handout.id)
    ).first()
    if held is not None:
        return view(held)
    handout = _new(sheet, {}, 0, by=by, format=_WITHOUT_ID, at=house_clock.now())
    db.execute(insert(tables.Handout), [_row(handout)])
    return handout


def find(db: Session, handout_id: str) -> Handout | None:
    """Return a handout by its visible id, however it was typed; whether somebody may see it is asked elsewhere."""
    row = db.get(tables.Handout, codes.fold(handout_id))
    return None if row is None else view(row)


def view(row: tables.Handout) -> Handout:
    """Return a stored handout as a value."""
    return Handout(
        id=row.id,
        sheet_id=row.sheet_id,
        member_id=row.member_id,
        at=row.at,
        format=row.format,
        values=row.values,
        seq=row.values_seq,
    )


def _new(  # noqa: PLR0913 -- the columns of a handout
    sheet: Sheet,
    values: Values,
    seq: int,
    *,
    by: Person,
    format: str,  # noqa: A002 -- the word everybody uses
    at: datetime,
) -> Handout:
    return Handout(
        id=codes.random_letters(_LETTERS),
        sheet_id=sheet.id,
        member_id=by.id,
        at=at,
        format=format,
        values=values,
        seq=seq,
    )


def _row(handout: Handout) -> dict[str, object]:
    return {
        "id": handout.id,
        "sheet_id": handout.sheet_id,
        "member_id": handout.member_id,
        "at": handout.at,
        "format": handout.format,
        "values": handout.values,
        "values_seq": handout.seq,
    }
