"""One screen that listens: it is brought the newest there is, as fast as it takes it, and holds up nobody else."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook import house_clock
from workbook.desk.table import wire

_NOTHING_NEW = "null"
_LAST_WORD = 5.0


class Screen:
    """A socket, and what is to be said to it; `is_over`: it is parted with. Lives in one event loop."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: str | None = None
        self.is_over = False
        self._rang = asyncio.Event()
        self._delivering = asyncio.create_task(self._deliver())

    def tell(self, news: str) -> None:
        """Let it hear this; what waited to be heard before is older, and nobody needs it any more."""
        self._waiting = news
        self._rang.set()

    def beat(self) -> None:
        """Let it hear what time it is."""
        self.tell(self._waiting or _NOTHING_NEW)

    def part(self) -> None:
        """Part with it; who may still listen comes back by itself."""
        self.is_over = True
        self._rang.set()

    async def parted(self) -> None:
        """Part with it, and return when it knows, or does not listen."""
        self.part()
        await asyncio.wait({self._delivering}, timeout=_LAST_WORD)

    def forget(self) -> None:
        """Bring it nothing any more; it is gone."""
        self._delivering.cancel()

    async def _deliver(self) -> None:
        with suppress(RuntimeError, WebSocketDisconnect):  # it went away; `Live.serve` sees that too
            while not self.is_over:
                await self._rang.wait()
                self._rang.clear()
                news, self._waiting = self._waiting, None
                if news is not None:
                    now = int(house_clock.now().timestamp() * 1000)
                    await self._socket.send_bytes(f'{{"now": {now}, "news": {news}}}'.encode())
            await self._socket.close(wire.RESTART)
