"""What goes from a training to the office: the one page for the boss and a draft of the report of attendance."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people.views import Person
from workbook.content.course import uses
from workbook.content.model.courses import Course
from workbook.office import attendance_report
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, take_home
from workbook.pages.writing import one_page

_LEAD = "研修にいなかった人に渡すものです。チームが書いた言葉と、研修の予定から作ります。"


def offer(visit: Visit, course: Course) -> None:
    """Offer the summaries of a course and the draft of a report, to members of a team."""
    me = visit.me
    if me is None or not me.team_id:
        return
    markup.note(_LEAD)
    one_page.ways(visit, course=course.id)
    chosen = _day(visit, me, course)
    take_home.draw(links.file("report", "復命書の下書き（Word）", course=course.id, day=chosen))
    for worksheet in uses.used(visit.library, course.id)[0]:
        if worksheet.summary is not None and worksheet.summary.relay is not None:
            query = {"course": course.id, "id": worksheet.id}
            take_home.draw(links.file("relay", "伝達研修セット（zip）", **query))
            markup.show('<p class="wb-small">一枚のまとめ・進め方・空欄のシートが入っています。</p>')


def _day(visit: Visit, me: Person, course: Course) -> str:
    """Let somebody choose the day to report; return its id, or nothing for the whole training."""
    likely = attendance_report.likely_day(visit, me, course)
    titles = {day.id: day.title for day in course.days} | {attendance_report.WHOLE: "研修のすべての日"}
    chosen = st.selectbox(
        "復命書に書く日",
        list(titles),
        index=list(titles).index(likely.id),
        format_func=lambda id_: prose.label(titles[id_]),
        key=browser.DAY.of(course.id).name,
    )
    return str(chosen or attendance_report.WHOLE)
