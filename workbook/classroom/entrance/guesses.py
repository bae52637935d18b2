"""Wrong codes: counted by address, answered more slowly when there are many, and written down as a series."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person
from workbook.store.tables import Event


@dataclass(frozen=True)
class Notice:
    """What follows from a failure: its answer comes `pause` seconds later; a series of so many is to be logged."""

    pause: float
    series: int = 0


@dataclass(frozen=True)
class Guessing:
    """What was written down lately: at least so many failures, the last time when."""

    failures: int
    last: datetime


@dataclass
class _Seen:
    times: deque[float]
    untold: int = 0
    told_at: float | None = None


@dataclass
class Failures:
    """Counts wrong codes by address, in memory only: addresses are personal data and needed for minutes.

    A whole town hall may share one address, so nobody is ever shut out: after `limit` failures within `window`
    seconds the *answer to a wrong code* comes `pause` seconds later; a right one opens at once. Guessing is
    hopeless anyhow: 31^9 codes. `several` failures are a series, told once per address and window.
    """

    limit: int = 30
    several: int = 10
    window: float = 600.0
    pause: float = 2.0
    most_addresses: int = 10_000
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _seen: OrderedDict[str, _Seen] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, address: str) -> Notice:
        """Take notice of a failure; return how long its answer should wait, and whether a series is to be told."""
        now = time.monotonic()
        with self._lock:
            seen = self._seen.setdefault(network(address), _Seen(deque(maxlen=self.limit + 1)))
            self._seen.move_to_end(network(address))
            if len(self._seen) > self.most_addresses:
                self._seen.popitem(last=False)
            recent = [at for at in seen.times if at > now - self.window]
            seen.untold = seen.untold + 1 if recent else 1
            seen.times.append(now)
            is_slow = len(recent) + 1 > self.limit
            return Notice(self.pause if is_slow else 0.0, self._series(seen, len(recent) + 1, now))

    def alias(self, address: str) -> str:
        """Return what tells addresses apart in the log; nobody finds the address again: the key dies with the process."""
        return hmac.new(self._key, network(address).encode(), hashlib.sha256).hexdigest()[:16]

    def _series(self, seen: _Seen, recent: int, now: float) -> int:
        was_told = seen.told_at is not None and seen.told_at > now - self.window
        if was_told or recent < self.several:
            return 0
        seen.told_at = now
        found, seen.untold = seen.untold, 0
        return found


def network(address: str) -> str:
    """Return what counts as one address: of IPv6 the first half, for a single machine has the whole second half."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        within = known.ipv4_mapped
        return str(within or ipaddress.ip_network((known, 64), strict=False))
    return str(known)


def lately(db: Session, *, since: datetime, by: Person) -> Guessing | None:
    """Return what was written down of wrong codes since a moment, None for nothing; for organisers, else Refused."""
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    found = select(Event).where(Event.run_id.is_(None), Event.kind == events.CODES_GUESSED, Event.at >= since)
    rows = db.scalars(found.order_by(Event.seq)).all()
    if not rows:
        return None
    failures = sum(int(row.data["count"]) for row in rows)
    return Guessing(failures, rows[-1].at)
