"""The facilitators' handbook: how two hold a room, and what to watch for in a course; on a screen, or as Word."""

from __future__ import annotations

import streamlit as st

from workbook.content.course import timetable, watched
from workbook.content.course.watched import Watched
from workbook.content.model.courses import Course
from workbook.content.model.handbook import Chapter, HardMoment
from workbook.handouts.documents import handbook as handout
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, take_home

_NOT_YOURS = "進行役の手引きは、研修を進める人のためのページです。チームの進行を頼まれた方は、主催者にたずねてください。"
_NONE = "この教材には、まだ進行役の手引き（handbook.yaml）がありません。"


def draw(visit: Visit) -> None:
    """Draw the page; people in the middle of a team's training are told kindly that it is not theirs."""
    markup.title(handout.TITLE)
    if not visit.may_see_notes:
        markup.notice(_NOT_YOURS)
        return
    handbook = visit.library.handbook
    if handbook is None:
        markup.notice(_NONE)
        return
    markup.lead(handbook.about)
    course = visit.library.course(browser.asked("course") or visit.course_id)
    with st.container(horizontal=True, key="handbook-tools", vertical_alignment="center"):
        take_home.handbook(visit, course)
        if visit.library.grounds is not None:
            links.to("grounds", "会議と情報の根拠")
    for chapter in handbook.chapters:
        _chapter(chapter)
    if course is None:
        _choose(visit)
    else:
        _watched(course, watched.of_course(course, visit.library))


def _chapter(chapter: Chapter) -> None:
    markup.section(chapter.title)
    markup.show(prose.to_html(chapter.text))
    for moment in chapter.moments:
        with st.expander(prose.label(moment.title)):
            markup.show(_moment(moment))


def _moment(moment: HardMoment) -> str:
    told = "".join(f"<dt>{name}</dt><dd>{prose.to_html(text)}</dd>" for name, text in handout.rows(moment))
    return f'<dl class="wb-moment">{told}</dl>'


def _watched(course: Course, found: tuple[Watched, ...]) -> None:
    markup.section(handout.WATCHED)
    markup.note(f"{course.title}　{handout.ABOUT_WATCHED}")
    for one in found:
        with st.expander(prose.label(one.title)):
            where = f'<p class="wb-small">{prose.inline("・".join(one.periods))}</p>'
            markup.show(where + "".join(prose.to_html(note) for note in one.notes))


def _choose(visit: Visit) -> None:
    """Draw the courses whose modules one can look at."""
    markup.section(handout.WATCHED)
    for course in timetable.longest_first(visit.library.courses.values()):
        links.to("handbook", course.title, course=course.id)
