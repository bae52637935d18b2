"""Homework between the days of a course, with the days on which it is due once a run has its first day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person
from workbook.content import reading
from workbook.content.forms import times
from workbook.content.model.courses import Course, Interval
from workbook.content.model.worksheets import Worksheet
from workbook.store import tables

LATE = "期日のあとに届きました"

Dates = Mapping[str, date]
"""The days that were fixed for a run, by the id of a homework interval (due) or of a period (held)."""


@dataclass(frozen=True)
class Due:
    """An interval with the earliest and the latest day it is talked about; None when the run has no first day.

    A day that was fixed for the run is both. `meets_on` is the day of the next meeting if that was fixed.
    """

    interval: Interval
    earliest: date | None
    latest: date | None
    meets_on: date | None = None

    def is_late(self, at: datetime) -> bool:
        """Tell whether something came after the last day, in Japan."""
        return self.latest is not None and times.today(at) > self.latest


def of_course(course: Course, *, starts_on: date | None, dates: Dates | None = None) -> tuple[Due, ...]:
    """Return the homework of a course in order, due on the day it is talked about unless another day was fixed.

    `starts_on` is the first day people meet. Days follow each other; homework between two of them adds its weeks,
    also when it leads to something that is done alone. Homework before a period that is not held is due when that is fixed.
    """
    fixed = dates or {}
    days = days_of(course, starts_on=starts_on, dates=fixed)
    place = {period.id: number for number, day in enumerate(course.days) for period in day.periods}
    in_order = sorted(course.homework, key=lambda one: place.get(one.before, 0))
    return tuple(_due(interval, days, fixed) for interval in in_order)


def asking(intervals: Iterable[Interval], worksheet: Worksheet) -> tuple[str, ...]:
    """Return the ids of those homework intervals that ask for a worksheet."""
    names = {worksheet.id, *worksheet.aliases}
    return tuple(one.id for one in intervals if names.intersection(one.worksheets))


def until(due: Due) -> str:
    """Return until when a homework is due, as far as it is known."""
    if due.earliest is None or due.latest is None:
        return f"期間：{times.weeks(*due.interval.weeks)}"
    if due.earliest == due.latest:
        return f"期日：{reading.say_day(due.latest)}"
    return f"次の回：{reading.say_day(due.earliest)}〜{reading.say_day(due.latest)}ごろ"


def days_of(course: Course, *, starts_on: date | None, dates: Dates) -> dict[str, tuple[date, date]]:
    """Return the first and the last day each period may be held, by id; nothing as long as the run has no first day."""
    if starts_on is None:
        return {}
    after = _days_after_start(course, starts_on, dates)
    return {
        period: (starts_on + timedelta(days=least), starts_on + timedelta(days=most))
        for period, (least, most) in after.items()
    }


def of_run(db: Session, run: str, course: Course) -> tuple[Due, ...]:
    """Return the homework of a course in order, with the days of a run."""
    starts_on, fixed = db.execute(_fixed(), {"run": run}).one_or_none() or (None, {})
    return of_course(course, starts_on=starts_on, dates=_days(fixed))


def dates_of(db: Session, run: str) -> dict[str, date]:
    """Return the days that were fixed for a run."""
    _, fixed = db.execute(_fixed(), {"run": run}).one_or_none() or (None, {})
    return _days(fixed)


@cache
def _fixed() -> Select[date | None, dict[str, str]]:
    """Return the query for the days of a run; many pages ask it, so it is made once."""
    return select(tables.Run.starts_on, tables.Run.dates).where(tables.Run.id == bindparam("run"))


def _days(fixed: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in fixed.items()}


def set_date(db: Session, run: str, *, name: str, on: date | None, by: Person) -> None:
    """Fix the day a homework interval is due or a period is held, or let it be counted again (None).

    Raise Refused to those who may not prepare.
    """
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    locked = select(tables.Run.dates).where(tables.Run.id == run).with_for_update()
    held = {id_: day for id_, day in db.execute(locked).scalar_one().items() if id_ != name}
    dates = held | ({name: on.isoformat()} if on else {})
    db.execute(update(tables.Run).where(tables.Run.id == run).values(dates=dates))
    events.log(db, events.DATE_SET, run=run, by=by.id, name=name, on=on.isoformat() if on else None)


def set_days(
    db: Session, run: str, *, first: date | None, dates: Mapping[str, date | None], by: Person
) -> None:
    """Fix the first day people meet and the days named here, as `set_first_day` and `set_date` do; raise Refused."""
    if first != db.scalars(select(tables.Run.starts_on).where(tables.Run.id == run)).one():
        set_first_day(db, run, on=first, by=by)
    for name, on in dates.items():
        set_date(db, run, name=name, on=on, by=by)


def set_first_day(db: Session, run: str, *, on: date | None, by: Person) -> None:
    """Fix the first day people meet, or leave it open (None); raise Refused to those who may not prepare."""
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    db.execute(update(tables.Run).where(tables.Run.id == run).values(starts_on=on))
    events.log(db, events.DATE_SET, run=run, by=by.id, name="starts_on", on=on.isoformat() if on else None)


def _due(interval: Interval, days: Mapping[str, tuple[date, date]], fixed: Dates) -> Due:
    """Return when an interval is due: on a day that was fixed, or between the days its period may be held."""
    meets_on = fixed.get(interval.before)
    due = fixed.get(interval.id, meets_on)
    earliest, latest = (due, due) if due else days.get(interval.before, (None, None))
    return Due(interval, earliest, latest, meets_on)


def _days_after_start(course: Course, starts_on: date, fixed: Dates) -> dict[str, tuple[int, int]]:
    """Return by period how many days after the first meeting it is held, at the earliest and at the latest."""
    after: dict[str, tuple[int, int]] = {}
    last: tuple[int, int] | None = None
    for day in course.days:
        periods = {period.id for period in day.periods}
        known = [(fixed[id_] - starts_on).days for id_ in periods & set(fixed)]
        weeks = [
            (after.get(one.after, (0, 0)), one.weeks) for one in course.homework if one.before in periods
        ]
        held = [(start[0] + 7 * least, start[1] + 7 * most) for start, (least, most) in weeks]
        if all(period.mode == "self" for period in day.periods):
            after |= dict.fromkeys(periods, max(held, default=last or (0, 0)))
            continue
        following = (0, 0) if last is None else (last[0] + 1, last[1] + 1)
        last = (max(known), max(known)) if known else max(held, default=following)
        after |= dict.fromkeys(periods, last)
    return after
