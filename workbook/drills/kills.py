"""Killed in the middle of writing: the server, or the whole of PostgreSQL. What was shown as saved must be there, once."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.bench import desk_server
from workbook.desk.document import layout, plain_values
from workbook.desk.table import journal
from workbook.drills import reborn
from workbook.drills.outcome import Outcome
from workbook.drills.typist import AIM, Typist
from workbook.servers import own_postgres
from workbook.servers.own_postgres import OwnPostgres
from workbook.store.database import Database

_PATIENCE = 60.0
_Kill = Callable[[], Awaitable[None]]


class _Reborn:
    """The server process; `pid` is who lives now."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.port = self.number()

    def number(self) -> int:
        """Return what it says next."""
        assert self._process.stdout is not None  # noqa: S101 -- a pipe was asked for
        return int(self._process.stdout.readline())


def of_server(url: str, *, times: int, people: int, what: str) -> Outcome:
    """Kill the server so many times, while so many people write into a database that is empty before."""

    async def play(server: _Reborn) -> list[Typist]:
        async def kill() -> None:
            os.kill(pids.pop(), signal.SIGKILL)
            pids.append(await asyncio.to_thread(server.number))

        pids = [await asyncio.to_thread(server.number)]
        return await _everybody(server.port, people, times, kill)

    with _reborn(url, people) as server:
        typists = asyncio.run(play(server))
    return _outcome(what, url, times, typists)


def of_sqlite(*, times: int, people: int) -> Outcome:
    """Kill the server on a SQLite file."""
    with tempfile.TemporaryDirectory(prefix="drill-", ignore_cleanup_errors=True) as folder:
        url = f"sqlite:///{Path(folder) / 'drill.db'}"
        return of_server(url, times=times, people=people, what="サーバーを止める（SQLite）")


def of_postgres(*, times: int, people: int) -> Outcome:
    """Kill the server on a PostgreSQL of one's own."""
    with _own() as postgres:
        return of_server(postgres.url, times=times, people=people, what="サーバーを止める（PostgreSQL）")


def of_postgres_itself(*, times: int, people: int) -> Outcome:
    """Kill all of PostgreSQL below a server that goes on."""
    with _own() as postgres, _reborn(postgres.url, people) as server:

        async def play() -> list[Typist]:
            async def kill() -> None:
                postgres.kill()
                postgres.begin()
                await asyncio.to_thread(postgres.wait)

            await asyncio.to_thread(server.number)
            return await _everybody(server.port, people, times, kill)

        typists = asyncio.run(play())
        return _outcome("PostgreSQL を止める", postgres.url, times, typists)


async def _everybody(port: int, people: int, times: int, kill: _Kill) -> list[Typist]:
    """Let people write while something is killed, each time a moment after somebody sat down."""
    chance, stop, seated = random.Random(), asyncio.Event(), asyncio.Event()  # noqa: S311 -- no secret
    typists = [Typist(port, number, desk_server.team_of(number), seated) for number in range(people)]
    typing = [asyncio.create_task(typist.type(stop)) for typist in typists]
    for _ in range(times):
        await asyncio.wait_for(seated.wait(), _PATIENCE)
        await asyncio.sleep(chance.uniform(0, 0.3))
        seated.clear()
        await kill()
    stop.set()
    async with asyncio.timeout(2 * _PATIENCE):
        await asyncio.gather(*typing)
    return typists


def _outcome(what: str, url: str, times: int, typists: list[Typist]) -> Outcome:
    database = Database(url)
    texts = {}
    for sheet in {typist.sheet for typist in typists}:
        with database.reading() as db:
            stored = [data for _, data in journal.updates(db, sheet)]
        texts[sheet] = layout.read(plain_values.opened(stored)).texts.get(AIM, "")
    database.close()
    lost = sum(words not in texts[typist.sheet] for typist in typists for words in typist.sure)
    written = sum(len(typist.written) for typist in typists)
    doubled = sum(text.count("<") for text in texts.values()) - written + lost
    is_left = any(typist.sure != set(typist.written) for typist in typists)
    return Outcome(what, times, written, lost, max(0, doubled), int(is_left))


@contextmanager
def _own() -> Iterator[OwnPostgres]:
    with tempfile.TemporaryDirectory(prefix="drill-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # it runs as somebody else
        with own_postgres.running(Path(folder) / "pg", is_durable=True) as server:
            yield server


@contextmanager
def _reborn(url: str, people: int) -> Iterator[_Reborn]:
    command = [sys.executable, "-m", reborn.__name__, url, str(people)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own module
        try:
            yield _Reborn(process)
        finally:
            process.terminate()
