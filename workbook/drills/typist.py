"""Somebody who types numbered words at a sheet, comes back after each cut as a browser does, and knows what was shown as saved."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from pycrdt import Doc, Text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin

from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import wire
from workbook.desk.table.connection import COOKIE

AIM = "text/q0"
_PATIENCE = 60.0
AS_A_BROWSER = 0.5
"""Seconds until a browser tries again, give or take a quarter (`FIRST_PAUSE` in connection/link.js)."""
_ENDS = (ConnectionClosed, InvalidHandshake, OSError, TimeoutError)


@dataclass
class Waited:
    """How long a word was on its way at most, or would have been had there been one."""

    slowest: float = 0.0
    _since: float = 0.0

    def begin(self) -> None:
        """Take down that something waits, unless something does already."""
        self._since = self._since or time.monotonic()

    def end(self) -> None:
        """Take down that nothing waits any more."""
        if self._since:
            self.slowest = max(self.slowest, time.monotonic() - self._since)
            self._since = 0.0


@dataclass
class Typist:
    """A tab of a browser; `sure` are the words that were shown as saved, `cuts` how often it was cut off.

    `pause`: seconds between two words, at most. `again`: seconds until they try to come back, twice as long after each
    time in vain. `waited`: until their words were shown as saved.
    """

    port: int
    person: int
    sheet: str
    seated: asyncio.Event
    written: list[str] = field(default_factory=list)
    sure: set[str] = field(default_factory=set)
    cuts: int = 0
    token: str = ""
    aim: str = AIM
    pause: float = 0.03
    least: int = 20
    again: float = 0.05
    waited: Waited = field(default_factory=Waited)
    _doc: LiveDoc = field(default_factory=Doc)

    def __post_init__(self) -> None:
        self._text: Text = self._doc.get(self.aim, type=Text)
        self._sent = self._acked = 0
        self._in_vain = 0
        self._moved = asyncio.Event()
        self._is_answered = False

    async def type(self, stop: asyncio.Event) -> None:
        """Type until told to stop, then until everything is shown as saved."""
        while True:
            try:
                await self._sit_down(stop)
            except _ENDS:
                self.cuts += 1
                self.waited.begin()
                pause = self.again * 2 ** min(self._in_vain, 4)
                self._in_vain += 1
                await asyncio.sleep(pause * _between(0.75, 1.25))
            else:
                return

    async def _sit_down(self, stop: asyncio.Event) -> None:
        address = f"127.0.0.1:{self.port}"
        async with connect(
            f"ws://{address}/desk/ws/{self.sheet}",
            origin=Origin(f"http://{address}"),
            additional_headers={"Cookie": f"{COOKIE}={self.token or self.person}"},
            max_size=2**25,
        ) as socket:
            self._sent = self._acked = 0
            self._is_answered = False
            reading = asyncio.create_task(self._read(socket))
            try:
                await self._go_on(socket, stop, reading)
            finally:
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)

    async def _go_on(
        self, socket: ClientConnection, stop: asyncio.Event, reading: asyncio.Task[None]
    ) -> None:
        await socket.send(wire.state(self._doc.get_state()))
        await self._until(lambda: self._is_answered, reading)
        self._in_vain = 0
        if self._acked == self._sent:
            self.waited.end()
        while not stop.is_set() or len(self.written) < self.least:
            words = f"<{self.person}-{len(self.written)}>"
            self.written.append(words)
            self.waited.begin()
            before = self._doc.get_state()
            self._text.insert(0, words)
            await self._send(socket, wire.update(self._doc.get_update(before)))
            await asyncio.sleep(_between(0, self.pause))
        await self._until(lambda: self._acked >= self._sent, reading)
        self.sure.update(self.written)

    async def _until(self, holds: Callable[[], bool], reading: asyncio.Task[None]) -> None:
        """Wait until something holds; raise OSError when the connection ends before."""
        async with asyncio.timeout(_PATIENCE):
            while not holds():
                self._moved.clear()
                moved = asyncio.create_task(self._moved.wait())
                await asyncio.wait({moved, reading}, return_when=asyncio.FIRST_COMPLETED)
                moved.cancel()
                if reading.done():
                    raise OSError

    async def _send(self, socket: ClientConnection, message: bytes) -> None:
        self._sent += 1
        await socket.send(message)

    async def _read(self, socket: ClientConnection) -> None:
        async for message in socket:
            if not isinstance(message, bytes):
                continue
            if message[0] == wire.ACK:
                self._acked = wire.count(message)
                if self._acked == self._sent:
                    self.sure.update(self.written)
                    self.waited.end()
                self._moved.set()
            elif message[0] == 0:
                await self._hear(socket, wire.read(message))
                self._is_answered |= message[1] == 1  # all that the server had
                self._moved.set()

    async def _hear(self, socket: ClientConnection, said: wire.Message) -> None:
        if said.kind == "update":
            self._doc.apply_update(said.data)
        elif said.kind == "state":
            self.seated.set()
            lacking = self._doc.get_update(said.data)
            if lacking == wire.EMPTY:
                await socket.send(wire.lacking(lacking))
            else:
                await self._send(socket, wire.lacking(lacking))


def _between(least: float, most: float) -> float:
    return random.uniform(least, most)  # noqa: S311 -- no secret
