"""What was acknowledged is there, whatever happens to the server."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
from pathlib import Path

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.desk import house
from tests.desk.seats import PATIENCE, Server, Tab
from workbook.desk.document import layout, plain_values
from workbook.desk.table import journal
from workbook.store.database import Database

LIVES = 25
AT_LEAST = 20
WRITERS = (("sato", "a"), ("suzuki", "a"), ("takahashi", "b"), ("sato", "a"))


class Writer(Tab):
    """A tab that writes numbered words, comes back after each cut, and remembers what was acknowledged."""

    def __init__(self, port: int, number: int, seated: asyncio.Event) -> None:
        person, team = WRITERS[number]
        super().__init__(port, person, house.sheet_of(team))
        self.number = number
        self.written: list[str] = []
        self.sure: set[str] = set()
        self.seated = seated
        self.cuts = 0
        self._sent_words: list[int] = []

    async def write(self, stop: asyncio.Event) -> None:
        """Write until told to stop, then until everything is acknowledged."""
        while True:
            try:
                await self.open()
                self.seated.set()
                self.on_ack = lambda _count: self._remember()
                while not stop.is_set() or len(self.written) < AT_LEAST:
                    words = f"<{self.number}-{len(self.written)}>"
                    self.written.append(words)
                    await self.type(words)
                    await asyncio.sleep(random.uniform(0, 0.03))  # noqa: S311 -- no secret
                await self.saved()
                self.sure.update(self.written)
                await self.close()
            except (ConnectionClosed, InvalidHandshake, OSError, AssertionError, TimeoutError):
                self.cuts += 1
                await asyncio.sleep(0.02)
            else:
                return

    def _remember(self) -> None:
        if self.acked == self.sent:
            self.sure.update(self.written)


async def kill_again_and_again(server: Server, seated: asyncio.Event, stop: asyncio.Event) -> None:
    """Kill the server a moment after somebody sat down at it, however slowly it starts."""
    for _ in range(LIVES):
        pid = int(await asyncio.to_thread(server.line))
        await asyncio.wait_for(seated.wait(), 2 * PATIENCE)
        await asyncio.sleep(random.uniform(0, 0.3))  # noqa: S311 -- no secret
        os.kill(pid, signal.SIGKILL)
        seated.clear()
    await asyncio.to_thread(server.line)
    stop.set()


def test_killed_twenty_five_times_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "workbook.db"

    async def play(server: Server) -> list[Writer]:
        stop = asyncio.Event()
        seated = asyncio.Event()
        writers = [Writer(server.port, number, seated) for number in range(len(WRITERS))]
        tasks = [asyncio.create_task(writer.write(stop)) for writer in writers]
        await kill_again_and_again(server, seated, stop)
        async with asyncio.timeout(2 * PATIENCE):
            await asyncio.gather(*tasks)
        return writers

    with Server(f"sqlite:///{file}", script="phoenix.py") as server:
        writers = asyncio.run(play(server))
    database = Database(f"sqlite:///{file}")
    texts = {}
    for team in ("a", "b"):
        with database.reading() as db:
            stored = [data for _, data in journal.updates(db, house.sheet_of(team))]
        texts[team] = layout.read(plain_values.opened(stored)).texts["text/aim"]
    database.close()

    for writer in writers:
        counts = {words: texts[WRITERS[writer.number][1]].count(words) for words in writer.written}
        assert {words: count for words, count in counts.items() if count != 1} == {}
        assert writer.sure == set(writer.written)
    assert sum(writer.cuts for writer in writers) >= LIVES
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)
