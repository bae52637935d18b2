"""The house's clock, kept in step by all processes of one database: how far it is ahead of the wall is one row of `setting`.

The wall is this machine's clock with SQLite, and the database server's with PostgreSQL, so that several machines have one
wall. Whoever sees that it was set writes down how far the house is ahead of it now; the others go by what is written.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.house_clock import Ahead, Reading
from workbook.store.again import again_and_again
from workbook.store.database import Database
from workbook.store.inserts import insert_new
from workbook.store.tables import Setting

EVERY = 15.0
"""Seconds between two looks at the wall; meanwhile nobody sees that it was set."""
SET = 0.5
"""Seconds by which a wall was set, and did not only go a little faster or slower than the machine."""
LARGE = 3600.0
"""Seconds from which the wall is believed at once: it was wrong by hours or years, and dates were wrong with it."""
_SETTING = "clock"
_WALL = text("SELECT extract(epoch FROM clock_timestamp())")

Wall = Callable[[Session], float]


class SharedClock:
    """Lets this process tell the time as all others of the database do, within `running()`.

    `is_counting` tells whether a countdown is under way: a large correction waits for it, so that it keeps what it has
    left. `wall` tells what the wall shows; left out, that of the database's machine.
    """

    def __init__(
        self, database: Database, *, is_counting: Callable[[], bool], wall: Wall | None = None
    ) -> None:
        self._database = database
        self._is_counting = is_counting
        self._wall = wall or (_own_wall if database.is_sqlite else _wall_of_server)
        self._reading: Reading | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let `house_clock.now` go by this clock until the process ends."""
        await asyncio.to_thread(self.look)
        try:
            async with again_and_again({"what time it is": self._look_later}):
                yield
        finally:
            house_clock.go_by(None)

    async def _look_later(self) -> None:
        await asyncio.sleep(EVERY)
        await asyncio.to_thread(self.look)

    def look(self) -> None:
        """Look at the wall and at what others wrote of it, and go by that."""
        with self._database.reading() as db:
            held = db.get(Setting, _SETTING)  # before the wall: whoever wrote it had seen it set
            begun = house_clock.steady()
            wall = self._wall(db)
            took = house_clock.steady() - begun
        ahead = Ahead(*json.loads(held.value)) if held else Ahead()
        known, at = self._reading, begun + took / 2
        if known is not None:
            if took > SET:
                return  # the wall may have shown it at any moment of that
            if ahead == known.ahead and abs(wall - known.wall_at(at)) > SET:
                was, ahead = ahead, Ahead(known.house_at(at) - wall, wall)
                if not self._write(was, ahead):
                    return  # somebody else saw it a moment earlier: theirs counts, at the next look
        self._go_by(Reading(wall, at, ahead))
        is_large = abs(ahead.at(wall)) > LARGE
        if is_large and not self._is_counting() and self._write(ahead, Ahead()):
            self._go_by(Reading(wall, at))

    def _go_by(self, reading: Reading) -> None:
        self._reading = reading
        house_clock.go_by(reading)

    def _write(self, was: Ahead, ahead: Ahead) -> bool:
        """Write how far the house is ahead; tell whether nobody else has done so meanwhile."""
        old, new = (json.dumps([one.seconds, one.since]) for one in (was, ahead))
        change = update(Setting).where(Setting.name == _SETTING, Setting.value == old).values(value=new)
        with self._database.begin() as db:
            insert_new(db, Setting, {"name": _SETTING, "value": json.dumps([0.0, 0.0])})
            return db.execute(change.returning(Setting.name)).first() is not None


def _own_wall(_db: Session) -> float:
    return time.time()


def _wall_of_server(db: Session) -> float:
    return float(db.execute(_WALL).scalar_one())
