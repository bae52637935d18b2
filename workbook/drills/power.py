"""The power goes while people write: what was acknowledged must be there, whenever it went and whatever was torn.

A small library, compiled on the spot, notes what SQLite or PostgreSQL asks of the disk (`disk_notes.c`); then the power
is cut at random moments of these notes (`disk.py`), and the database is opened as it would be found.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbook.bench import desk_server
from workbook.desk.table import journal
from workbook.drills import power_writer
from workbook.drills.disk import ACKNOWLEDGED, Disk, Note, notes
from workbook.drills.outcome import CannotDrill, Outcome
from workbook.servers import own_postgres
from workbook.servers.own_postgres import OwnPostgres, PostgresMissing
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_SOURCE = Path(__file__).with_name("disk_notes.c")
_SHARED = {"-shm"}
"""Ends of names of what is shared between processes only: it is made anew."""
_Found = set[bytes] | None
_Open = Callable[[Path], _Found]


@dataclass(frozen=True)
class _Recording:
    """What a database asked of the disk, from `base` on, and where its files were."""

    base: Path
    folder: Path
    happened: list[Note]
    count: int


def on_sqlite(*, cuts: int, changes: int) -> Outcome:
    """Cut the power of a SQLite database at so many moments of so many changes."""
    with _folder() as folder:
        live, base = folder / "live", folder / "base"
        live.mkdir()
        database = Database(f"sqlite:///{live / 'workbook.db'}")
        desk_server.furnish(database, 1)
        database.close()
        shutil.copytree(live, base)
        watched = _watch(folder, live)
        _write(f"sqlite:///{live / 'workbook.db'}", folder, changes, watched)
        recording = _Recording(base, live, list(notes(folder / "notes")), changes)
        return _cut("停電（SQLite）", recording, cuts, _open_sqlite)


def on_postgres(*, cuts: int, changes: int) -> Outcome:
    """Do the same to a PostgreSQL of one's own; every cut is a start of PostgreSQL with its recovery."""
    with _folder() as folder, own_postgres.running(folder / "pg", is_durable=True) as server:
        database = Database(server.url)
        desk_server.furnish(database, 1)
        database.close()
        server.stop(signal.SIGINT)
        shutil.copytree(server.data, folder / "base")
        server.start(_watch(folder, server.data))
        _write(server.url, folder, changes, {})
        server.kill()
        recording = _Recording(folder / "base", server.data, list(notes(folder / "notes")), changes)
        return _cut("停電（PostgreSQL）", recording, cuts, _open_postgres)


def _cut(what: str, recording: _Recording, cuts: int, opened: _Open) -> Outcome:
    """Cut at random moments, torn and not torn by turns, and count what is missing."""
    chance = random.Random(20260401)  # noqa: S311 -- examples, no secrets
    given = {power_writer.words(number) for number in range(recording.count)}
    moments = sorted(chance.randrange(1, len(recording.happened) + 1) for _ in range(cuts))
    disk, acknowledged = Disk(recording.base, recording.folder), set[bytes]()
    happened, at, promised, lost, made_up, broken = iter(recording.happened), 0, 0, 0, 0, 0
    for number, moment in enumerate(moments):
        for _ in range(moment - at):
            note = next(happened)
            if note.kind == ACKNOWLEDGED:
                acknowledged.add(power_writer.words(int(note.data)))
            elif not any(note.name.endswith(end) for end in _SHARED):
                disk.take(note)
        at = moment
        with tempfile.TemporaryDirectory(dir=recording.base.parent) as folder:
            place = Path(folder) / "data"
            shutil.copytree(recording.base, place)
            disk.lay_out(place, torn=chance if number % 2 else None)
            found = opened(place)
        promised += len(acknowledged)
        broken += found is None
        lost += len(acknowledged - (found or set()))
        made_up += len((found or set()) - given)
    return Outcome(what, cuts, promised, lost, made_up, broken)


def _open_sqlite(place: Path) -> _Found:
    file = place / "workbook.db"
    try:
        with sqlite3.connect(file) as connection:
            is_whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = {data for (data,) in connection.execute("SELECT data FROM sheet_update")}
        connection.close()
    except sqlite3.DatabaseError:
        return None
    return found if is_whole else None


def _open_postgres(place: Path) -> _Found:
    (place / "postmaster.pid").unlink(missing_ok=True)
    server = OwnPostgres(place.parent)
    server.own()
    place.chmod(0o700)
    try:
        server.start()
        database = Database(server.url)
        try:
            with database.reading() as db:
                return {data for _, data in journal.updates(db, power_writer.SHEET)}
        finally:
            database.close()
    except (PostgresMissing, StoreUnavailable):
        return None
    finally:
        server.stop()


def _watch(folder: Path, of: Path) -> dict[str, str]:
    """Return the environment in which a program's disk is watched; raise CannotDrill without a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        message = (
            "停電の練習には、Linux と C コンパイラ（cc）が要ります（Debian では apt install gcc libc6-dev）"
        )
        raise CannotDrill(message)
    library, noted = folder / "disk_notes.so", folder / "notes"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, _SOURCE, "-ldl"], check=True)  # noqa: S603 -- ours
    noted.touch()
    noted.chmod(0o666)
    return {"LD_PRELOAD": str(library), "DISK_NOTES": str(noted), "DISK_NOTES_OF": f"{of}/"}


def _write(url: str, folder: Path, changes: int, watched: dict[str, str]) -> None:
    command = [sys.executable, "-m", power_writer.__name__, url, str(folder / "notes"), str(changes)]
    subprocess.run(command, env={**os.environ, **watched}, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="drill-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as somebody else
        yield Path(folder)
