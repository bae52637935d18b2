"""What somebody reports at home: who was there, on which days, what the team decided, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from workbook.classroom.homework import due_days
from workbook.classroom.homework.due_days import Due
from workbook.classroom.people import permission, persons
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import gathering, sheets
from workbook.content.course import uses
from workbook.content.forms.one_page import OnePage
from workbook.content.model.courses import Course, Day
from workbook.content.model.library import Library


@dataclass(frozen=True)
class Attendance:
    """A training as one team saw it. `held` are the days of the course that have a date, by id."""

    mates: tuple[Person, ...]
    held: Mapping[str, date]
    dues: tuple[Due, ...]
    pages: tuple[OnePage, ...]


def gather(db: Session, course: Course, *, library: Library, by: Person) -> Attendance:
    """Return what somebody's own team can report; raise Refused for somebody without a team."""
    permission.need(bool(by.team_id), sheets.NO_TEAM)
    dates = due_days.dates_of(db, by.run_id)
    made = [one.summary for one in uses.used(library, course.id)[0] if one.summary]
    pages = tuple(gathering.gather(db, summary, library=library, by=by).page for summary in made)
    return Attendance(
        persons.team_mates(db, by),
        held(course, starts_on=by.starts_on, dates=dates),
        due_days.of_course(course, starts_on=by.starts_on, dates=dates),
        pages,
    )


def held(course: Course, *, starts_on: date | None, dates: Mapping[str, date]) -> dict[str, date]:
    """Return the days whose date is known: the first one people meet on, and those that were fixed."""
    met = [day for day in course.days if any(period.mode != "self" for period in day.periods)]
    found = {met[0].id: starts_on} if met and starts_on else {}
    for day in course.days:
        fixed = [dates[period.id] for period in day.periods if period.id in dates]
        found |= {day.id: min(fixed)} if fixed else {}
    return found


def day_to_report(course: Course, known: Mapping[str, date], *, today: date) -> Day:
    """Return the day somebody most likely writes about: the last one held so far, or else the first with a date."""
    past = [day for day in course.days if day.id in known and known[day.id] <= today]
    coming = [day for day in course.days if day.id in known]
    return (past[-1:] or coming[:1] or list(course.days[:1]))[0]
