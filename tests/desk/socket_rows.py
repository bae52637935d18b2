"""What is stored of a sheet that is written over the socket, for tests."""

from __future__ import annotations

from sqlalchemy import func, select

from tests.desk import house
from workbook.desk.document import layout, plain_values
from workbook.desk.table import journal
from workbook.store.database import Database
from workbook.store.tables import SheetUpdate

A, B = house.sheet_of("a"), house.sheet_of("b")


def rows(database: Database, sheet: str = A) -> int:
    with database.reading() as db:
        return db.execute(
            select(func.count()).select_from(SheetUpdate).where(SheetUpdate.sheet_id == sheet)
        ).scalar_one()


def words(database: Database, sheet: str = A) -> str:
    with database.reading() as db:
        updates = [data for _, data in journal.updates(db, sheet)]
    return layout.read(plain_values.opened(updates)).texts.get("text/aim", "")
