"""Everybody of the made-up towns at once: at their sheet, at the bar that tells the news, and from page to page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from workbook.bench.nation.costs import Cost
from workbook.bench.nation.tab import Tab
from workbook.bench.nation.towns import Click, Somebody
from workbook.bench.scribe import Clock, Scribe, listening

EVERY = 2.0
"""Seconds between two changes of one person."""
_AT_ONCE = 20
_TABS = 20
_SETTLES = 3.0
"""So long what was still to be done is done: values are derived at the latest two seconds after a change."""
Read = Callable[[], Cost]


@dataclass(frozen=True)
class Seen:
    """What a crowd did, and what the servers had cost before and after each part of it."""

    empty: Cost
    seated: Cost
    quiet: Cost
    written: Cost
    opened: Cost
    clicked: Cost
    clock: Clock
    tabs: int
    took: tuple[float, ...]


async def play(
    ports: Sequence[int],
    everybody: Sequence[Somebody],
    clicks: Sequence[Click],
    *,
    seconds: float,
    read: Read,
) -> Seen:
    """Let everybody sit down, be quiet, write, and some of them go from page to page; each at one of the processes.

    The last of everybody sits at the last process, alone, and looks on.
    """
    await _warm_up(ports, everybody[0], clicks)
    *ports, last = ports
    *everybody, onlooker = everybody
    empty = await asyncio.to_thread(read)
    clock = Clock()
    at = [ports[number % len(ports)] for number in range(len(everybody))]
    scribes = [Scribe(at[number], one.place, clock, seed=number) for number, one in enumerate(everybody)]
    bars = [_Bar(at[number], one) for number, one in enumerate(everybody)]
    looking_on = Scribe(last, onlooker.place, clock, seed=0)
    await _some_at_a_time([one.come for one in (looking_on, *scribes)] + [bar.come for bar in bars])
    await asyncio.sleep(_SETTLES)
    seated = await asyncio.to_thread(read)
    await asyncio.sleep(_SETTLES)
    quiet = await asyncio.to_thread(read)
    begin = time.monotonic()
    await asyncio.gather(*(scribe.type(begin, seconds, EVERY) for scribe in scribes))
    await asyncio.sleep(_SETTLES)
    written = await asyncio.to_thread(read)
    visits = [Tab(at[number], one.place.token) for number, one in enumerate(everybody[:_TABS])]
    await _some_at_a_time([tab.open for tab in visits])
    await _one_by_one(visits, clicks[:1])
    opened = await asyncio.to_thread(read)
    took = await _one_by_one(visits, clicks)
    clicked = await asyncio.to_thread(read)
    await _some_at_a_time([one.close for one in visits] + [one.go for one in bars])
    await _some_at_a_time([one.go for one in (looking_on, *scribes)])
    return Seen(empty, seated, quiet, written, opened, clicked, clock, len(visits), tuple(took))


class _Bar:
    """The screen of somebody that hears what is new in their run."""

    def __init__(self, port: int, somebody: Somebody) -> None:
        self._port = port
        self._somebody = somebody
        self._socket: ClientConnection
        self._hearing: asyncio.Task[None]

    async def come(self) -> None:
        self._socket = await listening(
            self._port, f"/live/ws/{self._somebody.run}", self._somebody.place.token
        )
        self._hearing = asyncio.create_task(self._hear())

    async def go(self) -> None:
        await self._socket.close()
        await self._hearing

    async def _hear(self) -> None:
        with suppress(ConnectionClosed):
            async for _ in self._socket:
                pass


async def _warm_up(ports: Sequence[int], one: Somebody, clicks: Sequence[Click]) -> None:
    """Let everything be read that a process reads once: before that nothing counts."""
    for port in ports:
        scribe, bar, tab = (
            Scribe(port, one.place, Clock(), seed=0),
            _Bar(port, one),
            Tab(port, one.place.token),
        )
        for come in (scribe.come, bar.come, tab.open):
            await come()
        await scribe.type(time.monotonic(), EVERY, EVERY)
        await _one_by_one([tab], clicks)
        for go in (scribe.go, bar.go, tab.close):
            await go()


async def _some_at_a_time(doing: Sequence[Callable[[], Awaitable[None]]]) -> None:
    for first in range(0, len(doing), _AT_ONCE):
        await asyncio.gather(*(one() for one in doing[first : first + _AT_ONCE]))


async def _one_by_one(visits: Sequence[Tab], clicks: Sequence[Click]) -> list[float]:
    return [await tab.click(click) for tab in visits for click in clicks]
