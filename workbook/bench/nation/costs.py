"""What the processes of the app and PostgreSQL have cost so far, as the system and PostgreSQL tell it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from workbook.bench import spent
from workbook.servers.own_app import OwnApp
from workbook.servers.own_postgres import OwnPostgres
from workbook.store.database import Database

_SAID = text(
    "SELECT pg_database_size(current_database()), pg_current_wal_lsn() - '0/0',"
    " (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    "   AND datname = current_database() AND pid <> pg_backend_pid()),"
    " (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())"
)


@dataclass(frozen=True)
class Cost:
    """A moment: seconds on the clock, seconds of the processor, megabytes, bytes in the database and on its way to the disk.

    `onlooker` is a further process at which one person sits and nobody writes. `connections` are those of all of the app;
    `commits` are all transactions of PostgreSQL, those that only look too.
    """

    at: float
    app: float
    onlooker: float
    postgres: float
    app_memory: float
    postgres_memory: float
    size: float
    log: float
    connections: int
    commits: int


class Meter:
    """Reads the cost of some servers; the last process of the app is the onlooker."""

    def __init__(self, database: Database, apps: Sequence[OwnApp], postgres: OwnPostgres) -> None:
        self._database = database
        self._apps = apps
        self._postgres = postgres

    def read(self) -> Cost:
        """Return what was spent until now."""
        with self._database.reading() as db:
            size, log, connections, commits = db.execute(_SAID).one()
        *apps, onlooker = [app.pid for app in self._apps]
        first, *others = self._postgres.pids
        return Cost(
            at=time.monotonic(),
            app=sum(map(spent.processor_of, apps)),
            onlooker=spent.processor_of(onlooker),
            postgres=spent.processor_of(first, with_ended=True) + sum(map(spent.processor_of, others)),
            app_memory=sum(spent.room_of(pid, "VmRSS") or 0.0 for pid in apps),
            postgres_memory=sum(spent.room_of(pid, "RssAnon") or 0.0 for pid in (first, *others)),
            size=float(size),
            log=float(log),
            connections=int(connections),
            commits=int(commits),
        )
