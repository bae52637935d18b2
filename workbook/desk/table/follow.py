"""What other writers have appended: one query for all open sheets of a process."""

from __future__ import annotations

import threading
from asyncio import Future
from collections import deque
from collections.abc import Container, Iterable

from workbook.desk.table import journal
from workbook.store.database import Database

WINDOW = 2_000


class Follower:
    """Finds updates that were not seen yet. Called from worker threads, one at a time.

    On PostgreSQL a number is drawn before the commit, so a smaller one can appear after a larger one:
    the last WINDOW numbers are looked at again each time, and what was seen is skipped.
    SQLite commits in the order of its numbers and needs no second look.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._window = 0 if database.is_sqlite else WINDOW
        self._lock = threading.Lock()
        self._mark: int | None = None
        self._seen: set[int] = set()
        self._own: deque[int] = deque()

    def begin(self) -> None:
        """Remember where the journal stands, unless it is being followed already. Call before reading a sheet."""
        with self._lock:
            if self._mark is None:
                with self._database.reading() as db:
                    self._mark = max(0, journal.newest(db) - self._window)
                    self._seen = set()
                    self._seen = {seq for seq, _ in journal.numbers_after(db, self._mark)}

    def rest(self) -> None:
        """Stop following; nothing is open."""
        with self._lock:
            self._mark = None

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
                found = journal.numbers_after(db, self._mark)
                self._forget_own()
                fresh = [(seq, sheet) for seq, sheet in found if seq not in self._seen]
                wanted = [seq for seq, sheet in fresh if sheet in sheets]
                news = journal.fetch(db, wanted) if wanted else []
            self._see(seq for seq, _ in fresh)
            return news

    def _pass_own(self) -> None:
        """Go on behind what this process has written itself, if nobody else can still come up before it."""
        self._forget_own()
        while not self._window and self._mark is not None and self._mark + 1 in self._seen:
            self._mark += 1
            self._seen.discard(self._mark)

    def _forget_own(self) -> None:
        while self._own:
            self._seen.add(self._own.popleft())

    def _see(self, seqs: Iterable[int]) -> None:
        self._seen.update(seqs)
        if self._seen:
            self._mark = max(self._mark or 0, max(self._seen) - self._window)
            self._seen = {seq for seq in self._seen if seq > self._mark}
