"""Files with a team's own words, or empty for paper: worksheets, the one page, what goes to the office, the days to come."""

from __future__ import annotations

from datetime import datetime

from workbook import house_clock
from workbook.classroom.homework import due_days
from workbook.classroom.homework.due_days import Due
from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.content.model.library import Library
from workbook.content.model.summary import Summary
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import file_names
from workbook.handouts.prints import calendar
from workbook.office import attendance_report, one_page, run_zip, take_home
from workbook.office.files.asked_file import AskedFile, MadeFile, there


def worksheets(asked: AskedFile) -> MadeFile:
    """Return worksheets (`id`) in a format, with the words of the visitor's team or `empty`, as they are now."""
    asked = asked.in_edited_content()
    form = there(take_home.FORMATS.get(asked.one("format")))
    library, is_empty = asked.visit.library, bool(asked.one("empty"))
    found = [there(library.worksheet(id_)) for id_ in asked.all("id")]
    first = there(next(iter(found), None))
    me = asked.visit.me if is_empty else asked.member()
    ending = "zip" if form.apart and len(found) > 1 else form.ending
    title = _of_homework(asked, library) or first.title
    name = take_home.file_name(title, ending, team=me.team_name if me else "", filled=not is_empty)
    return MadeFile(name, take_home.write(asked.visit, found, asked.one("format"), filled=not is_empty))


def _of_homework(asked: AskedFile, library: Library) -> str:
    """Return what a homework is called whose sheets are taken together; empty for one sheet."""
    course = library.course(asked.one("course"))
    given = course.homework if course else ()
    return next((one.title for one in given if one.id == asked.one("interval")), "")


def everything(asked: AskedFile) -> MadeFile:
    """Return every worksheet of the visitor's own team."""
    me = asked.member()
    with asked.visit.house.database.reading() as db:
        run = there(runs.find(db, me.run_id))
    return MadeFile("チームの記入.zip", run_zip.of_team(asked.visit, me, run))


def summary(asked: AskedFile) -> MadeFile:
    """Return the one page that a worksheet (`id`) makes, for those who were not there."""
    me = asked.member()
    made = _summary(_worksheet(asked))
    name = file_names.named(made.title, me.team_name, ending="docx")
    return MadeFile(name, one_page.write(asked.visit, me, made))


def report(asked: AskedFile) -> MadeFile:
    """Return the draft of a report of attendance, of a `day` or of the whole training."""
    me = asked.member()
    course, day = asked.course(), asked.one("day")
    there(day if day in {attendance_report.WHOLE, *(one.id for one in course.days)} else None)
    data = attendance_report.write(asked.visit, me, course, day)
    return MadeFile(file_names.named("復命書", me.name, ending="docx"), data)


def relay(asked: AskedFile) -> MadeFile:
    """Return what is needed to pass a training on to colleagues."""
    me, worksheet = asked.member(), _worksheet(asked)
    there(_summary(worksheet).relay)
    data = attendance_report.relay_set(asked.visit, me, asked.course(), worksheet)
    return MadeFile(file_names.named("伝達研修セット", me.team_name, ending="zip"), data)


def due_day(asked: AskedFile) -> MadeFile:
    """Return the due day of a homework, and the next meeting if its day is fixed, for calendars."""
    me = asked.member()
    with asked.visit.house.database.reading() as db:
        dues = due_days.of_run(db, me.run_id, asked.course())
    due = there(next((one for one in dues if one.interval.id == asked.one("interval")), None))
    there(due.latest)
    return MadeFile("宿題の期日.ics", calendar_of(me, due).encode())


def calendar_of(me: Person, due: Due, *, at: datetime | None = None) -> str:
    """Return a homework's days as calendars read them."""
    days = calendar.of_homework(
        run=me.run_id,
        interval=due.interval.id,
        title=due.interval.title,
        due=due.latest,
        meets_on=due.meets_on,
        text=due.interval.text,
    )
    return calendar.write(days, at=at or house_clock.now())


def _worksheet(asked: AskedFile) -> Worksheet:
    return there(asked.visit.library.worksheet(asked.one("id")))


def _summary(worksheet: Worksheet) -> Summary:
    return there(worksheet.summary)
