"""A house with open sheets, and what is kept of them, for tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from pycrdt import Doc, Text
from sqlalchemy import select

from tests.desk import house
from workbook.desk.table import journal
from workbook.desk.table.doorkeeper import Forms, Visitor
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.tables import Sheet

A, B = house.sheet_of("a"), house.sheet_of("b")


class Place:
    """A seat that hears nothing."""

    visitor = Visitor("sato", "佐藤")
    acks = 0

    def send(self, message: bytes) -> None:
        """Let it go."""

    def acked(self) -> None:
        self.acks += 1

    def failed(self, reason: str) -> None:
        raise AssertionError(reason)


def update(words: str) -> bytes:
    doc: Doc[Any] = Doc()
    doc.get("text/aim", type=Text).insert(0, words)
    return doc.get_update()


def kept(database: Database, sheet: str = A) -> tuple[dict[str, Any], int, datetime | None]:
    with database.reading() as db:
        columns = select(Sheet.values, Sheet.values_seq, Sheet.updated_at).where(Sheet.id == sheet)
        values, seq, at = db.execute(columns).one()
    return values, seq, at


def append(database: Database, words: str, sheet: str = A) -> int:
    with database.begin() as db:
        return journal.append(db, sheet, update(words), member="sato")


@asynccontextmanager
async def running(
    database: Database, *, forms: Forms = house.form_of, keep_empty: float = 60.0
) -> AsyncIterator[OpenSheets]:
    found = OpenSheets(database=database, forms=forms, keep_empty=keep_empty)
    async with found.running():
        yield found


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(40):
        while not holds():  # noqa: ASYNC110 -- a database says nothing by itself
            await asyncio.sleep(0.01)
