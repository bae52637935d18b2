"""People with homework, and the sheet they write it in, for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from classroom_paper import write

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.sheets import sheets
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


MAY_20 = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


def come(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def organiser(database: Database) -> Person:
    with database.begin() as db:
        return arrivals.admit_organiser(db, name="進行").person


def sheet_of(database: Database, person: Person, place: sheets.SheetPlace, **texts: str) -> Sheet:
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, place)
        if texts:
            write(db, sheet, person, **texts)
        return sheet
