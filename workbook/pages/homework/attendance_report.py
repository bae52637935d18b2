"""What goes from a training to the office: the one page for the boss and a draft of the report of attendance."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbook.classroom.people.views import Person
from workbook.content.course import uses
from workbook.content.model.courses import Course
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import file_names
from workbook.office import attendance_report
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose
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
    st.download_button(
        "復命書の下書き（Word）",
        data=partial(attendance_report.write, visit, me, course, chosen),
        file_name=file_names.named("復命書", me.name, ending="docx"),
        mime=file_names.MEDIA_TYPES["docx"],
        key="report",
        on_click="ignore",
    )
    for worksheet in uses.used(visit.library, course.id)[0]:
        if worksheet.summary is not None and worksheet.summary.relay is not None:
            _relay(visit, me, course, worksheet)


def _relay(visit: Visit, me: Person, course: Course, worksheet: Worksheet) -> None:
    st.download_button(
        "伝達研修セット（zip）",
        data=partial(attendance_report.relay_set, visit, me, course, worksheet),
        file_name=file_names.named("伝達研修セット", me.team_name, ending="zip"),
        mime="application/zip",
        key=f"relay-{worksheet.id}",
        on_click="ignore",
    )
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
