"""Our day: what a team sees when it comes in. Who is here, what is done today, and where to go on."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.homework import due_days
from workbook.classroom.people.views import Person
from workbook.classroom.period.state import Place
from workbook.content import reading
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.office import our_day
from workbook.office.our_day import OurDay
from workbook.office.visit import Visit
from workbook.pages.frame import links, live, markup, prose, timetable_rows
from workbook.pages.frame.timetable_rows import HeldPeriod

NEWS = ("row", "summons")


@st.fragment
def draw(visit: Visit, me: Person, course: Course) -> None:
    """Draw the day of the visitor's team; it is drawn anew when a line of the timetable begins."""
    live.listen(me.run_id, key="hear-our-day", to=NEWS)
    day = our_day.of_team(visit, me, course)
    if day is None:
        links.to("course", f"{course.title}の時間割", id=course.id)
        return
    _team(me, day)
    _on(day)
    _rows(visit, course, day)
    _homework(day)


def _team(me: Person, day: OurDay) -> None:
    markup.show(
        f'<p class="wb-lead"><strong>{prose.plain(me.team_name)}</strong>　'
        f'<span class="wb-small">いまここにいる人：{prose.names(day.here)}</span></p>'
    )


def _on(day: OurDay) -> None:
    """Draw the one way to go on."""
    place = day.goes_on
    if place is None:
        return
    word = "続ける" if day.last or day.running else "はじめる"
    with st.container(key="main-way"):
        links.to(place.page, f"{word}：{place.title}", **_query(place))


def _query(place: Place) -> dict[str, str]:
    return dict(place.query)


def _rows(visit: Visit, course: Course, day: OurDay) -> None:
    slot, pace = day.slot, day.pace
    is_today = day.day == times.today()
    when = "" if day.day is None or is_today else f"{reading.say_day(day.day)}から　"
    span = f"{slot.starts}〜{slot.ends}" if slot.starts and pace.now is None else ""
    markup.parts(
        markup.section_heading(f"{'きょう' if is_today else '次に集まる時間'}：{slot.period.title}"),
        markup.fact_line((f"{when}{span}".strip("　"), _pace(day))),
        timetable_rows.lines(HeldPeriod(course, slot, pace, visit.library)),
    )
    with st.container(horizontal=True, key="day-ways"):
        links.to("course", f"{course.title}の時間割", id=course.id)
        links.to("homework", "宿題・持ち帰り")


def _pace(day: OurDay) -> str:
    return f"終わりは {times.clock(day.pace.ends)} ごろ" if day.running and day.pace.ends else ""


def _homework(day: OurDay) -> None:
    """Draw the homework that was given and is still out."""
    if not day.homework:
        return
    markup.section("出ている宿題")
    for due, items in day.homework:
        states = "".join(
            f'<li>{prose.inline(item.title)}　<span class="wb-state">{item.state}</span></li>'
            for item in items
        )
        markup.show(
            f'<div class="wb-interval"><h3>{prose.inline(due.interval.title)}'
            f"（{due_days.until(due)}）</h3><ul>{states}</ul></div>"
        )
