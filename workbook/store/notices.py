"""What others have committed, as PostgreSQL says it (LISTEN): nobody asks again and again whether something is new."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from workbook.store import engines

_LOG = logging.getLogger(__name__)
_NOD = 0.25
"""Seconds after which the ear looks up whether it is still wanted; nothing is asked of the database for that."""
_AGAIN = 1.0
_REST = 0.05
"""Seconds the ear rests after it heard something: what is said meanwhile, a hundred times a second with many processes, is
heard as one. The first is heard at once."""
Told = Callable[[], None]


class Notices:
    """Calls whoever listens when a table is written, by this process or another. On SQLite nobody is ever called.

    One connection and one thread for all who listen, as long as anybody does. After a break everybody is called:
    what was said meanwhile was heard by nobody.
    """

    def __init__(self, url: URL) -> None:
        self.are_given = not engines.is_sqlite(url)
        self._url = url
        self._told: list[Mapping[str, Told]] = []
        self._lock = threading.Lock()
        self._ear: threading.Thread | None = None

    @contextmanager
    def listening(self, told: Mapping[str, Told]) -> Iterator[None]:
        """Call what stands beside a table's name whenever it is written, in a thread of its own."""
        if not self.are_given:
            yield
            return
        with self._lock:
            self._told.append(told)
            is_first = self._ear is None
            if is_first:
                self._ear = threading.Thread(target=self._listen, name="notices", daemon=True)
                self._ear.start()
        if not is_first:
            _call_all([told])  # what was said while it was being put down
        try:
            yield
        finally:
            self._leave(told)

    def _leave(self, told: Mapping[str, Told]) -> None:
        with self._lock:
            self._told = [one for one in self._told if one is not told]
            ear, self._ear = (self._ear, None) if not self._told else (None, self._ear)
        if ear is not None:
            ear.join()

    def _is_wanted(self) -> bool:
        return self._ear is threading.current_thread()

    def _listen(self) -> None:
        while self._is_wanted():
            try:
                self._hear()
            except (psycopg.Error, DBAPIError) as oops:
                _LOG.warning("notices are not heard for now: %s", type(oops).__name__)
                threading.Event().wait(_AGAIN)
            except Exception:  # noqa: BLE001 -- whatever it was, nobody would hear anything any more
                _LOG.exception("notices are not heard, tried again")
                threading.Event().wait(_AGAIN)

    def _hear(self) -> None:
        """Listen on one connection until nobody wants it any more; raise what ends it before."""
        with engines.for_listening(self._url).connect() as connection:
            schema: str = connection.execute(text("SELECT current_schema()")).scalar_one()
            connection.execute(text("LISTEN workbook"))
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)  # noqa: S101 -- what the URL says
            _call_all(self._told)
            while self._is_wanted():
                heard = {notice.payload for notice in driver.notifies(timeout=_NOD, stop_after=1)}
                heard |= {notice.payload for notice in driver.notifies(timeout=0)}
                for where, _, table in (payload.partition(".") for payload in sorted(heard)):
                    if where == schema:
                        _call(self._told, table)
                if heard:
                    threading.Event().wait(_REST)


def _call(listeners: list[Mapping[str, Told]], table: str) -> None:
    for told in listeners:
        if table in told:
            _tell(told[table])


def _call_all(listeners: list[Mapping[str, Told]]) -> None:
    """Call everybody after a break."""
    for what in {what for told in listeners for what in told.values()}:
        _tell(what)


def _tell(what: Told) -> None:
    try:
        what()
    except Exception:  # noqa: BLE001 -- a mistake of one who listens; the others are told all the same
        _LOG.exception("%s could not be told", what)
