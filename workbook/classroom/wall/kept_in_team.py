"""A team keeps a sheet to itself, or lets it be shown again; and it lets the shared screen show how a sheet grew."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import signals
from workbook.store import tables


def keep_in_team(db: Session, sheet: Sheet, *, stays: bool, by: Person) -> None:
    """Let a team decide whether a sheet is shown to others; raise Refused to everybody else.

    A signal carries it: an answer that is on the shared screen leaves it at once.
    """
    permission.need(rights.may_keep_in_team(by, sheet))
    db.execute(update(tables.Sheet).where(tables.Sheet.id == sheet.id).values(stays_in_team=stays))
    events.log(
        db, events.SHEET_KEPT if stays else events.SHEET_SHARED, run=sheet.run_id, by=by.id, sheet=sheet.id
    )
    signals.send(db, signals.KEPT, run=sheet.run_id, by=by.id, data={"sheet": sheet.id, "stays": stays})


def let_growth_be_shown(db: Session, sheet: Sheet, *, shown: bool, by: Person) -> None:
    """Let a team decide whether the shared screen may show how a sheet grew; raise Refused to everybody else.

    The log of the run holds it, and as long as nothing was said it is not shown.
    """
    permission.need(rights.may_keep_in_team(by, sheet))
    signals.send(db, signals.GROWTH, run=sheet.run_id, by=by.id, data={"sheet": sheet.id, "shown": shown})
