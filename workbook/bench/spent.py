"""What some work takes: seconds on the clock and of the processor, and how much room."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_PROCESS = Path("/proc")

T = TypeVar("T")


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock and of the processor, and how many megabytes more than when idle it took at most."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        """Say it in words."""
        room = f"増えたメモリ {self.megabytes:.0f} MB まで"
        return f"{self.seconds:.1f} 秒（プロセッサ {self.processor:.1f} 秒）、{room}"


def measured(work: Callable[[], T], *, pids: Sequence[int] = (), of_ended: float = 0.0) -> tuple[T, Spent]:
    """Do something; return what it gives and what it took of some processes (of this one), beyond what they had when idle.

    `of_ended`: the megabytes of one that has ended meanwhile, which it does of all that it may have.
    """
    pids = pids or [os.getpid()]
    for pid in pids:
        with suppress(OSError):  # what it had before counts where that cannot be forgotten
            (_PROCESS / str(pid) / "clear_refs").write_text("5")
    idle = [room_of(pid, "VmRSS") or 0.0 for pid in pids]
    begin, used = time.perf_counter(), sum(map(processor_of, pids))
    given = work()
    seconds, processor = time.perf_counter() - begin, max(0.0, sum(map(processor_of, pids)) - used)
    most = [room_of(pid, "VmHWM") for pid in pids]
    more = (of_ended if now is None else now - was for was, now in zip(idle, most, strict=True))
    return given, Spent(seconds, processor, sum(more) if _PROCESS.exists() else 0.0)


def room_of(pid: int, what: str) -> float | None:
    """Return the megabytes of a process; None when it has ended."""
    try:
        lines = (_PROCESS / str(pid) / "status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), None)


def processor_of(pid: int, *, with_ended: bool = False) -> float:
    """Return the seconds of the processor that a process has had; on request with those of its children that have ended."""
    try:
        times = (_PROCESS / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return time.process_time() if pid == os.getpid() else 0.0  # elsewhere than on Linux
    return sum(map(int, times[11 : 15 if with_ended else 13])) / os.sysconf("SC_CLK_TCK")
