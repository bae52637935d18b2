"""A browser's end of a WebSocket, as little of it as measuring needs: two thousand of them must leave the machine to the server.

Not for anything but a server of our own on this machine: it trusts what it hears and sends nothing longer than 64 KB.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Mapping

_KEY = base64.b64encode(b"0123456789abcdef").decode()
_BINARY, _CLOSE, _PING, _PONG = 0x82, 0x88, 0x89, 0x8A
_IS_MASKED = 0x80
_MASK = bytes(4)
"""A mask that changes nothing: the server undoes it all the same."""
_SHORT, _MEDIUM = 125, 126
_LENGTH = {126: 2, 127: 8}


class SimpleSocket(asyncio.Protocol):
    """One connection; `heard` gets every binary message as it comes."""

    def __init__(self, heard: Callable[[bytes], None], *, address: str, path: str, cookie: str) -> None:
        self._heard = heard
        self._asked = _request({"Host": address, "Origin": f"http://{address}", "Cookie": cookie}, path)
        self._rest = b""
        self._is_open = False
        loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.closed: asyncio.Future[None] = loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- what asyncio gives a protocol of streams
        self._transport = transport
        transport.write(self._asked)

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of whoever waits."""
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("no WebSocket"))
        self.closed.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Cut what came into messages."""
        data = self._rest + data
        if not self._is_open:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end or not head.startswith(b"HTTP/1.1 101"):
                self._transport.abort()
                return
            self._is_open = True
            self.opened.set_result(None)
        at = 0
        while (found := _frame(data, at)) is not None:
            kind, body, at = found
            if kind == _BINARY:
                self._heard(body)
            elif kind == _PING:
                self._write(_PONG, body)
            elif kind == _CLOSE:
                self._transport.close()
        self._rest = data[at:]

    def send(self, message: bytes) -> None:
        """Send a binary message."""
        self._write(_BINARY, message)

    async def close(self) -> None:
        """Say farewell, and return when the other side has gone."""
        self._write(_CLOSE, b"\x03\xe8")
        await self.closed

    def _write(self, kind: int, body: bytes) -> None:
        size = len(body)
        if size <= _SHORT:
            head = bytes((kind, _IS_MASKED | size))
        else:
            head = bytes((kind, _IS_MASKED | _MEDIUM)) + size.to_bytes(2)
        self._transport.write(head + _MASK + body)


def _request(headers: Mapping[str, str], path: str) -> bytes:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": _KEY,
    }
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in {**headers, **upgrade}.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def _frame(data: bytes, at: int) -> tuple[int, bytes, int] | None:
    """Return kind and body of the frame that begins at a place, and where it ends; None until it is all there."""
    if len(data) < at + 2:
        return None
    kind, size = data[at], data[at + 1]
    begin = at + 2
    if size in _LENGTH:
        begin += _LENGTH[size]
        size = int.from_bytes(data[at + 2 : begin])
    if len(data) < begin + size:
        return None
    return kind, data[begin : begin + size], begin + size
