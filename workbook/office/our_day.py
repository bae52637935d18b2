"""A team's day: which period it is, how it goes, who is here, where to go on, and the homework that is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.homework import due_days, overview
from workbook.classroom.homework.due_days import Due
from workbook.classroom.homework.overview import HANDED_IN, Item
from workbook.classroom.people import attendance, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import now, pace, period_of_today
from workbook.classroom.period.now import Now
from workbook.classroom.period.pace import Pace
from workbook.classroom.period.state import Hall, Place
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.course.timetable import Slot
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.office.visit import Visit


@dataclass(frozen=True)
class OurDay:
    """What a team needs to know when it comes in.

    `day` is when the period is held, None as long as that is not fixed; `running` what goes on now; `goes_on` where
    to begin or go on, None when there is nothing to open; `last` the sheet the visitor wrote in last.
    """

    slot: Slot
    day: date | None
    pace: Pace
    running: Now | None
    goes_on: Place | None
    last: Sheet | None
    here: tuple[str, ...]
    homework: tuple[tuple[Due, tuple[Item, ...]], ...]


def hall_of(visit: Visit, run: str) -> Hall:
    """Return how things stand in a run the visitor belongs to; nothing has happened in any other."""
    if not run or not rights.may_see_run(visit.me, run=run):
        return Hall()
    with visit.house.database.reading() as db:
        return visit.hall(db, run)


def pace_of(visit: Visit, slot: Slot, hall: Hall) -> Pace:
    """Return how a period goes today."""
    return pace.of_period(slot, visit.library.modules, hall.rows, at=house_clock.now())


def of_team(visit: Visit, me: Person, course: Course) -> OurDay | None:
    """Return the day of the visitor's team; None when its course has nothing that is held together."""
    at = house_clock.now()
    with visit.house.database.reading() as db:
        hall = visit.hall(db, me.run_id)
        days = due_days.days_of(course, starts_on=me.starts_on, dates=due_days.dates_of(db, me.run_id))
        period = period_of_today.of_today(period_of_today.held(course), days=days, begun=hall.rows, at=at)
        if period is None:
            return None
        slot = timetable.slot(period, visit.library.modules)
        running = now.of_run(hall, course, visit.library, at=at)
        last = sheets.last_edited(db, me)
        began = now.begun_today(hall, at=at)
        return OurDay(
            slot,
            times.today(at) if began and began.period == period.id else days.get(period.id, (None,))[0],
            pace_of(visit, slot, hall),
            running,
            running.place if running and running.place else _next(visit, course, slot, last),
            last,
            _here(db, me, at),
            _homework(db, visit, me, course, hall),
        )


def _next(visit: Visit, course: Course, slot: Slot, last: Sheet | None) -> Place | None:
    """Return where to go on while nothing runs: the sheet one wrote in last, else the first thing of the period."""
    content = _content(visit, last) if last else None
    if last is not None and content is not None:
        return Place(last.kind, {"id": content[0]}, content[1])
    places = (now.place_of(row, course, slot, visit.library) for row in slot.rows)
    return next((place for place in places if place), None)


def _content(visit: Visit, sheet: Sheet) -> tuple[str, str] | None:
    """Return the id and the title of what a sheet is for; None if the content has lost it."""
    known = {"worksheet": visit.library.worksheet, "case": visit.library.case}[sheet.kind](sheet.content_id)
    return (known.id, known.title) if known else None


def _here(db: Session, me: Person, at: datetime) -> tuple[str, ...]:
    """Return who is at the table: whoever looks is, though the desk has not said so yet."""
    seen = attendance.of_run(db, me.run_id, day=times.today(at), team=me.team_id)
    found = {one.member: (one.name, one.department) for one in seen if one.is_here(at)}
    found.setdefault(me.id, (me.name, me.department))
    return tuple(f"{name}（{department}）" if department else name for name, department in found.values())


def _homework(
    db: Session, visit: Visit, me: Person, course: Course, hall: Hall
) -> tuple[tuple[Due, tuple[Item, ...]], ...]:
    """Return the homework that was given and is not all handed in."""
    begun = {row.period for row in hall.rows}
    (mine,) = overview.of_run(db, run=me.run_id, course=course, library=visit.library, by=me, team=me.team_id)
    return tuple(
        (due, items) for due, items in mine.intervals if due.interval.after in begun and _is_open(items)
    )


def _is_open(items: Iterable[Item]) -> bool:
    return any(item.state != HANDED_IN for item in items)
