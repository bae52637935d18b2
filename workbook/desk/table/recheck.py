"""Whether somebody may still be here: asked now and then, and at once when there is a reason. Between, only a timer waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

CHECK_EVERY = 30.0

StillWelcome = Callable[[], Awaitable[int | None]]
"""Gives the code to part with, None while somebody may stay."""


class Recheck:
    """Asks for one connection, and parts with it once. Lives in one event loop, between `begin` and `end`."""

    __slots__ = ("_asking", "_is_again", "_part", "_still_welcome", "_timer")

    def __init__(self, still_welcome: StillWelcome, part: Callable[[int], None]) -> None:
        self._still_welcome = still_welcome
        self._part = part
        self._timer: asyncio.TimerHandle | None = None
        self._asking: asyncio.Task[None] | None = None
        self._is_again = False

    def begin(self) -> None:
        """Ask for the first time after a while."""
        self._timer = asyncio.get_running_loop().call_later(CHECK_EVERY, self.at_once)

    def at_once(self) -> None:
        """Ask now; if it is being asked just now, ask again: the answer may be of before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._asking is not None:
            self._is_again = True
        else:
            self._asking = asyncio.create_task(self._ask())

    async def end(self) -> None:
        """Ask no more; raise what went wrong in asking."""
        if self._timer is not None:
            self._timer.cancel()
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait({self._asking})
            if not self._asking.cancelled():
                self._asking.result()

    async def _ask(self) -> None:
        code = await self._still_welcome()
        while code is None and self._is_again:
            self._is_again = False
            code = await self._still_welcome()
        if code is not None:
            self._part(code)
            return
        self._asking = None
        self.begin()
