"""How things stand in a run while it is held: messages, clocks, stages, raised hands, the shared screen.

Everything follows from the run's signals (`fold`). Most of them are for a whole run (breakout "") or for one breakout;
of two that could hold for a team the later word counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from workbook import house_clock

ALL = ""
"""The breakout of a word that is for the whole run."""
_BETWEEN_CLOCKS = timedelta(minutes=1)
"""So much at most the clocks of two processes are apart."""


@dataclass(frozen=True)
class Message:
    """Something said to everybody, to a breakout or to one team, until the next line of the timetable begins.

    `is_of_clock`: it tells until when; it ends as well when the countdown becomes another.
    """

    id: int
    at: datetime
    text: str
    breakout: str = ALL
    team: str = ""
    is_of_clock: bool = False


@dataclass(frozen=True)
class Place:
    """Where in the workbook something is done: a page, what its address asks for, and what people call it."""

    page: str
    query: Mapping[str, str]
    title: str


@dataclass(frozen=True)
class Summons:
    """A call to a place in the workbook; `place` None: it is over."""

    id: int
    place: Place | None


@dataclass(frozen=True)
class Gathering:
    """A call back to everybody's room; `is_on` False: it is over."""

    id: int
    at: datetime
    text: str = ""
    is_on: bool = True


@dataclass(frozen=True)
class Timer:
    """A countdown that every screen shows; `ends_at` None: it was stopped."""

    id: int
    ends_at: datetime | None
    seconds: int = 0
    label: str = ""
    has_sound: bool = False

    def ends_after(self, at: datetime) -> bool:
        """Tell whether it has something left at a moment."""
        return self.ends_at is not None and at < self.ends_at

    def is_under_way(self, at: datetime) -> bool:
        """Tell whether it still counts down."""
        return self.ends_after(at) and not self.is_of_another_time(at)

    def is_of_another_time(self, at: datetime) -> bool:
        """Tell whether it has more left than it ever had: the clock was wrong by hours when it began."""
        most = timedelta(seconds=self.seconds) + _BETWEEN_CLOCKS
        return self.ends_at is not None and self.ends_at - at > most


@dataclass(frozen=True)
class BegunRow:
    """Where the period is: the line of the timetable (from 0) that began, and when."""

    id: int
    at: datetime
    period: str
    line: int


@dataclass(frozen=True)
class Gate:
    """A word about a case's stages: open for everybody up to `stage`, or held there; neither: as each team writes."""

    id: int
    stage: int
    what: str
    """`open`, `hold` or `free`."""


@dataclass(frozen=True)
class Hand:
    """A team that asks for help: since when, why, and who is on the way (a member's id)."""

    id: int
    at: datetime
    team: str
    member: str
    reason: str = ""
    taken_by: str = ""


@dataclass(frozen=True)
class Screen:
    """What the shared screen shows: `what` is one of the projector's views, with what it needs."""

    id: int
    what: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Pick:
    """An answer put aside for the shared screen."""

    id: int
    sheet: str
    question: str


@dataclass(frozen=True)
class Hall:
    """How things stand. Mappings by breakout, except `gates` (case, breakout) and `hands` (team)."""

    seq: int = 0
    messages: tuple[Message, ...] = ()
    gatherings: Mapping[str, Gathering] = field(default_factory=dict)
    summonses: Mapping[str, Summons] = field(default_factory=dict)
    timers: Mapping[str, Timer] = field(default_factory=dict)
    rows: tuple[BegunRow, ...] = ()
    gates: Mapping[tuple[str, str], Gate] = field(default_factory=dict)
    hands: Mapping[str, Hand] = field(default_factory=dict)
    screens: Mapping[str, Screen] = field(default_factory=dict)
    picks: tuple[Pick, ...] = ()
    growing: frozenset[str] = frozenset()
    """The sheets whose teams let the shared screen show how they grew."""

    def messages_for(self, *, breakout: str, team: str) -> tuple[Message, ...]:
        """Return what was said to a team, or to everybody, the latest last."""
        return tuple(
            one for one in self.messages if one.breakout in {ALL, breakout} and one.team in {"", team}
        )

    def gathering(self, breakout: str) -> Gathering | None:
        """Return the call that holds in a breakout now."""
        found = _latest(self.gatherings.get(ALL), self.gatherings.get(breakout))
        return found if found and found.is_on else None

    def summons(self, breakout: str) -> Summons | None:
        """Return the call to a place in the workbook that holds in a breakout now."""
        found = _latest(self.summonses.get(ALL), self.summonses.get(breakout))
        return found if found and found.place else None

    def timer(self, breakout: str, *, at: datetime | None = None) -> Timer | None:
        """Return the countdown that a breakout sees, also when it has run out."""
        found = _latest(self.timers.get(ALL), self.timers.get(breakout))
        is_seen = found and found.ends_at and not found.is_of_another_time(at or house_clock.now())
        return found if is_seen else None

    def gate(self, case: str, breakout: str) -> Gate | None:
        """Return the word that holds for a case's stages in a breakout; None: as the team writes."""
        found = _latest(self.gates.get((case, ALL)), self.gates.get((case, breakout)))
        return found if found and found.what != "free" else None

    @property
    def stages(self) -> int:
        """Return a number that grows whenever a word about a case's stages is said."""
        return max((gate.id for gate in self.gates.values()), default=0)

    def screen(self, breakout: str) -> Screen | None:
        """Return what the shared screen of a breakout, or of everybody, shows."""
        return _latest(self.screens.get(ALL), self.screens.get(breakout))


T = TypeVar("T", Gathering, Summons, Timer, Gate, Screen)


def _latest(of_all: T | None, of_breakout: T | None) -> T | None:
    if of_all is None or of_breakout is None:
        return of_all or of_breakout
    return max(of_all, of_breakout, key=lambda one: one.id)
