"""Which period of a run is held today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from workbook.classroom.period import state
from workbook.content.course import timetable
from workbook.content.forms import times
from workbook.content.model.courses import Course, Period

Days = Mapping[str, tuple[date, date]]
"""The first and the last day a period may be held, by its id."""


def held(course: Course) -> tuple[Period, ...]:
    """Return the periods of a run that somebody holds (not those people go through on their own), in order."""
    return tuple(period for day in course.days for period in day.periods if period.mode != "self")


def of_today(
    periods: Sequence[Period], *, days: Days, begun: Sequence[state.BegunRow], at: datetime
) -> Period | None:
    """Return the period that was begun last today; else today's by the clock, else the next one, else the first."""
    there = times.there(at)
    last = begun[-1] if begun and times.today(begun[-1].at) == there.date() else None
    running = [period for period in periods if last and period.id == last.period]
    today = [period for period in periods if _is_held(period, days, there.date())]
    not_over = [period for period in today if _ends(period) > there.hour * 60 + there.minute]
    later = [period for period in periods if period.id in days and days[period.id][0] > there.date()]
    return next(iter([*running, *not_over, *reversed(today), *later, *periods]), None)


def _is_held(period: Period, days: Days, day: date) -> bool:
    first, last = days.get(period.id, (date.max, date.min))
    return first <= day <= last


def _ends(period: Period) -> int:
    """Return when a period ends, in minutes after midnight; one without a time may be held until the day is over."""
    starts = timetable.minutes_of(period.starts)
    return 24 * 60 if starts is None else starts + period.minutes
