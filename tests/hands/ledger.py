"""What was typed against what is there afterwards, case by case."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Error

_TABLE = "{:<52}{:>6}{:>6}{:>6}{:>9}{:>8}\n"


@dataclass
class Case:
    """One kind of situation; `typed` counts words, `other` texts that differ although every word is there once."""

    name: str
    typed: int = 0
    lost: int = 0
    doubled: int = 0
    other: int = 0
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)

    def compare(self, words: list[str], *, whole: str, found: str) -> None:
        """Count the words that stand in `found` less or more often than they were typed; `whole` is how it should read."""
        wanted = Counter(words)
        there = Counter(re.findall("|".join(map(re.escape, wanted)), found))
        lost, doubled = (wanted - there).total(), (there - wanted).total()
        self.typed += len(words)
        self.lost += lost
        self.doubled += doubled
        self.other += found != whole and not (lost or doubled)
        if found != whole:
            self.told.append(f"{found!r} instead of {whole!r}")

    def broken(self, why: str) -> None:
        """Count a word that could not be typed to its end."""
        self.typed += 1
        self.lost += 1
        self.told.append(why)

    @property
    def is_whole(self) -> bool:
        """Whether everything that was typed is there, once; a case in which nothing was typed shows nothing."""
        return self.typed > 0 and not (self.lost or self.doubled or self.other)


class Ledger:
    """All cases of a campaign; each is said as soon as it is over."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        sys.stdout.write(_TABLE.format("", "words", "lost", "twice", "otherwise", "seconds"))

    @contextmanager
    def case(self, name: str) -> Iterator[Case]:
        """Count what happens in one case."""
        case, begun = Case(name), time.monotonic()
        try:
            yield case
        except (TimeoutError, AssertionError, Error) as fault:
            case.broken(str(fault).partition("\n")[0])
        case.seconds = time.monotonic() - begun
        self.cases.append(case)
        self._say(case)

    def close(self) -> bool:
        """Say the sums; return whether nothing was lost, doubled or changed."""
        whole = Case("all", seconds=sum(case.seconds for case in self.cases))
        for case in self.cases:
            whole.typed += case.typed
            whole.lost += case.lost
            whole.doubled += case.doubled
            whole.other += case.other
        self._say(whole)
        return all(case.is_whole for case in self.cases)

    def _say(self, case: Case) -> None:
        counts = (case.typed, case.lost, case.doubled, case.other, f"{case.seconds:.1f}")
        sys.stdout.write(_TABLE.format(case.name, *counts))
        for line in case.told:
            sys.stdout.write(f"    {line}\n")
        sys.stdout.flush()
