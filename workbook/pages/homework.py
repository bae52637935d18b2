"""What to take home: the homework between the days, its worksheets as files, and every other worksheet."""

from __future__ import annotations

import streamlit as st

from workbook.classroom import homework, progress
from workbook.classroom.homework import Due
from workbook.content import reading, timetable
from workbook.content.model import Course, Worksheet
from workbook.pages import browser, links, markup, phrases, prose, takehome
from workbook.pages.visit import Visit


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("宿題・持ち帰り")
    markup.lead(
        "研修で書いたものを Word や Excel で持ち帰ります。課の人に見せて、書きたして、次の日に持ち寄ります。空欄のものは、印刷して手で書けます。"
    )
    course = _course(visit)
    if course is None:
        markup.notice("研修がまだありません。")
        return
    starts_on = visit.me.starts_on if visit.me else None
    for due in homework.of_course(course, starts_on=starts_on):
        _interval(due, visit)
    _others(visit, course)


def _course(visit: Visit) -> Course | None:
    """Return the course of the visitor's run; others choose one."""
    own = visit.library.course(visit.course_id)
    if own is not None:
        return own
    titles = {course.id: course.title for course in timetable.longest_first(visit.library.courses.values())}
    if not titles:
        return None
    chosen = st.segmented_control(
        "研修",
        list(titles),
        default=next(iter(titles)),
        format_func=lambda id_: prose.label(titles[id_]),
        key=browser.COURSE.name,
        label_visibility="collapsed",
        required=True,
    )
    return visit.library.course(chosen or "")


def _interval(due: Due, visit: Visit) -> None:
    interval = due.interval
    markup.section(interval.title)
    markup.facts((_when(due),))
    markup.show(f'<div class="wb-lead">{prose.to_html(interval.text)}</div>')
    sheets = [held for id_ in interval.worksheets if (held := visit.library.worksheet(id_))]
    for sheet in sheets:
        with st.container(border=True, key=f"card-{interval.id}-{sheet.id}"):
            _sheet(visit, sheet, key=f"{interval.id}-{sheet.id}")


def _when(due: Due) -> str:
    """Return until when, as far as it is known."""
    if due.earliest is None or due.latest is None:
        return f"期間：{phrases.weeks(*due.interval.weeks)}"
    if due.earliest == due.latest:
        return f"次の回：{reading.say_day(due.latest)}ごろ"
    return f"次の回：{reading.say_day(due.earliest)}〜{reading.say_day(due.latest)}ごろ"


def _sheet(visit: Visit, sheet: Worksheet, *, key: str) -> None:
    markup.show(
        f'<div class="wb-card"><h3>{prose.inline(sheet.title)}</h3>{prose.to_html(sheet.purpose)}</div>'
    )
    links.to("worksheet", "画面で書く", id=sheet.id)
    offer = takehome.buttons if visit.me and visit.me.team_id else takehome.empty
    offer(visit, (sheet,), key=key)


def _others(visit: Visit, course: Course) -> None:
    """Offer every other worksheet of the course, one at a time."""
    sheets = {sheet.id: sheet for sheet in progress.used(visit.library, course.id)[0]}
    if not sheets:
        return
    markup.section("この研修のワークシート")
    chosen = st.selectbox(
        "ワークシートをえらぶ",
        list(sheets),
        format_func=lambda id_: sheets[id_].title,
        key=browser.SHEET.of(course.id).name,
        placeholder="えらんでください",
    )
    _sheet(visit, sheets[chosen], key=f"one-{chosen}")
