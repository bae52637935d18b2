"""The buttons for files to take home; a file is made when somebody clicks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbook.content.course.script import Script
from workbook.content.model.courses import Course
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import file_names
from workbook.office import take_home
from workbook.office.visit import Visit

_HEAD = 80


def offer(
    visit: Visit, worksheets: Sequence[Worksheet], *, key: str, title: str = "", label: str = "持ち帰る"
) -> None:
    """Offer worksheets behind one button, the format used last first: with the team's words, if there is one, and empty.

    `title` names a file that holds several.
    """
    with st.popover(label, key=f"take-home-{key}"):
        if visit.me and visit.me.team_id:
            _row(visit, worksheets, "書いたもの", key=key, title=title, filled=True)
        _row(visit, worksheets, "空欄", key=key, title=title, filled=False)


def _row(  # noqa: PLR0913 -- what stands in the files and what they are called
    visit: Visit, worksheets: Sequence[Worksheet], head: str, *, key: str, title: str, filled: bool
) -> None:
    kind_of_row = "home" if filled else "paper"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{kind_of_row}-{key}"):
        st.html(f'<span class="wb-small">{head}</span>', width=_HEAD)
        for kind in take_home.formats(visit):
            _button(visit, worksheets, kind, key=key, title=title, filled=filled)


def _button(  # noqa: PLR0913 -- what stands in the file and what it is called
    visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, key: str, title: str, filled: bool
) -> None:
    form = take_home.FORMATS[kind]
    team = visit.me.team_name if visit.me else ""
    in_zip = form.apart and len(worksheets) > 1
    ending = "zip" if in_zip else form.ending
    st.download_button(
        # The row says the words in brackets to those who see it; the style sheet shows the bold ones only.
        f"**{form.name}**（{form.filled if filled else form.empty}）",
        data=partial(take_home.write, visit, worksheets, kind, filled=filled),
        file_name=take_home.file_name(title or worksheets[0].title, ending, team=team, filled=filled),
        mime=file_names.MEDIA_TYPES[ending],
        key=f"{kind}-{'filled' if filled else 'empty'}-{key}",
        on_click="ignore",
    )


def syllabus(visit: Visit, course: Course) -> None:
    """Offer the course's timetable and syllabus columns as a Word document."""
    st.download_button(
        "シラバスと時間割（Word）",
        data=partial(take_home.syllabus, visit, course),
        file_name=file_names.named(course.title, "シラバス", ending="docx"),
        mime=file_names.MEDIA_TYPES["docx"],
        key=f"syllabus-{course.id}",
        on_click="ignore",
    )


def script(period: Script) -> None:
    """Offer the facilitator's script of a period as a Word document, as short as it is on the screen."""
    st.download_button(
        "進行台本（Word）",
        data=partial(take_home.script, period),
        file_name=file_names.named(period.course.title, period.period.title, "進行台本", ending="docx"),
        mime=file_names.MEDIA_TYPES["docx"],
        key=f"script-{period.course.id}-{period.period.id}",
        on_click="ignore",
    )
