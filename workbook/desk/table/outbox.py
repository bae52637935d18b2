"""What is on its way to one browser, and how much one browser may send."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import cast

from starlette.types import Send

from workbook.desk.table import wire
from workbook.desk.table.draft import DOCUMENT_LIMIT

OUTBOX_LIMIT = 2 * DOCUMENT_LIMIT  # a whole document must fit
RATE, BURST = 60.0, 120.0
COST_BYTES = 4_096
_LAST_WORDS = 5.0


class Outbox:
    """Messages to one socket, in order; whoever puts one in never waits. `send` is ASGI's: OSError says that the socket is gone.

    Each is brought at once. A task brings what a socket does not take at once, and what comes meanwhile.
    """

    __slots__ = ("_delivery", "_send", "_waiting", "_waiting_bytes", "is_over")

    def __init__(self, send: Send) -> None:
        self.is_over = False
        self._send = send
        self._waiting: list[bytes | int] = []
        self._waiting_bytes = 0
        self._delivery: asyncio.Task[None] | None = None

    def send(self, message: bytes) -> None:
        """Put a message on its way; who cannot keep up is parted with and comes back fresh."""
        if self.is_over or (self._delivery is None and self._is_taken_at_once(message)):
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

    async def last_words(self) -> None:
        """Wait until what is on its way has reached the browser, but not long."""
        if self._delivery is not None:
            await asyncio.wait({self._delivery}, timeout=_LAST_WORDS)

    async def end(self) -> None:
        """Bring nothing any more; raise what went wrong in bringing."""
        self.is_over = True
        if (delivery := self._delivery) is not None:
            delivery.cancel()
            await asyncio.wait({delivery})
            if not delivery.cancelled():
                delivery.result()

    def _put(self, what: bytes | int) -> None:
        self._waiting.append(what)
        if self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver())

    def _is_taken_at_once(self, message: bytes) -> bool:
        """Take the one step of sending that there is while the socket takes everything, without a task.

        Where it would wait, nothing was sent yet: uvicorn's `websockets-sansio` waits before it writes, not after. What
        goes wrong goes wrong in the task again, which tells.
        """
        # ASGI says Awaitable; uvicorn's, and every other that is a function, is a coroutine.
        sending = cast(
            Coroutine[object, None, None], self._send({"type": "websocket.send", "bytes": message})
        )
        try:
            sending.send(None)
        except StopIteration:
            return True
        except OSError:  # it went away; whoever listens to it hears that as well
            self.is_over = True
            return True
        except Exception:  # noqa: BLE001 -- whoever puts something in is somebody else
            return False
        sending.close()
        return False

    async def _deliver(self) -> None:
        """Bring what is waiting to the browser, and what comes meanwhile."""
        try:
            while self._waiting:
                messages, self._waiting = self._waiting, []
                for message in messages:
                    if isinstance(message, int):
                        await self._send({"type": "websocket.close", "code": message, "reason": ""})
                        continue
                    await self._send({"type": "websocket.send", "bytes": message})
                    self._waiting_bytes -= len(message)
        except OSError:  # it went away; whoever listens to it hears that as well
            self.is_over = True
        except Exception:
            self.is_over = True  # with its next word it is parted with, and this is raised
            raise
        self._delivery = None


class Allowance:
    """How much a connection may send before it waits; nothing is dropped."""

    __slots__ = ("_counted_at", "_left")

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
