"""The open sheets of this process: opened when somebody comes, kept in step with what others write."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar

from workbook.desk.document import plain_values
from workbook.desk.table import derived, journal
from workbook.desk.table.doorkeeper import Forms, Visitor
from workbook.desk.table.follow import Follower
from workbook.desk.table.journal import NewUpdate
from workbook.desk.table.lookout import Lookout, is_filled
from workbook.desk.table.open_sheet import OpenSheet, Seat
from workbook.desk.table.writer import KEPT, Writer
from workbook.store.database import Database

_THREADS = 8
KEEP_EMPTY = 60.0
ANEW = "ほかの人の言葉を受け取れなかったため、シートをひらきなおします。" + KEPT

T = TypeVar("T")


class OpenSheets:
    """Open documents by sheet id. Lives in one event loop, between entering and leaving `running()`."""

    def __init__(self, *, database: Database, forms: Forms, keep_empty: float = KEEP_EMPTY) -> None:
        self._database = database
        self._forms = forms
        self._keep_empty = keep_empty
        self._opening: dict[str, asyncio.Task[OpenSheet]] = {}
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
        lookout = Lookout(
            database=self._database,
            forms=self._forms,
            in_thread=self.in_thread,
            follower=self._follower,
            opening=self._opening,
            close=self._close_at_once,
        )
        try:
            async with lookout.running():
                yield
        finally:
            await self._close()

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do something that waits for the database, without making the table wait."""
        return await self._loop.run_in_executor(self._threads, work)

    async def enter(self, sheet: str, seat: Seat) -> OpenSheet:
        """Give somebody a place at a sheet, opening it if nobody is there."""
        if timer := self._closing.pop(sheet, None):
            timer.cancel()
        if sheet not in self._opening:
            self._opening[sheet] = task = asyncio.create_task(self._open(sheet))
            task.add_done_callback(partial(self._forget_failed, sheet))
        opened = await asyncio.shield(self._opening[sheet])
        opened.greet(seat)
        return opened

    def leave(self, opened: OpenSheet, seat: Seat) -> None:
        """Take somebody's place away; an empty sheet is closed a while later."""
        opened.part(seat)
        if self._is_open(opened) and not opened.seats and opened.sheet not in self._closing:
            self._close_later(opened)

    def filled(self) -> dict[str, OpenSheet]:
        """Return the sheets that are open and filled."""
        return {sheet: task.result() for sheet, task in self._opening.items() if is_filled(task)}

    def state_of(self, sheet: str) -> bytes:
        """Return which updates a sheet has, as its state vector; called from worker threads."""
        with self._database.reading() as db:
            return plain_values.opened(data for _, data in journal.updates(db, sheet)).get_state()

    async def _open(self, sheet: str) -> OpenSheet:
        await self.in_thread(self._follower.begin)
        opened = await self.in_thread(partial(self._read, sheet))
        if opened.seq:
            self._derived.opened(opened)
        return opened

    def _forget_failed(self, sheet: str, task: asyncio.Task[OpenSheet]) -> None:
        """Let whoever comes next try again, whatever it was."""
        if not is_filled(task) and self._opening.get(sheet) is task:
            del self._opening[sheet]

    def _read(self, sheet: str) -> OpenSheet:
        with self._database.reading() as db:
            stored = journal.updates(db, sheet)
        doc = plain_values.opened(data for _, data in stored)
        return OpenSheet(sheet, self._store, self._derived.changed, doc, stored[-1][0] if stored else 0)

    def _store(self, sheet: str, update: bytes, visitor: Visitor) -> asyncio.Future[int]:
        written = self._writer.do(journal.write, NewUpdate(sheet, update, visitor.member))
        written.add_done_callback(self._follower.own_written)
        return written

    def _close_later(self, opened: OpenSheet) -> None:
        self._closing[opened.sheet] = self._loop.call_later(self._keep_empty, self._drop, opened)

    def _drop(self, opened: OpenSheet) -> None:
        self._closing.pop(opened.sheet, None)
        if opened.is_empty():
            self._opening.pop(opened.sheet, None)
        elif not opened.seats:
            self._close_later(opened)

    def _is_open(self, opened: OpenSheet) -> bool:
        task = self._opening.get(opened.sheet)
        return task is not None and is_filled(task) and task.result() is opened

    def _close_at_once(self, opened: OpenSheet) -> None:
        """Part with everybody at a sheet that is not what was written; who comes back finds it read anew."""
        if self._is_open(opened):
            del self._opening[opened.sheet]
            for seat in list(opened.seats):
                seat.failed(ANEW)

    async def _close(self) -> None:
        for timer in self._closing.values():
            timer.cancel()
        await asyncio.gather(*(opened.settled() for opened in self.filled().values()))
        await self._derived.finish()
        await self._writer.stop()
        self._threads.shutdown()
