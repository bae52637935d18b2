"""People at a sheet: a browser tab as the server sees it, and servers that can be killed."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pycrdt import Doc, Text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus

from workbook.desk.table import wire

HERE = Path(__file__).parent
PATIENCE = 40.0


class Server:
    """A server process on a database."""

    def __init__(self, url: str, *, script: str = "serve.py") -> None:
        self.url = url
        self._command = [sys.executable, str(HERE / script), "--database", url, "--port"]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()

    def start(self) -> None:
        """Start; `port` waits until it listens."""
        self.process = subprocess.Popen([*self._command, "0"], stdout=subprocess.PIPE, text=True)

    @cached_property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.line().split(":")[2].split("/")[0])

    def line(self) -> str:
        """Return the next line that the server says."""
        assert self.process.stdout
        return self.process.stdout.readline()


class Tab:
    """A browser tab that speaks the protocol of docs/desk.md and keeps its document while it is away."""

    def __init__(self, port: int, person: str, sheet: str) -> None:
        self.address = f"ws://127.0.0.1:{port}/desk/ws/{sheet}"
        self.origin = f"http://127.0.0.1:{port}"
        self.person = person
        self.doc: Doc[Any] = Doc()
        self.text: Text = self.doc.get("text/aim", type=Text)
        self.sent = self.acked = 0
        self.notices: list[dict[str, Any]] = []
        self.states: dict[int, str] = {}
        self.heard: list[bytes] = []
        self.code: int | None = None
        self.on_ack: Callable[[int], None] = lambda _count: None
        self._socket: ClientConnection
        self._answered: asyncio.Event

    async def open(self) -> None:
        """Connect and wait until both sides have what the other had."""
        headers = {"Cookie": f"wb_member={self.person}"}
        self._socket = await connect(
            self.address, origin=self.origin, additional_headers=headers, max_size=2**25
        )  # type: ignore[arg-type]
        self.sent = self.acked = 0
        self.code = None
        self._answered = asyncio.Event()
        self._reader = asyncio.create_task(self._read())
        with suppress(ConnectionClosed):  # the door may have parted with us already: `_read` says why
            await self._socket.send(wire.state(self.doc.get_state()))
        try:
            async with asyncio.timeout(PATIENCE):
                await self._answered.wait()
        except TimeoutError:
            self._socket.transport.abort()
            raise

    async def close(self) -> None:
        """Go away."""
        await self._socket.close()
        await self._reader

    async def send(self, message: bytes | str) -> None:
        """Send anything."""
        await self._socket.send(message)

    async def update(self, update: bytes) -> None:
        """Send an update."""
        self.sent += 1
        await self._socket.send(wire.update(update))

    async def type(self, words: str, at: int = 0) -> None:
        """Write words into the first text and send them."""
        before = self.doc.get_state()
        self.text.insert(at, words)
        await self.update(self.doc.get_update(before))

    async def say(self, clock: int, state: str, client: int | None = None) -> None:
        """Say where this tab is."""
        presence = wire.Presence(self.doc.client_id if client is None else client, clock, state)
        await self._socket.send(wire.awareness([presence]))

    async def saved(self) -> None:
        """Wait until everything sent is acknowledged."""
        await self.until(lambda: self.acked >= self.sent or self.code is not None)
        assert self.code is None, "the connection ended before everything was acknowledged"

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, (str(self.text), self.code, self.acked, self.sent, self.notices)
            await asyncio.sleep(0.005)

    async def closed(self) -> int | None:
        """Wait until the server has ended the connection and return its code."""
        async with asyncio.timeout(PATIENCE):
            await self._reader
        return self.code

    async def _read(self) -> None:
        try:
            async for message in self._socket:
                assert isinstance(message, bytes)
                self.heard.append(message)
                await self._hear(message)
        except ConnectionClosed as oops:
            self.code = oops.rcvd.code if oops.rcvd else 1006
        finally:
            self._answered.set()

    async def _hear(self, message: bytes) -> None:
        if message[0] == 0:
            said = wire.read(message)
            if said.kind == "state":
                lacking = self.doc.get_update(said.data)
                if lacking != wire.EMPTY:
                    self.sent += 1
                await self._socket.send(wire.lacking(lacking))
            else:
                self.doc.apply_update(said.data)
                if message[1] == 1:
                    self._answered.set()
        elif message[0] == 1:
            for presence in wire.presences(wire.read(message).data):
                self.states[presence.client] = presence.state
        elif message[0] == 4:
            self.acked = wire.count(message)
            self.on_ack(self.acked)
        elif message[0] == 5:
            self.notices.append(json.loads(message[message.index(b'{"') :]))


@asynccontextmanager
async def tabs(port: int, *people: tuple[str, str]) -> AsyncIterator[list[Tab]]:
    """Open a tab for each (person, sheet)."""
    found = [Tab(port, person, sheet) for person, sheet in people]
    for tab in found:
        await tab.open()
    try:
        yield found
    finally:
        for tab in found:
            await tab.close()


async def knock(port: int, path: str, *, cookie: str = "", origin: str | None, host: str = "") -> int:
    """Return the status or close code somebody gets at the door; 0 for a seat."""
    headers = ({"Cookie": f"wb_member={cookie}"} if cookie else {}) | ({"Host": host} if host else {})
    try:
        address = f"ws://127.0.0.1:{port}{path}"
        async with connect(address, origin=origin, additional_headers=headers) as socket:  # type: ignore[arg-type]
            try:
                await socket.recv()
            except ConnectionClosed as oops:
                return oops.rcvd.code if oops.rcvd else 1006
            return 0
    except InvalidStatus as oops:
        return oops.response.status_code
    except InvalidMessage:
        return 1006
