"""Whether words can be saved right now: found out by saving something."""

from __future__ import annotations

import threading
import time

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from workbook import house_clock
from workbook.store import engines
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable, Trouble, kind_of

PATIENCE = 2
"""Seconds until a database that does not answer counts as one that cannot be written."""
_FRESH = 1.0
_WRITE = text(
    "INSERT INTO setting (name, value) VALUES ('last-probe', :now)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


class Probe:
    """Writes one row of its own, at most once a second however many ask, on a connection of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = threading.Lock()
        self._found: Trouble | None = None
        self._until = 0.0

    def trouble(self) -> Trouble | None:
        """Return what keeps words from being saved, None if nothing does. Takes no longer than some seconds."""
        with self._one_at_a_time:
            if time.monotonic() >= self._until:
                self._found = self._write()
                self._until = time.monotonic() + _FRESH
            return self._found

    def _write(self) -> Trouble | None:
        if not self._database.is_there():
            return Trouble.MISSING  # what is written now goes into a file that has no name any more
        try:
            with engines.for_upkeep(self._database.url, patience=PATIENCE).connect() as connection:
                if not self._database.is_sqlite:
                    connection.execute(
                        text(f"SET statement_timeout = '{PATIENCE}s'")
                    )  # the wait for a lock too
                connection.execute(_WRITE, {"now": house_clock.now().isoformat(timespec="seconds")})
        except StoreUnavailable as oops:
            return oops.kind
        except (DBAPIError, PoolTimeoutError) as oops:
            return kind_of(oops) or Trouble.BROKEN
        return None
