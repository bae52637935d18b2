"""The one clock of the house: what people read, and what is compared with what others wrote, is told by it.

A wall clock is set: by NTP, by hand, when a virtual machine wakes up. What a countdown has left must not jump with it. So a
process goes on by the clock that counts from the machine's start and never jumps, and drifts towards the wall.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

DRIFT = 0.05
"""So much faster or slower the house goes until it shows what the wall shows: three seconds a minute, which nobody sees."""


@dataclass(frozen=True)
class Ahead:
    """How many seconds the house was ahead of the wall (behind: less than nothing) when the wall showed `since`."""

    seconds: float = 0.0
    since: float = 0.0

    def at(self, wall: float) -> float:
        """Return how many are left of them when the wall shows something later."""
        gone = DRIFT * max(0.0, wall - self.since)
        return max(0.0, self.seconds - gone) if self.seconds > 0 else min(0.0, self.seconds + gone)


@dataclass(frozen=True)
class Reading:
    """What the wall showed when the steady clock of this machine showed `steady`, and how far the house was ahead."""

    wall: float
    steady: float
    ahead: Ahead = field(default_factory=Ahead)

    def wall_at(self, steady: float) -> float:
        """Return what the wall shows later on, if nobody has set it."""
        return self.wall + steady - self.steady

    def house_at(self, steady: float) -> float:
        """Return what the house shows later on."""
        wall = self.wall_at(steady)
        return wall + self.ahead.at(wall)


def now() -> datetime:
    """Return what time it is; where nobody keeps the clock (a command), by the wall."""
    reading = _KEPT.reading
    return datetime.fromtimestamp(reading.house_at(steady()) if reading else time.time(), UTC)


def go_by(reading: Reading | None) -> None:
    """Let this process tell the time by what was read last; None: by the wall."""
    _KEPT.reading = reading


def steady() -> float:
    """Return the seconds since the machine was started, those asleep included where the system counts them."""
    return time.clock_gettime(_SLEEPLESS) if _SLEEPLESS is not None else time.monotonic()


_SLEEPLESS: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""Linux counts sleep by the one, macOS by the other; Windows has neither, and counts it by `time.monotonic`."""


@dataclass
class _Kept:
    reading: Reading | None = None


_KEPT = _Kept()
