"""Looking again and again for what others have written: for the sheets that are open, and for those left behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial

from workbook.desk.table import derived, journal
from workbook.desk.table.derived import InThread
from workbook.desk.table.doorkeeper import Forms
from workbook.desk.table.follow import Follower
from workbook.desk.table.open_sheet import OpenSheet
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
LOOK = 1.0
CATCH_UP = 60.0


class Lookout:
    """Brings what other processes and pages append to the open sheets of this one. Lives in one event loop."""

    def __init__(
        self,
        *,
        database: Database,
        forms: Forms,
        in_thread: InThread,
        follower: Follower,
        opening: Mapping[str, asyncio.Task[OpenSheet]],
    ) -> None:
        self._in_thread = in_thread
        self._follower = follower
        self._opening = opening
        self._derive = partial(derived.catch_up, database, forms=forms, but=opening)
        self._loop = asyncio.get_running_loop()
        self._hurry = asyncio.Event()
        self._left_behind = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look every second, and at once when something is appended in this process."""
        journal.listen(self.notice)
        tasks = [asyncio.create_task(_again_and_again(work)) for work in (self._look, self._catch_up)]
        try:
            yield
        finally:
            journal.listen_no_more(self.notice)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def notice(self) -> None:
        """Look at once for what was committed; may be called from any thread."""
        for sign in (self._hurry, self._left_behind):
            self._loop.call_soon_threadsafe(sign.set)

    async def _look(self) -> None:
        """Bring what others wrote to the sheets it is for."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), LOOK)
        self._hurry.clear()
        if not self._opening:
            self._follower.rest()
            return
        for seq, sheet, update in await self._in_thread(partial(self._follower.news, self._opening)):
            if task := self._opening.get(sheet):
                await asyncio.wait({task})
                if is_filled(task):
                    task.result().bring(update, seq)

    async def _catch_up(self) -> None:
        """Derive what is left behind at sheets that nobody here has open."""
        self._left_behind.clear()
        await self._in_thread(self._derive)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._left_behind.wait(), CATCH_UP)


def is_filled(task: asyncio.Task[OpenSheet]) -> bool:
    """Tell whether a sheet that is being opened is there."""
    return task.done() and not task.cancelled() and task.exception() is None


async def _again_and_again(work: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await work()
        except StoreUnavailable as oops:
            _LOG.warning("others' updates are not seen for now: %s", oops)
            await asyncio.sleep(LOOK)
        except Exception:  # noqa: BLE001 -- whatever it was, nobody at a table would learn that nobody looks
            _LOG.exception("%s is tried again", work)
            await asyncio.sleep(LOOK)
