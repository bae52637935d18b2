"""Today and the whole timetable, as a list that any browser shows; the line that runs is marked."""

from __future__ import annotations

from workbook import config
from workbook.classroom.homework import due_days
from workbook.classroom.people.views import Person
from workbook.classroom.period import now
from workbook.classroom.period.pace import Pace, PacedRow
from workbook.classroom.period.state import Hall
from workbook.content import reading
from workbook.content.course import timetable
from workbook.content.course.timetable import Slot
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.office import our_day
from workbook.office.our_day import OurDay
from workbook.office.visit import Visit
from workbook.pages.frame import prose
from workbook.web.light import ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage


def today(asked: Call, me: Person) -> HtmlPage:
    """Return the day of somebody's team: who is here, where to go on, the lines of the period, homework."""
    course = asked.visit.library.course(me.course)
    day = our_day.of_team(asked.visit, me, course) if course else None
    if course is None or day is None:
        return HtmlPage(
            "きょう", ways.link(ways.sheets(), "書くものをえらぶ") + ways.link(ways.course(), "時間割")
        )
    is_today = day.day == times.today()
    when = "" if day.day is None or is_today else f"<p>{reading.say_day(day.day)}</p>"
    title = f"{'きょう' if is_today else '次に集まる時間'}：{day.slot.period.title}"
    body = (
        f'<p class="small">いまここにいる人：{prose.names(day.here)}</p>{when}{_on(day)}'
        f"{_rows(course, day.slot, day.pace, asked.visit)}{_homework(day)}"
    )
    return HtmlPage(title, body)


def whole(asked: Call) -> HtmlPage:
    """Return the list of periods of the visitor's course, or the lines of the one that is asked for."""
    visit, me = asked.visit, asked.visit.me
    course = visit.library.course(asked.query.get("id", "") or visit.course_id)
    if course is None:
        courses = timetable.longest_first(visit.library.courses.values())
        links = "".join(ways.link(f"{ways.course()}?id={one.id}", one.title) for one in courses)
        return HtmlPage("研修をえらぶ", links)
    period = timetable.find_period(course, asked.query.get("period", ""))
    if period is None:
        return HtmlPage(course.title, _days(course, visit), over="時間割")
    slot = timetable.slot(period, visit.library.modules)
    is_ours = me is not None and me.course == course.id and not me.is_alone
    hall = our_day.hall_of(visit, me.run_id) if me and is_ours else Hall()
    about = prose.to_html(period.about) if period.about else ""
    back = ways.link(f"{ways.course()}?id={course.id}", f"← {course.title}の時間割")
    rows = _rows(course, slot, our_day.pace_of(visit, slot, hall), visit)
    return HtmlPage(period.title, back + about + rows, over="時間割")


def _days(course: Course, visit: Visit) -> str:
    out = []
    for table in timetable.of_course(course, visit.library.modules):
        out.append(f"<h2>{prose.inline(table.day.title)}</h2>")
        for slot in (slot for group in table.groups for slot in group):
            when = f"{slot.starts}〜{slot.ends}　" if slot.starts else ""
            address = f"{ways.course()}?id={course.id}&period={slot.period.id}"
            out.append(ways.link(address, f"{when}{slot.period.title}"))
        for interval in table.homework:
            out.append(f"<h3>{prose.inline(interval.title)}（{times.weeks(*interval.weeks)}）</h3>")
            out.append(prose.to_html(interval.text))
            for sheet in (held for id_ in interval.worksheets if (held := visit.library.worksheet(id_))):
                out.append(ways.link(ways.content("worksheet", sheet.id), sheet.title))
    return "".join(out)


def _on(day: OurDay) -> str:
    if day.goes_on is None:
        return ""
    word = "続ける" if day.last or day.running else "はじめる"
    address = prose.plain(ways.to(day.goes_on))
    return f'<p><a class="button main" href="{address}">{word}：{prose.plain(day.goes_on.title)}</a></p>'


def _rows(course: Course, slot: Slot, pace: Pace, visit: Visit) -> str:
    return "".join(
        _row(line, course, slot, visit, is_now=pace.now is not None and pace.now.place == line.place)
        for line in pace.lines
    )


def _row(line: PacedRow, course: Course, slot: Slot, visit: Visit, *, is_now: bool) -> str:
    row = line.row
    planned = row.starts or (times.clock(line.planned) if line.planned else "")
    real = times.clock(line.real) if line.real else planned
    beside = f"（予定 {planned}）" if real != planned else ""
    mark = '<span class="mark">いま</span> ' if is_now else ""
    places = now.places_of(row, course, slot, visit.library)
    soon = "（準備中）" if row.kind == "planned" else ""
    how = prose.to_html(row.how) if row.how else ""
    head = f"{mark}{real}{beside}　{times.minutes(row.minutes)}"
    title = (
        "" if row.kind == "module" and places else f"<p><strong>{prose.inline(row.title)}</strong>{soon}</p>"
    )
    return (
        f'<section class="row{" on" if is_now else ""}"><p class="small">{head}</p>{title}{how}'
        f"{''.join(map(ways.of_place, places))}</section>"
    )


def _homework(day: OurDay) -> str:
    if not day.homework:
        return ""
    out = ["<h2>出ている宿題</h2>"]
    for due, items in day.homework:
        out.append(f"<h3>{prose.inline(due.interval.title)}（{due_days.until(due)}）</h3>")
        out += [f"<p>{prose.inline(item.title)}　{item.state}</p>" for item in items]
    return "".join([*out, ways.link(config.at("/homework"), "宿題・持ち帰り（ふつうの画面でひらきます）")])
