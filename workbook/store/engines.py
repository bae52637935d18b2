"""Engines: how a connection is opened, how a transaction begins, what is promised before anything is written."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine import URL

from workbook.store.unavailable import StoreUnavailable, Trouble

PATIENCE = 20
"""Seconds a writer waits for the one before it; a backup of a large database takes some."""

_FULL = 2
_LOCK = 0x6A75736F  # "juso"
_BEGIN_WRITING = "BEGIN IMMEDIATE"
"""IMMEDIATE: who begins to write later would be refused ("database is locked") without waiting."""


def is_sqlite(url: URL) -> bool:
    """Tell whether a URL leads to a SQLite file."""
    return url.get_backend_name() == "sqlite"


def reader_and_writer(url: URL) -> tuple[Engine, Engine]:
    """Return two engines: the first cannot write."""
    if is_sqlite(url):
        # Each with connections of its own, so that none has to be told before each transaction what it is for.
        reader, writer = (
            _engine(url, connect_args={"timeout": PATIENCE}, pool_size=5, max_overflow=15) for _ in range(2)
        )
        event.listen(reader, "connect", _promise_to_read)
        event.listen(reader, "begin", partial(_begin, how="BEGIN"))
        event.listen(writer, "connect", _promise)
        event.listen(writer, "begin", partial(_begin, how=_BEGIN_WRITING))
        return reader, writer
    engine = _engine(
        url, pool_pre_ping=True, pool_size=5, max_overflow=15, connect_args={"connect_timeout": 10}
    )
    return engine.execution_options(postgresql_readonly=True), engine


def for_migrations(url: URL) -> Engine:
    """Return an engine whose one transaction keeps every other migration out."""
    if is_sqlite(url):
        engine = _engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _promise_to_migrate)
        event.listen(engine, "begin", partial(_begin, how=_BEGIN_WRITING))
        return engine
    engine = _engine(url, poolclass=NullPool, connect_args={"connect_timeout": 10})
    event.listen(engine, "begin", _lock)
    return engine


def for_upkeep(url: URL, *, patience: int = PATIENCE) -> Engine:
    """Return an engine without transactions: each statement stands for itself and waits so many seconds at most."""
    waiting = {"timeout": patience} if is_sqlite(url) else {"connect_timeout": patience}
    engine = _engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=waiting)
    if is_sqlite(url):
        event.listen(engine, "connect", _promise)
    return engine


def for_listening(url: URL) -> Engine:
    """Return an engine for one connection to PostgreSQL that hears for days and notices when the other end is gone."""
    kept = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
    connect = {"connect_timeout": 10, "application_name": "workbook-notices", **kept}
    return _engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=connect)


def _engine(url: URL, **given: Any) -> Engine:  # noqa: ANN401 -- Any: SQLAlchemy's own arguments
    """Return an engine whose errors, which end up in logs, do not repeat what somebody wrote."""
    return create_engine(url, hide_parameters=True, **given)


def _promise(connection: sqlite3.Connection, _record: object) -> None:
    """Make a new SQLite connection durable, and make sure that it is."""
    # sqlite3 would begin transactions by its own rules and not before DDL or SELECT; `_begin` does it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    if mode != "wal" or synchronous != _FULL:
        raise StoreUnavailable(Trouble.UNSAFE)


def _promise_to_read(connection: sqlite3.Connection, record: object) -> None:
    _promise(connection, record)
    connection.execute("PRAGMA query_only = ON")


def _promise_to_migrate(connection: sqlite3.Connection, record: object) -> None:
    """Promise the same, but a table that is built anew is dropped first: everything that points at it would go too."""
    _promise(connection, record)
    connection.execute("PRAGMA foreign_keys = OFF")


def _begin(connection: Connection, *, how: str) -> None:
    """Begin; it may be refused, and says so in SQLAlchemy's words."""
    connection.exec_driver_sql(how)


def _lock(connection: Connection) -> None:
    """Wait for a migration of another process; refuse a server that would lose what it has acknowledged."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    # Measured: with synchronous_commit off a killed server lost 65 to 97 acknowledged changes of 10,000.
    if connection.execute(text("SHOW synchronous_commit")).scalar_one() == "off":
        raise StoreUnavailable(Trouble.LAX)
