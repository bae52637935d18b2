"""Whose way in, or whose run, was closed is asked at once or once a second, so that no connection outlives it by more than two."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial

from workbook import house_clock
from workbook.desk.doors.live import Live
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.again import again_and_again
from workbook.store.next_look import LOOK, NextLook

_BACK = timedelta(seconds=10)
"""So far back is looked again: another process may commit a little later than its clock says."""

ChangedSince = Callable[[datetime], Collection[str]]
"""Gives the members whose way in, or whose run, was closed since then. Called from worker threads."""


class Farewells:
    """Lets the seats and screens of those people ask again whether they may stay. Lives in one event loop.

    `look_every`: seconds; None where every farewell is noticed (`notice`).
    """

    def __init__(
        self,
        *,
        rooms: OpenSheets,
        screens: Live,
        changed_since: ChangedSince,
        look_every: float | None = LOOK,
    ) -> None:
        self._rooms = rooms
        self._screens = screens
        self._changed_since = changed_since
        self._look_every = look_every
        self._asked_at = house_clock.now()
        self._told: frozenset[str] = frozenset()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look until the process ends; the tables and screens have to be running."""
        self._next = NextLook(self._look_every)
        async with again_and_again({"who may stay": self._look}):
            yield

    def notice(self) -> None:
        """Ask at once; may be called from any thread."""
        self._next.at_once()

    async def _look(self) -> None:
        async with self._next.turn():
            now = house_clock.now()
            since = min(now, self._asked_at) - _BACK
            changed = frozenset(await self._rooms.in_thread(partial(self._changed_since, since)))
            self._asked_at = now
            for opened in self._rooms.filled().values():
                for seat in [seat for seat in opened.seats if seat.visitor.member in changed]:
                    seat.look_again()
            self._screens.part(changed - self._told)
            self._told = changed
