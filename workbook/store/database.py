"""The database: a session that writes, a session that looks, and tables that are up to date."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from workbook.store import engines, upgrade
from workbook.store.notices import Notices
from workbook.store.unavailable import StoreUnavailable, Trouble, kind_of


class Database:
    """A database by its SQLAlchemy URL: SQLite for one training, PostgreSQL for several processes.

    What is committed is on the disk (SQLite: WAL with synchronous=FULL; PostgreSQL: synchronous_commit).
    `notices` tells what is written, where the database says so.
    Every way in raises StoreUnavailable, a sentence for people, when the database cannot be used now.
    """

    def __init__(self, url: str) -> None:
        try:
            self.url = make_url(url)
        except (ArgumentError, ValueError) as oops:  # ValueError: a port that is not a number
            raise StoreUnavailable(Trouble.ADDRESS) from oops
        self.is_sqlite = engines.is_sqlite(self.url)
        self.notices = Notices(self.url)
        self._turns = _Turns(needed=self.is_sqlite)
        self._pen: Connection | None = None
        self._reader, self._writer = engines.reader_and_writer(self.url)

    def prepare(self) -> None:
        """Create what is missing and bring the tables up to date; several processes may do it at once."""
        with self.building() as connection:
            upgrade.to_revision(connection)

    @contextmanager
    def building(self) -> Iterator[Connection]:
        """Give the one connection that makes tables: all of it or nothing; whoever else builds waits."""
        if self.is_sqlite and self.url.database:
            try:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            except OSError as oops:
                raise StoreUnavailable(Trouble.MISSING) from oops
        with _told(), self._turns.own(), engines.for_migrations(self.url).begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Give a session that sees everything as it is at one moment, however long it looks and whoever writes.

        Whatever is written later has a higher number: no update can turn up before one that was seen.
        """
        if self.is_sqlite:  # one writer at a time, and a reader sees one state from its first look on
            with self.reading() as db:
                yield db
            return
        steady = self._reader.execution_options(isolation_level="REPEATABLE READ")
        with _told(), Session(steady, expire_on_commit=False) as db, db.begin():
            db.connection()  # before the gate: whoever waits behind it may hold the last connection of the pool
            with self._writer.begin() as gate:
                gate.execute(text("SET LOCAL lock_timeout = '10s'"))
                gate.execute(text("LOCK TABLE sheet_update IN SHARE MODE"))  # those who write now are done
                db.execute(text("SELECT 1"))  # the moment
            yield db

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Give a connection without a transaction, for what puts a whole database in order."""
        with _told(), self._turns.own(), engines.for_upkeep(self.url).connect() as connection:
            yield connection

    def is_there(self) -> bool:
        """Tell whether there is something to read: opening a SQLite file that is missing would make one."""
        return not self.is_sqlite or Path(self.url.database or "").is_file()

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Give a session that writes: committed at the end, rolled back when something is raised."""
        with _told(), self._turns.own(), Session(self._writer, expire_on_commit=False) as db, db.begin():
            yield db

    @contextmanager
    def writing(self, *, at_once: bool = False) -> Iterator[Connection]:
        """Give a connection that writes the same way, for what is written at every keystroke.

        `at_once`: it is one thing. One statement that SQLite is told as it is (`engines.tell_sqlite`) is a transaction
        without BEGIN and COMMIT, for each of which the thread would let go of the interpreter and wait for it again.
        """
        with (
            _told(),
            self._turns.own(),
            self._kept(at_once=at_once) if self.is_sqlite else self._writer.begin() as connection,
        ):
            yield connection

    @contextmanager
    def reading(self, *, bit_by_bit: bool = False) -> Iterator[Session]:
        """Give a session that cannot write: one look that nobody waits for; answers may be fetched `bit_by_bit`."""
        with _told(), Session(engines.of(self._reader, bit_by_bit), expire_on_commit=False) as db, db.begin():
            yield db

    def close(self) -> None:
        """Let go of all connections."""
        if self._pen:
            self._pen.close()
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _kept(self, *, at_once: bool) -> Iterator[Connection]:
        """Give the one connection to SQLite that is not put back after each commit; with a mistake it is let go of."""
        pen = self._pen = self._pen if self._pen and not self._pen.closed else self._writer.connect()
        try:
            if not at_once:
                pen.begin()
            yield pen
            pen.commit()  # also what SQLAlchemy began by itself
        except BaseException:
            self._pen = None
            pen.close()
            raise


class _Turns:
    """Lets the writers of this process take turns on SQLite; PostgreSQL needs none.

    Measured with 50 writers: SQLite's own waiting is unfair (p95 335 ms, worst 7 s), a lock is fair (88 and 216 ms).
    """

    def __init__(self, *, needed: bool) -> None:
        self._lock = threading.Lock() if needed else None

    @contextmanager
    def own(self) -> Iterator[None]:
        if self._lock is None:
            yield
            return
        if not self._lock.acquire(timeout=engines.PATIENCE):
            raise StoreUnavailable(Trouble.BUSY)
        try:
            yield
        finally:
            self._lock.release()


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a database can do to people into StoreUnavailable; mistakes of ours pass as they are."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as oops:
        kind = kind_of(oops)
        if kind is None:
            raise
        raise StoreUnavailable(kind) from oops
