"""What goes from a training to the office: the one page for the boss and a draft of the report of attendance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbook.classroom.homework import due_days
from workbook.classroom.homework.due_days import Due
from workbook.classroom.outcome import attendance_report
from workbook.classroom.people.views import Person
from workbook.classroom.period import progress
from workbook.content.model.blocks import Course, Day, Worksheet
from workbook.handouts.layout import file_names
from workbook.handouts.writers import zips
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose, take_home
from workbook.pages.homework import hand_in_history
from workbook.pages.writing import one_page

_LEAD = "研修にいなかった人に渡すものです。チームが書いた言葉と、研修の予定から作ります。"
_WHOLE = ""


def offer(visit: Visit, course: Course) -> None:
    """Offer the summaries of a course and the draft of a report, to members of a team."""
    me = visit.me
    if me is None or not me.team_id:
        return
    markup.section("職場に報告する")
    markup.note(_LEAD)
    one_page.ways(visit, course=course.id)
    chosen = _day(visit, me, course)
    st.download_button(
        "復命書の下書き（Word）",
        data=partial(write, visit, me, course, chosen),
        file_name=file_names.named("復命書", me.name, ending="docx"),
        mime=file_names.MEDIA_TYPES["docx"],
        key="report",
        on_click="ignore",
    )
    for worksheet in progress.used(visit.library, course.id)[0]:
        if worksheet.summary is not None and worksheet.summary.relay is not None:
            _relay(visit, me, course, worksheet)


def _relay(visit: Visit, me: Person, course: Course, worksheet: Worksheet) -> None:
    st.download_button(
        "伝達研修セット（zip）",
        data=partial(relay_set, visit, me, course, worksheet),
        file_name=file_names.named("伝達研修セット", me.team_name, ending="zip"),
        mime=file_names.MEDIA_TYPES["zip"],
        key=f"relay-{worksheet.id}",
        on_click="ignore",
    )
    markup.show('<p class="wb-small">一枚のまとめ・進め方・空欄のシートが入っています。</p>')


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


def _day(visit: Visit, me: Person, course: Course) -> str:
    """Let somebody choose the day to report; return its id, or nothing for the whole training."""
    with visit.house.database.reading() as db:
        dates = due_days.dates_of(db, me.run_id)
    known = attendance_report.held(course, starts_on=me.starts_on, dates=dates)
    likely = attendance_report.day_to_report(course, known, today=browser.today())
    titles = {day.id: day.title for day in course.days} | {_WHOLE: "研修のすべての日"}
    chosen = st.selectbox(
        "復命書に書く日",
        list(titles),
        index=list(titles).index(likely.id),
        format_func=lambda id_: prose.label(titles[id_]),
        key=browser.DAY.of(course.id).name,
    )
    return str(chosen or _WHOLE)


def write(visit: Visit, me: Person, course: Course, day: str) -> bytes:
    """Return the draft as things stand now."""
    from workbook.handouts.documents import (
        attendance_report as handout,  # slow import that most visits do not need
    )

    with visit.house.database.reading() as db:
        found = attendance_report.gather(db, course, library=visit.library, by=me)
    made = handout.Report(
        me.run_title,
        course,
        tuple(one for one in course.days if day in (_WHOLE, one.id)),
        dict(found.held),
        me.name,
        me.department,
        tuple((mate.department, mate.name) for mate in found.mates),
        found.pages,
        _plans(found.dues, course, day),
        browser.today(),
    )
    return handout.write(made, visit.library)


def _plans(dues: Sequence[Due], course: Course, day: str) -> tuple[str, ...]:
    """Return the homework that comes after a day, and the periods it is for."""
    periods = {period.id: period.title for one in course.days for period in one.periods}
    later = _from(course.days, day)
    coming = [due for due in dues if due.interval.before in later]
    return tuple(
        f"{due.interval.title}　{hand_in_history.until(due)}（「{periods[due.interval.before]}」で持ち寄ります）"
        for due in coming
    )


def _from(days: Sequence[Day], day: str) -> set[str]:
    """Return the periods of the days after one, or of all days."""
    places = [place for place, one in enumerate(days) if one.id == day]
    after = days[places[0] + 1 :] if places else days
    return {period.id for one in after for period in one.periods}
