"""Values kept beside the updates for reading; always derived, never edited."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from workbook.desk import document, journal
from workbook.desk.doorkeeper import Forms
from workbook.desk.room import Room
from workbook.desk.writer import NotWrittenError, Writer
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
PAUSE = 0.3
LONGEST = 2.0
AGAIN = 5.0

T = TypeVar("T")


class InThread(Protocol):
    """Does something that waits, without making the event loop wait."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """Return what `work` returns."""


@dataclass
class _Waiting:
    room: Room
    first: float
    timer: asyncio.TimerHandle


class Derived:
    """Derives a sheet's values once nobody has written in it for a moment, at the latest after LONGEST seconds."""

    def __init__(self, *, in_thread: InThread, writer: Writer, forms: Forms, database: Database) -> None:
        self._in_thread = in_thread
        self._writer = writer
        self._forms = forms
        self._database = database
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[str, _Waiting] = {}
        self._running: set[asyncio.Task[None]] = set()

    def changed(self, room: Room) -> None:
        """Take notice that a sheet has something new."""
        now = self._loop.time()
        waiting = self._waiting.get(room.sheet)
        first = waiting.first if waiting else now
        if waiting:
            waiting.timer.cancel()
        timer = self._loop.call_at(min(now + PAUSE, first + LONGEST), self._start, room)
        self._waiting[room.sheet] = _Waiting(room, first, timer)

    async def catch_up(self) -> None:
        """Derive what a process left behind that was killed between an update and its values."""
        try:
            await self._in_thread(partial(rebuild, self._database, forms=self._forms, only_stale=True))
        except StoreUnavailable as oops:
            _LOG.warning("values were not brought up to date: %s", oops)

    async def finish(self) -> None:
        """Derive at once what is still waiting."""
        for waiting in list(self._waiting.values()):
            waiting.timer.cancel()
            self._start(waiting.room)
        await asyncio.gather(*self._running)

    def _start(self, room: Room) -> None:
        self._waiting.pop(room.sheet, None)
        task = asyncio.create_task(self._derive(room))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _derive(self, room: Room) -> None:
        seq, update = room.seq, room.doc.get_update()
        try:
            values = await self._in_thread(partial(_values, self._forms, room.sheet, [update]))
            if values is not None:
                kept = partial(journal.keep_values, sheet=room.sheet, values=values, seq=seq)
                await asyncio.wrap_future(self._writer.do(kept))
        except (StoreUnavailable, NotWrittenError) as oops:
            _LOG.warning("values of a sheet were not kept, next try in %s s: %s", AGAIN, oops)
            self._loop.call_later(AGAIN, self.changed, room)


def rebuild(database: Database, *, forms: Forms, only_stale: bool = False) -> int:
    """Derive the values of all sheets (or of those that lag behind) anew; return how many changed."""
    with database.reading() as db:
        sheets = journal.stale(db) if only_stale else journal.sheets(db)
    return sum(_rebuild_one(database, forms, sheet) for sheet in sheets)


def _rebuild_one(database: Database, forms: Forms, sheet: str) -> bool:
    with database.reading() as db:
        stored = journal.updates(db, sheet)
    values = _values(forms, sheet, [data for _, data in stored])
    if values is None:
        return False
    with database.begin() as db:
        return journal.keep_values(db, sheet, values, seq=stored[-1][0] if stored else 0)


def _values(forms: Forms, sheet: str, updates: Sequence[bytes]) -> document.Values | None:
    form = forms(sheet)
    return None if form is None else document.values_of(updates, form)
