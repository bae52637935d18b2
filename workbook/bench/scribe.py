"""Somebody who writes at a sheet without a browser, and takes down how long it takes until it is saved and seen."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from pycrdt import Doc, Text
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import wire
from workbook.desk.table.connection import COOKIE


@dataclass(frozen=True)
class WritingPlace:
    """Where somebody sits: the secret of their browser, the sheet, and the text of it they write in."""

    token: str
    sheet: str
    aim: str


@dataclass
class Clock:
    """When each update left, and how long it took to be acknowledged and to be seen."""

    left: dict[bytes, float] = field(default_factory=dict)
    acked: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    sent: int = 0


class Scribe:
    """One person at one sheet; all share a clock."""

    def __init__(self, port: int, place: WritingPlace, clock: Clock, *, seed: int) -> None:
        self._port = port
        self._place = place
        self._clock = clock
        self._chance = random.Random(seed)  # noqa: S311 -- no secret
        self._doc: LiveDoc = Doc()
        self._text: Text = self._doc.get(place.aim, type=Text)
        self._left: list[float] = []
        self._counts_from = float("inf")
        self._socket: ClientConnection
        self._reading: asyncio.Task[None]

    async def come(self) -> None:
        """Sit down at the sheet."""
        self._socket = await listening(self._port, f"/desk/ws/{self._place.sheet}", self._place.token)
        await self._socket.send(wire.state(self._doc.get_state()))
        self._reading = asyncio.create_task(self._read())

    async def type(self, begin: float, seconds: float, every: float) -> None:
        """Write once each `every` seconds; the times before `begin` do not count."""
        self._counts_from = begin
        await asyncio.sleep(self._chance.uniform(0, every))
        while time.monotonic() < begin + seconds:
            state = self._doc.get_state()
            self._text += "記入"
            message = wire.update(self._doc.get_update(state))
            now = time.perf_counter()
            self._left.append(now)
            if time.monotonic() >= begin:
                self._clock.left[message] = now
                self._clock.sent += 1
            await self._socket.send(message)
            pause = self._chance.uniform(0.8, 1.2) * every
            await asyncio.sleep(pause)
            self._clock.late.append((time.perf_counter() - now - pause) * 1000)

    async def go(self) -> None:
        """Get up."""
        await self._socket.close()
        await self._reading

    async def _read(self) -> None:
        async for message in self._socket:
            now = time.perf_counter()
            if not isinstance(message, bytes):
                continue
            if message[0] == wire.ACK:
                if time.monotonic() >= self._counts_from:
                    self._clock.acked.append((now - self._left[wire.count(message) - 1]) * 1000)
            elif message[:2] == wire.UPDATE and (left := self._clock.left.get(message)):
                self._clock.seen.append((now - left) * 1000)


async def listening(port: int, path: str, token: str) -> ClientConnection:
    """Open a socket to a server of this machine, as the browser of whoever holds this secret."""
    address = f"127.0.0.1:{port}"
    return await connect(
        f"ws://{address}{path}",
        origin=Origin(f"http://{address}"),
        additional_headers={"Cookie": f"{COOKIE}={token}"},
        compression=None,
        open_timeout=60,
    )
