"""The days of a run: when it begins, when each day is held, and when homework is due."""

from __future__ import annotations

from datetime import date

import streamlit as st

from workbook.classroom.homework import due_days
from workbook.content.model.courses import Course, Day
from workbook.pages.frame import markup
from workbook.pages.organising import preparation
from workbook.pages.organising.preparation import Preparation

_LEAD = "決まっている日だけ入れてください。宿題の期日は、空のままなら、はじまりの日から数えます。"


def draw(held: Preparation) -> None:
    """Draw the part."""
    markup.note(_LEAD)
    course, run = held.course, held.run
    days = course.days if course else ()
    with st.form("days", enter_to_submit=False):
        first: date | None = _box("はじまりの日", run.starts_on, key="starts-on")
        typed = {day.id: _box(day.title, _on(held, day), key=f"day-{day.id}") for day in days}
        dues = {
            interval.id: _box(
                f"期日：{interval.title}", held.dates.get(interval.id), key=f"due-{interval.id}"
            )
            for interval in (course.homework if course else ())
        }
        asked = st.form_submit_button("この日にする", type="primary")
    if not asked or course is None:
        return
    moved = [day for day in days if typed[day.id] != _on(held, day)]
    wanted = dues | {period.id: typed[day.id] for day in moved for period in day.periods}
    _keep(held, course, first, {name: on for name, on in wanted.items() if on != held.dates.get(name)})


def _keep(held: Preparation, course: Course, first: date | None, changed: dict[str, date | None]) -> None:
    if changed or first != held.run.starts_on:
        preparation.do(
            held.visit,
            lambda db: due_days.set_days(db, held.run.id, first=first, dates=changed, by=held.me),
            news=f"{course.title}の日を決めました。",
        )


def _box(label: str, on: date | None, *, key: str) -> date | None:
    found: date | None = st.date_input(label, on, format="YYYY/MM/DD", key=key)
    return found


def _on(held: Preparation, day: Day) -> date | None:
    """Return the day that was fixed for the first of its periods that has one."""
    return next((held.dates[period.id] for period in day.periods if period.id in held.dates), None)
