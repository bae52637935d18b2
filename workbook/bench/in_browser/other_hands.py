"""Team-mates who drag people on a map without a browser: what they say and write is what a browser would."""

from __future__ import annotations

import asyncio
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from pycrdt import Doc, Map, handle_sync_message
from websockets.asyncio.client import ClientConnection

from workbook.bench import scribe
from workbook.bench.in_browser import map_sheet
from workbook.bench.in_browser.map_sheet import MapSheet
from workbook.desk.document import layout
from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import wire
from workbook.desk.table.wire import Presence

# As src/touch/live_moves.js has it.
_PAUSE, _GROWS, _LONGEST = 0.06, 1.3, 1.5
_DRAG, _REST = 1.5, 0.3


@contextmanager
def dragging(address: str, held: MapSheet) -> Iterator[list[int]]:
    """Let everybody but the first drag meanwhile, each somebody else; give the list of how often somebody was dropped."""
    dropped: list[int] = []
    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_everybody(address, held, over, dropped)))
    thread.start()
    try:
        yield dropped
    finally:
        over.set()
        thread.join()


async def _everybody(address: str, held: MapSheet, over: threading.Event, dropped: list[int]) -> None:
    numbers = range(1, len(held.tokens))
    await asyncio.gather(*(_Hand(held, number, dropped).drag(address, over) for number in numbers))


class _Hand:
    def __init__(self, held: MapSheet, number: int, dropped: list[int]) -> None:
        self._held = held
        self._number = number
        self._dropped = dropped
        self._doc: LiveDoc = Doc(client_id=1000 + number)
        self._chance = random.Random(number)  # noqa: S311 -- the same hands every time
        self._clock = 0

    async def drag(self, address: str, over: threading.Event) -> None:
        port = urlsplit(address).port or 80
        token = self._held.tokens[self._number]
        async with await scribe.listening(port, f"/desk/ws/{self._held.sheet}", token) as connection:
            await connection.send(wire.state(self._doc.get_state()))
            reading = asyncio.create_task(self._read(connection))
            while not over.is_set():
                await self._once(connection)
                await asyncio.sleep(_REST)
            reading.cancel()

    async def _once(self, connection: ClientConnection) -> None:
        """Drag somebody once, saying where to as often as a browser does, and drop them there."""
        row = map_sheet.who(self._number * 10 + self._chance.randrange(10))
        pause, left, share = _PAUSE, _DRAG, ""
        while left > 0:
            share = f"{self._chance.randrange(101)},{self._chance.randrange(101)}"
            await self._say(connection, f"{self._held.grid}/{row}/{share}")
            await asyncio.sleep(pause)
            left -= pause
            pause = min(pause * _GROWS, _LONGEST)
        before = self._doc.get_state()
        self._doc.get(layout.cells(self._held.grid), type=Map)[f"{row}/position"] = share
        await connection.send(wire.update(self._doc.get_update(before)))
        await self._say(connection, None)
        self._dropped.append(self._number)

    async def _say(self, connection: ClientConnection, move: str | None) -> None:
        self._clock += 1
        state = json.dumps({"box": "", "move": move})
        await connection.send(wire.awareness([Presence(self._doc.client_id, self._clock, state)]))

    async def _read(self, connection: ClientConnection) -> None:
        async for message in connection:
            if isinstance(message, bytes) and message[0] == 0:
                handle_sync_message(message[1:], self._doc)
