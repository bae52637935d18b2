"""Looking again and again for what others have written: for the sheets that are open, and for those left behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial

from workbook.desk.table import derived, journal
from workbook.desk.table.derived import InThread
from workbook.desk.table.doorkeeper import Forms
from workbook.desk.table.follow import Follower
from workbook.desk.table.open_sheet import OpenSheet
from workbook.store.again import again_and_again
from workbook.store.database import Database
from workbook.store.next_look import LOOK, NextLook

_LOG = logging.getLogger(__name__)
LULL = 0.5
"""So long nobody looks again for what is said meanwhile: other processes may commit a hundred times a second."""
CATCH_UP = 60.0
NOBODYS = 10.0
"""Seconds after which values that were not derived are nobody's: the process that wrote may have been killed."""


class Lookout:
    """Brings what other processes and pages append to the open sheets of this one. Lives in one event loop."""

    def __init__(  # noqa: PLR0913 -- what the open sheets share, by keyword
        self,
        *,
        database: Database,
        forms: Forms,
        in_thread: InThread,
        follower: Follower,
        opening: Mapping[str, asyncio.Task[OpenSheet]],
        close: Callable[[OpenSheet], None],
    ) -> None:
        self._in_thread = in_thread
        self._notices = database.notices
        self._follower = follower
        self._opening = opening
        self._close = close
        self._derive = partial(derived.catch_up, database, forms=forms)
        self._loop = asyncio.get_running_loop()
        self._next = NextLook(None if self._notices.are_given else LOOK)
        self._left_behind = asyncio.Event()
        self._is_told_here = False

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look when something is appended: at once in this process, in others as soon as it is heard, or every second."""
        journal.listen(self.notice)
        turns = {"what others wrote": self._look, "what was left behind": self._catch_up}
        try:
            # Whoever wrote it elsewhere derives its values there.
            async with again_and_again(turns):
                with self._notices.listening({"sheet_update": self._next.at_once}):
                    yield
        finally:
            journal.listen_no_more(self.notice)

    def notice(self) -> None:
        """Look at once for what a page of this process has committed; may be called from any thread."""
        self._is_told_here = True
        self._next.at_once()
        self._loop.call_soon_threadsafe(self._left_behind.set)

    async def _look(self) -> None:
        """Bring what others wrote to the sheets it is for."""
        async with self._next.turn():
            if not self._opening:
                self._follower.rest()
                return
            await self._bring()
        if self._notices.are_given:
            await asyncio.sleep(LULL)

    async def _bring(self) -> None:
        # What another process writes it derives itself; on SQLite nobody tells which of them it was.
        is_derived = self._notices.are_given and not self._is_told_here
        self._is_told_here = False
        for seq, sheet, update in await self._in_thread(partial(self._follower.news, self._opening)):
            if task := self._opening.get(sheet):
                await asyncio.wait({task})
                if is_filled(task):
                    self._bring_one(task.result(), update, seq, is_derived=is_derived)

    def _bring_one(self, opened: OpenSheet, update: bytes, seq: int, *, is_derived: bool) -> None:
        """Let a sheet take something in; one that cannot is opened anew from the journal, and the others go on."""
        try:
            opened.bring(update, seq, is_derived=is_derived)
        except Exception:  # noqa: BLE001 -- a mistake of ours at one sheet; the log has it
            _LOG.exception("a sheet could not take in what others wrote")
            self._close(opened)

    async def _catch_up(self) -> None:
        """Derive what is left behind at sheets that nobody here has open; after a while also what nobody has derived."""
        self._left_behind.clear()
        await self._in_thread(partial(self._derive, but=self._opening))
        try:
            async with asyncio.timeout(CATCH_UP):  # never `wait_for`: next_look.py says why
                await self._left_behind.wait()
        except TimeoutError:
            await self._in_thread(partial(self._derive, waiting=NOBODYS))


def is_filled(task: asyncio.Task[OpenSheet]) -> bool:
    """Tell whether a sheet that is being opened is there."""
    return task.done() and not task.cancelled() and task.exception() is None
