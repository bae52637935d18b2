"""The open sheets of this process: opened when somebody comes, kept in step with what others write."""

from __future__ import annotations

import asyncio
import logging
import weakref
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TypeVar

from workbook.desk.document import plain_values
from workbook.desk.table import derived, journal
from workbook.desk.table.doorkeeper import Forms, Visitor
from workbook.desk.table.follow import Follower
from workbook.desk.table.open_sheet import Room, Seat
from workbook.desk.table.writer import Writer
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_THREADS = 8
KEEP_EMPTY = 60.0
LOOK = 1.0
CATCH_UP = 60.0

T = TypeVar("T")


class Rooms:
    """Open documents by sheet id. Lives in one event loop, between entering and leaving `running()`."""

    def __init__(self, *, database: Database, forms: Forms, keep_empty: float = KEEP_EMPTY) -> None:
        self._database = database
        self._forms = forms
        self._keep_empty = keep_empty
        self._opening: dict[str, asyncio.Task[Room]] = {}
        self._closing: dict[str, asyncio.TimerHandle] = {}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Write, look for what others wrote, and keep values up to date, until the process ends.

        At the end everything that was handed over is written before this returns.
        """
        self._loop = asyncio.get_running_loop()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._writer = Writer(self._database)
        self._writer.start()
        self._follower = Follower(self._database)
        self._derived = derived.Derived(
            in_thread=self.in_thread, writer=self._writer, forms=self._forms, database=self._database
        )
        self._hurry = asyncio.Event()
        self._left_behind = asyncio.Event()
        _RUNNING.add(self)
        works = (self._look, self._catch_up)
        tasks = [asyncio.create_task(self._again_and_again(work)) for work in works]
        try:
            yield
        finally:
            _RUNNING.discard(self)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._close()

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do something that waits for the database, without making the table wait."""
        return await self._loop.run_in_executor(self._threads, work)

    async def enter(self, sheet: str, seat: Seat) -> Room:
        """Give somebody a place at a sheet, opening it if nobody is there."""
        if timer := self._closing.pop(sheet, None):
            timer.cancel()
        if sheet not in self._opening:
            self._opening[sheet] = asyncio.create_task(self._open(sheet))
        try:
            room = await asyncio.shield(self._opening[sheet])
        except StoreUnavailable:
            self._opening.pop(sheet, None)
            raise
        room.greet(seat)
        return room

    def leave(self, room: Room, seat: Seat) -> None:
        """Take somebody's place away; an empty room is closed a while later."""
        room.part(seat)
        if not room.seats and room.sheet not in self._closing:
            self._close_later(room)

    def open_sheets(self) -> dict[str, Room]:
        """Return the rooms that are open and filled."""
        return {sheet: task.result() for sheet, task in self._opening.items() if _is_filled(task)}

    def notice(self) -> None:
        """Look at once for what was committed; may be called from any thread."""
        for sign in (self._hurry, self._left_behind):
            self._loop.call_soon_threadsafe(sign.set)

    async def _open(self, sheet: str) -> Room:
        await self.in_thread(self._follower.begin)
        room = await self.in_thread(partial(self._read, sheet))
        if room.seq:
            self._derived.opened(room)
        return room

    def _read(self, sheet: str) -> Room:
        with self._database.reading() as db:
            stored = journal.updates(db, sheet)
        doc = plain_values.opened(data for _, data in stored)
        return Room(sheet, self._store, self._derived.changed, doc, stored[-1][0] if stored else 0)

    def _store(self, sheet: str, update: bytes, visitor: Visitor) -> asyncio.Future[int]:
        written = self._writer.do(partial(journal.append, sheet=sheet, data=update, member=visitor.member))
        written.add_done_callback(self._follower.own_written)
        return asyncio.wrap_future(written, loop=self._loop)

    def _close_later(self, room: Room) -> None:
        self._closing[room.sheet] = self._loop.call_later(self._keep_empty, self._drop, room)

    def _drop(self, room: Room) -> None:
        self._closing.pop(room.sheet, None)
        if room.is_empty():
            self._opening.pop(room.sheet, None)
        elif not room.seats:
            self._close_later(room)

    async def _look(self) -> None:
        """Bring what others wrote to the rooms it is for."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), LOOK)
        self._hurry.clear()
        if not self._opening:
            self._follower.rest()
            return
        for seq, sheet, update in await self.in_thread(partial(self._follower.news, self._opening)):
            if task := self._opening.get(sheet):
                await asyncio.wait({task})
                if _is_filled(task):
                    task.result().bring(update, seq)

    async def _catch_up(self) -> None:
        """Derive what is left behind at sheets that nobody here has open."""
        self._left_behind.clear()
        await self.in_thread(partial(derived.catch_up, self._database, forms=self._forms, but=self._opening))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._left_behind.wait(), CATCH_UP)

    async def _again_and_again(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except StoreUnavailable as oops:
                _LOG.warning("others' updates are not seen for now: %s", oops)
                await asyncio.sleep(LOOK)
            except Exception:  # noqa: BLE001 -- whatever it was, nobody at a table would learn that nobody looks
                _LOG.exception("%s is tried again", work)
                await asyncio.sleep(LOOK)

    async def _close(self) -> None:
        for timer in self._closing.values():
            timer.cancel()
        rooms = list(self.open_sheets().values())
        await asyncio.gather(*(room.settled() for room in rooms))
        await self._derived.finish()
        await asyncio.to_thread(self._writer.stop)
        self._threads.shutdown()


_RUNNING: weakref.WeakSet[Rooms] = weakref.WeakSet()


def notice() -> None:
    """Show at once what a page has just committed with `journal.append`; may be called from any thread.

    Without it the table sees it within about a second, here and in other processes; values of a sheet that
    nobody has open follow within a minute.
    """
    for rooms in list(_RUNNING):
        rooms.notice()


def _is_filled(task: asyncio.Task[Room]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None
