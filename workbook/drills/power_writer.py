"""Writes numbered words through the desk's own writer from several hands; every acknowledgement goes among the disk's notes.

`python -m workbook.drills.power_writer URL NOTES COUNT`: a program of its own, so that its disk can be watched.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sqlalchemy import text

from workbook.bench import desk_server
from workbook.desk.table import journal
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
    database, to = Database(url), os.open(notes, os.O_WRONLY | os.O_APPEND)
    writer = Writer(database)
    writer.start()

    def write(number: int) -> None:
        keep = partial(journal.write, sheet=SHEET, data=words(number), member="0")
        writer.do(keep).result()
        os.write(to, disk.written_by_us(disk.ACKNOWLEDGED, str(number).encode()))

    with ThreadPoolExecutor(HANDS) as hands:
        for begin in range(0, count, part := max(1, count // 4)):
            list(hands.map(write, range(begin, min(count, begin + part))))
            if not database.is_sqlite:  # SQLite moves its log into the file by itself
                with database.alone() as connection:
                    connection.execute(text("CHECKPOINT"))
    sys.stdout.write("done\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
