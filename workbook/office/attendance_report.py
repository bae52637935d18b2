"""What goes from a training to the office: a draft of the report of attendance, and the set to pass it on."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.homework import due_days
from workbook.classroom.homework.due_days import Due
from workbook.classroom.outcome import attendance_report
from workbook.classroom.people.views import Person
from workbook.content.forms import times
from workbook.content.model.courses import Course, Day
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.writers import zips
from workbook.office import one_page, take_home
from workbook.office.visit import Visit

WHOLE = ""
"""Stands for all days of a training, where a day is chosen."""


def likely_day(visit: Visit, me: Person, course: Course) -> Day:
    """Return the day somebody probably reports today."""
    with visit.house.database.reading() as db:
        dates = due_days.dates_of(db, me.run_id)
    known = attendance_report.held(course, starts_on=me.starts_on, dates=dates)
    return attendance_report.day_to_report(course, known, today=times.today())


def relay_set(visit: Visit, me: Person, course: Course, worksheet: Worksheet) -> bytes:
    """Return what passing the training on needs: the team's page, the steps, and an empty sheet for colleagues."""
    from workbook.handouts.documents import relay as handout  # slow import that most visits do not need

    made = worksheet.summary
    if made is None or made.relay is None:
        return b""
    steps = handout.write(made.relay, course=course, library=visit.library, training=me.run_title)
    parts = {"1_一枚のまとめ.docx": one_page.write(visit, me, made), "2_進め方.docx": steps}
    sheet = visit.library.worksheet(made.relay.worksheet)
    if sheet is not None:
        parts["3_空欄のシート.docx"] = take_home.write(visit, (sheet,), "word", filled=False)
    return zips.write(parts.items())


def write(visit: Visit, me: Person, course: Course, day: str) -> bytes:
    """Return the draft for a day (its id) or the whole training, as things stand now."""
    from workbook.handouts.documents import (
        attendance_report as handout,  # slow import that most visits do not need
    )

    with visit.house.database.reading() as db:
        found = attendance_report.gather(db, course, library=visit.library, by=me)
    made = handout.AttendanceReport(
        me.run_title,
        course,
        tuple(one for one in course.days if day in (WHOLE, one.id)),
        dict(found.held),
        me.name,
        me.department,
        tuple((mate.department, mate.name) for mate in found.mates),
        found.pages,
        _plans(found.dues, course, day),
        times.today(),
    )
    return handout.write(made, visit.library)


def _plans(dues: Sequence[Due], course: Course, day: str) -> tuple[str, ...]:
    """Return the homework that comes after a day, and the periods it is for."""
    periods = {period.id: period.title for one in course.days for period in one.periods}
    later = _from(course.days, day)
    coming = [due for due in dues if due.interval.before in later]
    return tuple(
        f"{due.interval.title}　{due_days.until(due)}（「{periods[due.interval.before]}」で持ち寄ります）"
        for due in coming
    )


def _from(days: Sequence[Day], day: str) -> set[str]:
    """Return the periods of the days after one, or of all days."""
    places = [place for place, one in enumerate(days) if one.id == day]
    after = days[places[0] + 1 :] if places else days
    return {period.id for one in after for period in one.periods}
