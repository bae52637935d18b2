"""The floor under the desk: what a server must do at least that writes each change to the disk and passes it on.

The same messages and the same promise (an acknowledgement after a commit that reached the disk), and nothing else:
no document, no check of what is in a change, no names, no journal of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import queue
import sqlite3
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from starlette.types import Receive, Scope, Send

from workbook.bench import desk_server
from workbook.desk.table import wire

_TABLE = "CREATE TABLE change (seq INTEGER PRIMARY KEY, sheet TEXT, member TEXT, at REAL, data BLOB)"
_INSERT = "INSERT INTO change (sheet, member, at, data) VALUES (?, ?, ?, ?)"


@dataclass(eq=False)
class _Seat:
    sheet: str
    acked: int = 0
    waiting: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)


class _Writer:
    """One thread, one commit for all that came meanwhile."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._jobs: queue.SimpleQueue[tuple[tuple[object, ...], Callable[[], None]]] = queue.SimpleQueue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._run, daemon=True).start()

    def write(self, row: tuple[object, ...], then: Callable[[], None]) -> None:
        self._jobs.put((row, then))

    def _run(self) -> None:
        with sqlite3.connect(self._file, isolation_level=None) as db:
            for said in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", _TABLE):
                db.execute(said)
            while True:
                batch = [self._jobs.get()]
                while not self._jobs.empty():
                    batch.append(self._jobs.get())
                db.execute("BEGIN IMMEDIATE")
                db.executemany(_INSERT, [row for row, _ in batch])
                db.execute("COMMIT")
                self._loop.call_soon_threadsafe(_tell, [then for _, then in batch])


def _tell(waiting: list[Callable[[], None]]) -> None:
    for then in waiting:
        then()


class _Floor:
    """The server: seats by sheet, messages by kind, and `/cost`."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._tables: dict[str, set[_Seat]] = defaultdict(set)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            body = json.dumps(desk_server.cost()).encode()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": body})
        else:
            await self._sit(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._writer = _Writer(self._file)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def _sit(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        seat = _Seat(scope["path"].rsplit("/", 1)[-1])
        self._tables[seat.sheet].add(seat)
        delivery = asyncio.create_task(_deliver(seat, send))
        while (message := await receive())["type"] == "websocket.receive":
            data = message.get("bytes") or b""
            if data[:2] == wire.UPDATE:
                row = (seat.sheet, seat.sheet, time.time(), data)
                self._writer.write(row, partial(self._settle, seat, data))
        self._tables[seat.sheet].discard(seat)
        delivery.cancel()

    def _settle(self, seat: _Seat, data: bytes) -> None:
        seat.acked += 1
        seat.waiting.put_nowait(wire.ack(seat.acked))
        for other in self._tables[seat.sheet]:
            if other is not seat:
                other.waiting.put_nowait(data)


async def _deliver(seat: _Seat, send: Send) -> None:
    with contextlib.suppress(OSError):
        while True:
            await send({"type": "websocket.send", "bytes": await seat.waiting.get()})


def main(file: str) -> None:
    """Serve on a free port of this machine only, and say which."""
    desk_server.serve(_Floor(file))


if __name__ == "__main__":
    main(sys.argv[1])
