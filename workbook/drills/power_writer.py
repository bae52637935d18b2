"""Writes numbered words through the desk's own writer from several hands; every acknowledgement goes among the disk's notes.

`python -m workbook.drills.power_writer URL NOTES COUNT`: a program of its own, so that its disk can be watched.
"""

from __future__ import annotations

import asyncio
import os
import sys

from sqlalchemy import text

from workbook.bench import desk_server
from workbook.desk.table import journal
from workbook.desk.table.journal import NewUpdate
from workbook.desk.table.writer import Writer
from workbook.drills import disk
from workbook.store.database import Database

HANDS = 8
SHEET = desk_server.team_of(0)


def words(number: int) -> bytes:
    """Return what is written as the change with this number: of any length from some letters to some pages."""
    return f"<{number}>".encode() + "困".encode() * (number * 37 % 1_500)


def main(url: str, notes: str, count: int) -> None:
    """Write, and say "done" when everything is acknowledged; then end without putting anything in order."""
    asyncio.run(_write_all(Database(url), os.open(notes, os.O_WRONLY | os.O_APPEND), count))
    sys.stdout.write("done\n")
    sys.stdout.flush()
    os._exit(0)


async def _write_all(database: Database, to: int, count: int) -> None:
    writer = Writer(database)
    writer.start()
    hands = asyncio.Semaphore(HANDS)

    async def write(number: int) -> None:
        async with hands:
            await writer.do(journal.write, NewUpdate(SHEET, words(number), "0"))
            os.write(to, disk.written_by_us(disk.ACKNOWLEDGED, str(number).encode()))

    for begin in range(0, count, part := max(1, count // 4)):
        await asyncio.gather(*map(write, range(begin, min(count, begin + part))))
        if not database.is_sqlite:  # SQLite moves its log into the file by itself
            await asyncio.to_thread(_checkpoint, database)


def _checkpoint(database: Database) -> None:
    with database.alone() as connection:
        connection.execute(text("CHECKPOINT"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
