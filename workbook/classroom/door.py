"""The door as the pages use it: one call, one transaction, and patience with those who guess codes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field

from workbook.classroom import arrivals
from workbook.classroom.arrivals import Admission
from workbook.classroom.entries import Refused
from workbook.store.database import Database


@dataclass
class Failures:
    """Counts wrong codes by address, in memory only: addresses are personal data and needed for minutes.

    A whole town hall may share one address, so nobody is ever shut out: after `limit` failures within `window`
    seconds the *answer to a wrong code* comes `pause` seconds later; a right one opens at once. Guessing is
    hopeless anyhow: 31^9 codes.
    """

    limit: int = 30
    window: float = 600.0
    pause: float = 2.0
    most_addresses: int = 10_000
    _seen: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, address: str) -> float:
        """Take notice of a failure; return how long its answer should wait."""
        now = time.monotonic()
        with self._lock:
            times = self._seen.setdefault(address, deque(maxlen=self.limit + 1))
            self._seen.move_to_end(address)
            times.append(now)
            if len(self._seen) > self.most_addresses:
                self._seen.popitem(last=False)
            return self.pause if len(times) > self.limit and times[0] > now - self.window else 0.0


FAILURES = Failures()


def join(
    database: Database,
    *,
    code: str,
    name: str,
    department: str,
    address: str = "",
) -> Admission:
    """Let somebody into the place of a code; raise Refused. `address` is where the request came from."""
    try:
        with database.reading() as db:  # guesses never hold up those who write
            arrivals.check(db, code=code, name=name, department=department)
        with database.begin() as db:
            return arrivals.join(db, code=code, name=name, department=department)
    except Refused as refused:
        _wait(refused, address)
        raise


def sign_in_organiser(
    database: Database,
    *,
    code: str,
    name: str = "",
    given: str | None,
    address: str = "",
) -> Admission:
    """Let an organiser in; raise Refused. `given` is the code of the environment, if there is one."""
    try:
        with database.reading() as db:  # the slow hash is computed while nobody waits for it
            arrivals.check_organiser(db, code=code, name=name, given=given)
        with database.begin() as db:
            return arrivals.admit_organiser(db, name=name)
    except Refused as refused:
        _wait(refused, address)
        raise


def _wait(refused: Refused, address: str) -> None:
    if refused.is_guess:
        time.sleep(FAILURES.note(address))
