"""A pen that writes in a sheet as the desk stores it, at any time, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from pycrdt import Doc
from sqlalchemy import insert

from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms.form import Form
from workbook.desk.document import writing
from workbook.store import tables
from workbook.store.database import Database

START = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)  # six in the evening in Japan


class Pen:
    """Writes in a sheet as the desk stores it, at any time."""

    def __init__(self, database: Database, sheet: Sheet, form: Form) -> None:
        self.database, self.sheet, self.form = database, sheet, form
        self.doc: Doc[Any] = Doc()

    def write(self, person: Person | None, minutes: float, **texts: str) -> int:
        before = self.doc.get_state()
        writing.write(self.doc, self.form, texts)
        row = {
            "sheet_id": self.sheet.id,
            "member_id": person.id if person else None,
            "at": START + timedelta(minutes=minutes),
            "data": self.doc.get_update(before),
        }
        with self.database.begin() as db:
            return db.execute(
                insert(tables.SheetUpdate).values(row).returning(tables.SheetUpdate.seq)
            ).scalar_one()
