"""What was written into a form of a page without a connection: merged into the sheet as it is by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import late_words
from workbook.content.forms.form import Form, Grid
from workbook.content.model.answers import Cell, Values
from workbook.desk.document import besides, writing
from workbook.desk.document.besides import Beside
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.returning.take_in import Plan
from workbook.desk.table import journal
from workbook.store import tables


@dataclass(frozen=True)
class PageForm:
    """What a page said when it was drawn and what it says now; `id` is its own: sent twice, it counts once."""

    id: str
    base: Values
    said: Values


def save(db: Session, sheet: Sheet, form: Form, page: PageForm, *, by: Person) -> tuple[Change, ...]:
    """Merge what somebody wrote and return what became of each answer; raise Refused to those who may not write."""
    plan = _planned(_to_change(db, sheet, by), form, page, by)
    _append(db, sheet, plan.update, by)
    return plan.changes


def leave_late(db: Session, sheet: Sheet, form: Form, page: PageForm, *, by: Person) -> bool:
    """Keep what somebody wrote beside a sheet that is closed to them by now; tell whether there is anything new.

    Raise Refused to those whose sheet it never was.
    """
    permission.need(rights.may_leave_late_words(by, sheet))
    plan = _planned([data for _, data in journal.updates(db, sheet.id)], form, page, by)
    return plan.update is not None and late_words.keep(db, sheet.id, plan.update, member=by.id)


def remove_row(  # noqa: PLR0913 -- a row and who removes it, by keyword
    db: Session, sheet: Sheet, grid: Grid, *, row: str, seen: Mapping[str, Cell], by: Person
) -> bool:
    """Remove a row that still says what somebody saw; tell whether it did. Raise Refused to those who may not write."""
    update = writing.update_without_row(_to_change(db, sheet, by), grid, row, seen=seen)
    return _append(db, sheet, update, by)


def put_away(db: Session, sheet: Sheet, *, key: str, by: Person) -> bool:
    """Take away a 別案; tell whether it was still there. Raise Refused to those who may not write."""
    return _append(db, sheet, besides.update_putting_away(_to_change(db, sheet, by), key), by)


def beside(db: Session, sheet: Sheet, target: str, *, by: Person) -> tuple[Beside, ...]:
    """Return what stands beside one place of a sheet; raise Refused to those who may not read it."""
    permission.need(rights.may_open_sheet(by, sheet))
    return besides.waiting([data for _, data in journal.updates(db, sheet.id)], target)


def _planned(stored: list[bytes], form: Form, page: PageForm, by: Person) -> Plan:
    """Return what a form changes in the document of these updates."""
    return take_in.plan(
        stored,
        form,
        base=page.base,
        returned=page.said,
        handout_id=page.id,
        by=by.name,
        at=house_clock.now().isoformat(timespec="seconds"),
        may_clear=True,
    )


def _to_change(db: Session, sheet: Sheet, by: Person) -> list[bytes]:
    """Return the updates of a sheet that somebody may write in; two who write to it take turns from here on."""
    permission.need(rights.may_open_sheet(by, sheet))
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)
    db.execute(select(tables.Sheet.id).where(tables.Sheet.id == sheet.id).with_for_update())
    return [data for _, data in journal.updates(db, sheet.id)]


def _append(db: Session, sheet: Sheet, update: bytes | None, by: Person) -> bool:
    if update is not None:
        journal.append(db, sheet.id, update, member=by.id)
    return update is not None
