"""Homework between the days of a course, with the weeks in which it is due once a run has its first day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workbook.content.model import Course, Interval


@dataclass(frozen=True)
class Due:
    """An interval with the earliest and the latest day it is talked about; None when the run has no first day."""

    interval: Interval
    earliest: date | None
    latest: date | None


def of_course(course: Course, *, starts_on: date | None) -> tuple[Due, ...]:
    """Return the homework of a course in order, due on the day it is talked about.

    `starts_on` is the first day people meet. Days follow each other; homework between two of them adds its weeks.
    """
    after = _days_after_start(course)
    place = {period.id: number for number, day in enumerate(course.days) for period in day.periods}
    found = []
    for interval in sorted(course.homework, key=lambda one: place.get(one.before, 0)):
        earliest, latest = after.get(interval.before, (0, 0))
        found.append(
            Due(
                interval,
                starts_on and starts_on + timedelta(days=earliest),
                starts_on and starts_on + timedelta(days=latest),
            )
        )
    return tuple(found)


def _days_after_start(course: Course) -> dict[str, tuple[int, int]]:
    """Return by period how many days after the first meeting it is held, at the earliest and at the latest."""
    after: dict[str, tuple[int, int]] = {}
    last: tuple[int, int] | None = None
    for day in course.days:
        if all(period.mode == "self" for period in day.periods):
            after |= dict.fromkeys((period.id for period in day.periods), last or (0, 0))
            continue
        periods = {period.id for period in day.periods}
        weeks = [
            (after.get(one.after, (0, 0)), one.weeks) for one in course.homework if one.before in periods
        ]
        held = [(start[0] + 7 * least, start[1] + 7 * most) for start, (least, most) in weeks]
        following = (0, 0) if last is None else (last[0] + 1, last[1] + 1)
        last = max(held, default=following)
        after |= dict.fromkeys(periods, last)
    return after
