"""What is on its way to one browser, and how much one browser may send."""

from __future__ import annotations

import asyncio
import time
from collections import deque

from starlette.websockets import WebSocket

from workbook.desk.table import wire
from workbook.desk.table.draft import DOCUMENT_LIMIT

OUTBOX_LIMIT = 2 * DOCUMENT_LIMIT  # a whole document must fit
RATE, BURST = 60.0, 120.0
COST_BYTES = 4_096


class Outbox:
    """Messages to one socket, in order; whoever puts one in never waits."""

    def __init__(self, socket: WebSocket) -> None:
        self.is_over = False
        self._socket = socket
        self._waiting: deque[bytes | int] = deque()
        self._waiting_bytes = 0
        self._called: asyncio.Future[None] | None = None

    def send(self, message: bytes) -> None:
        """Put a message on its way; who cannot keep up is parted with and comes back fresh."""
        if self.is_over:
            return
        self._waiting_bytes += len(message)
        if self._waiting_bytes > OUTBOX_LIMIT:
            self.close(wire.LATER)
        else:
            self._put(message)

    def close(self, code: int) -> None:
        """Part, after what is already on its way."""
        if not self.is_over:
            self.is_over = True
            self._put(code)

    async def deliver(self) -> None:
        """Bring everything to the browser, until it is parted with."""
        loop = asyncio.get_running_loop()
        while True:
            while self._waiting:
                message = self._waiting.popleft()
                if isinstance(message, int):
                    await self._socket.close(message)
                    return
                await self._socket.send({"type": "websocket.send", "bytes": message})
                self._waiting_bytes -= len(message)
            self._called = loop.create_future()
            await self._called

    def _put(self, what: bytes | int) -> None:
        self._waiting.append(what)
        if self._called and not self._called.done():
            self._called.set_result(None)


class Allowance:
    """How much a connection may send before it waits; nothing is dropped."""

    def __init__(self) -> None:
        self._left = BURST
        self._counted_at = time.monotonic()

    def spend(self, size: int) -> float:
        """Take in a message of this size; return how many seconds later, if there were too many."""
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._counted_at) * RATE)
        self._counted_at = now
        self._left -= 1 + size / COST_BYTES
        return max(0.0, -self._left / RATE)
