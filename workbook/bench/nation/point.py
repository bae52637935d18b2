"""One size of the country: real processes and a real PostgreSQL, a crowd, and what each edit and click of it cost."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbook.bench.nation import crowd, towns
from workbook.bench.nation.costs import Cost, Meter
from workbook.bench.nation.crowd import Seen
from workbook.bench.nation.towns import Shape
from workbook.content.model.library import Library
from workbook.servers import own_nginx, own_postgres
from workbook.servers.own_app import OwnApp
from workbook.store.database import Database

_KB = 1024


@dataclass(frozen=True)
class Point:
    """What was measured of one shape. Times are milliseconds of the processor unless they say otherwise.

    `quiet` is what one process takes of a processor while everybody sits there and nothing happens (1 is all of it), `seat` the kB
    of the app for somebody with a sheet and the bar, `visit` for a page that is open. `size` and `log` are bytes in
    the database and on its way to the disk for each edit, `shown` seconds until team-mates saw it (the 95 % one).
    """

    shape: Shape
    edits: int
    edit_app: float
    edit_postgres: float
    followed: float
    page_app: float
    page_postgres: float
    quiet: float
    quiet_postgres: float
    process: float
    seat: float
    visit: float
    connections: float
    connection: float
    commits: float
    size: float
    log: float
    shown: float


def measure(library: Library, shape: Shape, *, folder: Path, seconds: float) -> Point:
    """Furnish towns of this shape on servers of their own, let a crowd in, and return what it cost."""
    with own_postgres.running(folder / "pg", is_durable=True) as postgres:
        database = Database(postgres.url)
        database.prepare()
        everybody = towns.furnish(database, library, shape)
        (onlooker, *_) = towns.furnish(database, library, Shape(1, 1, 1, 1))
        with serving(folder, postgres.url, shape.processes + 1) as apps:
            meter = Meter(database, apps, postgres)
            seen = asyncio.run(
                crowd.play(
                    [app.port for app in apps],
                    [*everybody, onlooker],
                    towns.clicks(library),
                    seconds=seconds,
                    read=meter.read,
                )
            )
        database.close()
    return _point(shape, seen)


@contextmanager
def serving(folder: Path, url: str, processes: int) -> Iterator[list[OwnApp]]:
    """Run so many processes of the app on a database."""
    environment = {"WORKBOOK_DATABASE": url, "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32)}
    apps = [OwnApp(folder, port=own_nginx.free_port(), environment=environment) for _ in range(processes)]
    with ExitStack() as opened:
        for app in apps:
            opened.callback(app.stop)
            app.begin()
            app.wait()
        yield apps


def _point(shape: Shape, seen: Seen) -> Point:
    still = seen.quiet.at - seen.seated.at
    quiet = (seen.quiet.app - seen.seated.app) / still
    quiet_postgres = (seen.quiet.postgres - seen.seated.postgres) / still
    edits, clicks = max(1, seen.clock.sent), max(1, len(seen.took))

    def each(before: Cost, after: Cost, of: int) -> tuple[float, float]:
        """Return what each one cost the app and PostgreSQL beyond what being there costs."""
        lasted = after.at - before.at
        app, postgres = after.app - before.app, after.postgres - before.postgres
        return (app - quiet * lasted) / of * 1000, (postgres - quiet_postgres * lasted) / of * 1000

    onlooked = seen.written.onlooker - seen.quiet.onlooker
    onlooked -= (seen.quiet.onlooker - seen.seated.onlooker) / still * (seen.written.at - seen.quiet.at)
    edit, page = each(seen.quiet, seen.written, edits), each(seen.opened, seen.clicked, clicks)
    shown = sorted(seen.clock.seen) or [0.0]
    return Point(
        shape=shape,
        edits=edits,
        edit_app=edit[0],
        edit_postgres=edit[1],
        followed=max(0.0, onlooked) / edits * 1000,
        page_app=page[0],
        page_postgres=page[1],
        quiet=quiet / shape.processes,
        quiet_postgres=quiet_postgres,
        process=seen.empty.app_memory / shape.processes,
        seat=(seen.seated.app_memory - seen.empty.app_memory) * _KB / shape.people,
        visit=(seen.opened.app_memory - seen.written.app_memory) * _KB / max(1, seen.tabs),
        connections=seen.clicked.connections / (shape.processes + 1),
        connection=seen.clicked.postgres_memory / max(1, seen.clicked.connections),
        commits=(seen.written.commits - seen.quiet.commits) / edits,
        size=(seen.written.size - seen.quiet.size) / edits,
        log=(seen.written.log - seen.quiet.log) / edits,
        shown=shown[int(len(shown) * 0.95)] / 1000 if len(shown) > 1 else shown[0] / 1000,
    )
