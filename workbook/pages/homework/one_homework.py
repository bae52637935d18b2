"""One homework on its page: what it is, each of its sheets, where the team is with it, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from workbook.classroom.homework import overview
from workbook.classroom.homework.due_days import LATE, Due
from workbook.classroom.homework.overview import Item
from workbook.classroom.people.views import Person
from workbook.content.course import timetable
from workbook.content.forms import times
from workbook.content.model.courses import ActivityItem, Course, Interval
from workbook.content.model.worksheets import Worksheet
from workbook.office.visit import Visit
from workbook.pages.frame import links, markup, phrases, prose, take_home

_SINCE = {
    overview.AT_HOME: "持ち帰り",
    overview.WRITING: "最後に書いた日",
    overview.HANDED_IN: "提出",
    overview.RETURNED: "返却",
}


@dataclass(frozen=True)
class Homework:
    """A homework of a course: when it is due, its worksheets as they stand on the page, and where the team is with each."""

    course: Course
    due: Due
    sheets: tuple[Worksheet, ...]
    items: Mapping[str, Item]


def folded(visit: Visit, me: Person | None, work: Homework) -> None:
    """Draw a homework that lies folded as one piece: it stands there at once when it is unfolded, and on paper."""
    cards = "".join(
        f'<div class="wb-answer">{_said(sheet, work.items)}{ways(sheet, me, work.course, work.due.interval)}</div>'
        for sheet in work.sheets
    )
    markup.show(_lead(visit, work) + cards)


def opened(visit: Visit, me: Person | None, work: Homework) -> None:
    """Draw a homework that lies open, with what can be done about each sheet."""
    interval = work.due.interval
    homework = {"course": work.course.id, "interval": interval.id}
    markup.show(_lead(visit, work))
    for sheet in work.sheets:
        with st.container(border=True, horizontal=True, key=f"card-{interval.id}-{sheet.id}"):
            markup.show(_said(sheet, work.items))
            take_home.menu(visit, (sheet,), key=f"{interval.id}-{sheet.id}")
            st.html(ways(sheet, me, work.course, interval), width="content")
    with st.container(horizontal=True, key=f"whole-{interval.id}"):
        if len(work.sheets) > 1:
            label = f"{len(work.sheets)} 枚をまとめて持ち帰る"
            take_home.menu(visit, work.sheets, key=interval.id, homework=homework, label=label)
        if me is not None and work.due.latest is not None:
            take_home.draw(links.file("due-day", "カレンダーに入れる（.ics）", **homework))


def _lead(visit: Visit, work: Homework) -> str:
    """Return what a homework is, and the way to what each one writes alone when it is over: nobody hands that in."""
    said = f'<div class="wb-lead">{prose.to_html(work.due.interval.text)}</div>'
    return said + _alone(visit, work.course, work.due.interval)


def _alone(visit: Visit, course: Course, interval: Interval) -> str:
    period = timetable.find_period(course, interval.before)
    if period is None or period.mode != "self":
        return ""
    found = []
    for asked in (one for item in period.items if isinstance(item, ActivityItem) for one in item.asks):
        sheet = visit.library.worksheet(asked.worksheet)
        if sheet is not None and sheet.unit == "member":
            only = {"questions": ",".join(asked.questions)} if asked.questions else {}
            found.append(links.way("worksheet", f"「{sheet.title}」を書く", id=sheet.id, **only))
    return f'<div class="wb-ways">{"".join(found)}</div>' if found else ""


def _state(item: Item) -> str:
    """Return where a sheet is and since when; nobody is compared with anybody."""
    since = f"{_SINCE[item.state]}：{times.moment(item.since)}" if item.since else ""
    words = (
        since,
        LATE if item.is_late else "",
        "そのあとに書きたしがあります" if item.goes_on else "",
        f"コメント {item.comments} 件" if item.comments else "",
    )
    said = "　".join(word for word in words if word)
    return f'<p><span class="wb-state">{item.state}</span>　<span class="wb-small">{said}</span></p>'


def title(sheet: Worksheet) -> str:
    """Return what a worksheet is called and what it is for."""
    return f'<div class="wb-card"><h2>{prose.inline(sheet.title)}</h2>{prose.to_html(sheet.purpose)}</div>'


def _said(sheet: Worksheet, items: Mapping[str, Item]) -> str:
    return title(sheet) + (_state(items[sheet.id]) if sheet.id in items else "")


def ways(sheet: Worksheet, me: Person | None, course: Course, interval: Interval | None = None) -> str:
    """Return the ways to a sheet: to write in it, and to hand it in."""
    found = [links.way("worksheet", "画面で書く", kind="is-button", id=sheet.id)]
    if me is not None:
        query = {"interval": interval.id} if interval else {}
        found.append(
            links.way("hand-in", phrases.HAND_IN, kind="is-button", id=sheet.id, course=course.id, **query)
        )
    return f'<div class="wb-ways">{"".join(found)}</div>'
