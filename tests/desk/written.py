"""A writer that runs for a while, and what it has written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.desk import house
from workbook.desk.table import journal
from workbook.desk.table.journal import NewUpdate
from workbook.desk.table.writer import Writer
from workbook.store.database import Database

A = house.sheet_of("a")


@asynccontextmanager
async def writing(database: Database) -> AsyncIterator[Writer]:
    """Give a writer that writes what it was handed before it ends."""
    writer = Writer(database)
    writer.start()
    yield writer
    await writer.stop()


def keep(writer: Writer, data: bytes, sheet: str = A) -> asyncio.Future[int]:
    """Hand over an update of a sheet."""
    return writer.do(journal.write, NewUpdate(sheet, data, "sato"))


def stored(database: Database) -> list[bytes]:
    """Return the updates of the sheet that are on the disk."""
    with database.reading() as db:
        return [data for _, data in journal.updates(db, A)]
