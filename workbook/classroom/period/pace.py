"""The pace of a period, its timetable beside the real clock: what began when, how late it is, and what could be shortened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workbook.classroom.period import state
from workbook.content.course import timetable, versions
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.model.modules import Module

_SAME = timedelta(hours=1)
"""Who begins within an hour of the planned time keeps to the plan; others hold the period at a time of their own."""


@dataclass(frozen=True)
class PacedRow:
    """A row with when it was to begin, when it began (None: unknown, not yet) and what its short version saves.

    `real` is when it began, or will begin at today's pace; None when nothing runs, or it was passed over.
    """

    place: int
    row: TimetableRow
    planned: datetime | None
    begun: datetime | None
    saves: int
    real: datetime | None = None


@dataclass(frozen=True)
class Pace:
    """The lines of a period; which one is running (None: none yet), how many minutes late, when it ends at this pace.

    `late` is below zero for who is ahead of the plan.
    """

    lines: tuple[PacedRow, ...]
    now: PacedRow | None = None
    late: int = 0
    ends: datetime | None = None

    @property
    def following(self) -> PacedRow | None:
        """Return the line that comes next; None after the last."""
        place = self.now.place + 1 if self.now else 0
        return self.lines[place] if place < len(self.lines) else None

    @property
    def shortenable(self) -> tuple[PacedRow, ...]:
        """Return the lines still to come whose short version saves time."""
        done = self.now.place if self.now else -1
        return tuple(line for line in self.lines if line.place > done and line.saves)


def of_period(
    slot: Slot, modules: Mapping[str, Module], begun: Iterable[state.BegunRow], *, at: datetime
) -> Pace:
    """Return how a period goes today."""
    today = [row for row in begun if _is_of_today(row, slot, at)]
    starts = _starts(slot, today, at)
    begins = [starts + _before(slot, place) if starts else None for place in range(len(slot.rows))]
    began = {row.line: row.at for row in today}
    lines = tuple(
        PacedRow(place, row, planned=begins[place], begun=began.get(place), saves=_saves(row, modules))
        for place, row in enumerate(slot.rows)
    )
    if not today or starts is None:
        return Pace(lines)
    place = today[-1].line
    ends = max(at, today[-1].at + timedelta(minutes=lines[place].row.minutes))
    late = ends - (starts + _before(slot, place + 1))
    last = starts + _before(slot, len(slot.rows)) + late
    real = (
        replace(line, real=starts + _before(slot, line.place) + late if line.place > place else line.begun)
        for line in lines
    )
    lines = tuple(real)
    return Pace(lines, lines[place], round(late.total_seconds() / 60), last)


def _is_of_today(row: state.BegunRow, slot: Slot, at: datetime) -> bool:
    """Tell whether a row began today and is still in the timetable: its content may have been adopted since."""
    is_there = row.period == slot.period.id and row.line < len(slot.rows)
    return is_there and times.today(row.at) == times.today(at)


def _starts(slot: Slot, today: Sequence[state.BegunRow], at: datetime) -> datetime | None:
    """Return when the period was to begin: at its clock time, or as if what began first had begun in time."""
    first = today[0].at - _before(slot, today[0].line) if today else None
    if not slot.starts:
        return first
    midnight = times.there(at).replace(hour=0, minute=0, second=0, microsecond=0)
    planned = midnight + timedelta(minutes=timetable.minutes_of(slot.starts) or 0)
    return planned if first is None or abs(first - planned) < _SAME else first


def _before(slot: Slot, place: int) -> timedelta:
    return timedelta(minutes=sum(row.minutes for row in slot.rows[:place]))


def _saves(row: TimetableRow, modules: Mapping[str, Module]) -> int:
    module = modules.get(row.module)
    return 0 if module is None else versions.saved_minutes(module, row.use)
