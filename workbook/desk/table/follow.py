"""What other writers have appended: one query for all open sheets of a process."""

from __future__ import annotations

import threading
import time
from asyncio import Future
from collections import deque
from collections.abc import Container

from workbook.desk.table import journal
from workbook.store.database import Database

OUTSTANDING = 2_000
"""So many numbers at most that were left out are asked for again."""
OVERDUE = 60.0
"""Seconds after which a number that was left out is taken for one that never comes: its change was taken back."""


class Follower:
    """Finds updates that were not seen yet. Called from worker threads, one at a time.

    On PostgreSQL a number is drawn before the commit, so a smaller one can appear after a larger one: numbers that
    were left out are asked for again, each by itself, so that a look costs what is new and not what was seen.
    SQLite commits in the order of its numbers and leaves none out.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._mark: int | None = None
        self._missing: dict[int, float] = {}
        self._ahead: set[int] = set()
        self._own: deque[int] = deque()

    def begin(self) -> None:
        """Remember where the journal stands, unless it is being followed already. Call before reading a sheet."""
        with self._lock:
            if self._mark is None:
                with self._database.reading() as db:
                    newest = journal.newest(db)
                    self._mark = newest if self._database.is_sqlite else max(0, newest - OUTSTANDING)
                    self._pass({seq for seq, _ in journal.numbers_after(db, self._mark)})

    def rest(self) -> None:
        """Stop following; nothing is open."""
        with self._lock:
            self._mark = None
            self._missing = {}
            self._ahead = set()

    def own_written(self, written: Future[int]) -> None:
        """Remember an update that this process has written, and shows itself."""
        if not written.cancelled() and written.exception() is None:
            self._own.append(written.result())

    def news(self, sheets: Container[str]) -> list[tuple[int, str, bytes]]:
        """Return unseen updates of these sheets.

        `sheets` is looked at after the query: a sheet that is not in it by then will be read from the journal
        later than this, with everything found here.
        """
        with self._lock:
            if self._mark is None:
                return []
            self._pass_own()
            with self._database.reading() as db:
                found = journal.numbers_after(db, self._mark, [*self._missing])
                self._take_own()
                wanted = [seq for seq, sheet in found if seq not in self._ahead and sheet in sheets]
                news = journal.fetch(db, wanted) if wanted else []
            self._pass({seq for seq, _ in found})
            return news

    def _take_own(self) -> None:
        while self._own:
            seq = self._own.popleft()
            if self._missing.pop(seq, None) is None:
                self._ahead.add(seq)

    def _pass_own(self) -> None:
        """Go on behind what this process has written itself: nothing of it needs to be looked at."""
        self._take_own()
        while self._mark is not None and self._mark + 1 in self._ahead:
            self._mark += 1
            self._ahead.discard(self._mark)

    def _pass(self, found: set[int]) -> None:
        """Go on behind the newest that was found; numbers that were left out until there are remembered for a while."""
        now, mark = time.monotonic(), self._mark or 0
        newest = max(found, default=mark)
        if newest > mark:
            if not self._database.is_sqlite:
                left_out = sorted(set(range(mark + 1, newest)) - found - self._ahead)
                self._missing |= dict.fromkeys(left_out[-OUTSTANDING:], now)
            self._mark = newest
            self._ahead = {seq for seq in self._ahead if seq > newest}
        self._missing = {
            seq: since for seq, since in self._missing.items() if seq not in found and now - since < OVERDUE
        }
