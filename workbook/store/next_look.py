"""When something that looks for news looks again: as soon as it is told, a moment later, or after a while by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

LOOK = 1.0


class NextLook:
    """Lives in one event loop. `every`: seconds after which one looks untold; None where all that is new is told."""

    def __init__(self, every: float | None) -> None:
        self._every = every
        self._loop = asyncio.get_running_loop()
        self._hurry = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None

    def at_once(self) -> None:
        """Let it be now; may be called from any thread."""
        self._loop.call_soon_threadsafe(self._hurry.set)

    def soon(self) -> None:
        """Let it be within a second, however often it is said meanwhile."""
        if self._later is None:
            self._later = self._loop.call_later(LOOK, self._hurry.set)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Begin when it is time to look; where the look fails, what was noticed was not seen, and it is time again."""
        await self._come()
        try:
            yield
        except BaseException:
            self._hurry.set()
            raise

    async def _come(self) -> None:
        with suppress(TimeoutError):
            # `wait_for` of Python 3.11 passes over being cancelled in the moment in which it is told.
            async with asyncio.timeout(self._every):
                await self._hurry.wait()
        self._hurry.clear()
        if self._later is not None:
            self._later.cancel()
            self._later = None
