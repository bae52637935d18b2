"""Engines: how a connection is opened, how a transaction begins, what is promised before anything is written."""

from __future__ import annotations

import select
import sqlite3
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from workbook.store.unavailable import StoreUnavailable, Trouble

if TYPE_CHECKING:
    import psycopg

PATIENCE = 20
"""Seconds a writer waits for the one before it; a backup of a large database takes some."""

_FULL = 2
_SINCE = "put back"
_LONG_REST = 30
"""Seconds: whatever stands between may have forgotten a connection by then."""
_NOTHING_ASKED = 0
"""What PostgreSQL answers to an empty question (libpq's PGRES_EMPTY_QUERY)."""
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
    # Each with connections of its own here, too: who reads needs no transaction, which is one way to the server instead of three.
    reader, writer = _pooled(url, most=13, isolation_level="AUTOCOMMIT"), _pooled(url, most=7)
    event.listen(reader, "connect", _promise_to_look)
    return reader, writer


def of(reader: Engine, bit_by_bit: bool) -> Engine:  # noqa: FBT001 -- says itself what it is
    """Return the engine of who reads; for answers that are fetched bit by bit PostgreSQL needs a transaction."""
    if not bit_by_bit or is_sqlite(reader.url):
        return reader
    return reader.execution_options(isolation_level="READ COMMITTED")


def _pooled(url: URL, *, most: int, **given: str) -> Engine:
    """Return an engine with so many connections to PostgreSQL at most, none of which is given out when it is gone."""
    engine = _engine(url, pool_size=5, max_overflow=most - 5, connect_args={"connect_timeout": 10}, **given)
    event.listen(engine, "checkin", _put_back)
    event.listen(engine, "checkout", _still_there)
    return engine


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


def _put_back(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[_SINCE] = time.monotonic()


def _still_there(connection: psycopg.Connection, record: ConnectionPoolEntry, _taken: object) -> None:
    """Let new connections be made when this one's other end has gone: it has said so, or does not answer after a long rest.

    SQLAlchemy's own `pool_pre_ping` asks the server every time, which takes as long as a question.
    """
    rested = time.monotonic() - record.info.get(_SINCE, time.monotonic())
    if connection.closed or _has_come(connection.fileno()):
        raise InvalidatePoolError
    if rested > _LONG_REST and connection.pgconn.exec_(b"").status != _NOTHING_ASKED:
        raise InvalidatePoolError


def _has_come(socket: int) -> bool:
    """Tell whether something came while nobody asked: the server says nothing then but that it goes."""
    if sys.platform == "win32":
        return bool(select.select([socket], [], [], 0)[0])
    look = select.poll()
    look.register(socket, select.POLLIN)
    return bool(look.poll(0))


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


def _promise_to_look(connection: psycopg.Connection, _record: object) -> None:
    connection.autocommit = True
    connection.execute("SET default_transaction_read_only = on")


def _promise_to_read(connection: sqlite3.Connection, record: object) -> None:
    _promise(connection, record)
    connection.execute("PRAGMA query_only = ON")


def _promise_to_migrate(connection: sqlite3.Connection, record: object) -> None:
    """Promise the same, but a table that is built anew is dropped first: everything that points at it would go too."""
    _promise(connection, record)
    connection.execute("PRAGMA foreign_keys = OFF")


def _begin(connection: Connection, *, how: str) -> None:
    """Begin; it may be refused."""
    tell_sqlite(connection, how)


def tell_sqlite(connection: Connection, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
    """Say something to SQLite through the connection that SQLAlchemy holds; a refusal comes in SQLAlchemy's words.

    For what is said at every keystroke: SQLAlchemy's own way takes 15 to 20 µs more for each statement.
    """
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    try:
        return driver.execute(statement, values)
    except sqlite3.Error as oops:
        raise DBAPIError.instance(statement, None, oops, sqlite3.Error, hide_parameters=True) from oops


def _lock(connection: Connection) -> None:
    """Wait for a migration of another process; refuse a server that would lose what it has acknowledged."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    # Measured: with synchronous_commit off a killed server lost 65 to 97 acknowledged changes of 10,000.
    if connection.execute(text("SHOW synchronous_commit")).scalar_one() == "off":
        raise StoreUnavailable(Trouble.LAX)
