"""Files to take home: Word and Excel, with the team's words or empty for paper, made when somebody clicks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from workbook.content import form as forms
from workbook.content import reading
from workbook.content.model import Course, Worksheet
from workbook.handouts import sheet as layout
from workbook.handouts.sheet import Header
from workbook.pages import browser, desks, phrases
from workbook.pages.visit import Visit

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Format:
    """A kind of file."""

    name: str
    ending: str
    mime: str


FORMATS = {"word": Format("Word", "docx", _WORD), "excel": Format("Excel", "xlsx", _EXCEL)}


def buttons(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer worksheets with the team's words, and empty ones."""
    with st.container(horizontal=True, key=f"home-{key}"):
        for kind in FORMATS:
            _button(visit, worksheets, kind, key=key, filled=True)
    with st.container(horizontal=True, key=f"paper-{key}"):
        for kind in FORMATS:
            _button(visit, worksheets, kind, key=key, filled=False)


def empty(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer empty worksheets for paper."""
    with st.container(horizontal=True, key=f"paper-{key}"):
        for kind in FORMATS:
            _button(visit, worksheets, kind, key=key, filled=False)


def file_name(worksheets: Sequence[Worksheet], ending: str, *, team: str, filled: bool) -> str:
    """Return a name every system takes: the worksheet's title, then the team or 空欄."""
    title = worksheets[0].title if len(worksheets) == 1 else "宿題"
    whose = (team or "書いたもの") if filled else "空欄"
    parts = (_NOT_IN_NAMES.sub("_", part).strip("._")[:_LONGEST_NAME] for part in (title, whose))
    return "_".join(part for part in parts if part) + f".{ending}"


def _button(visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, key: str, filled: bool) -> None:
    form = FORMATS[kind]
    team = visit.me.team_name if visit.me else ""
    st.download_button(
        f"{form.name}（{'書いたもの' if filled else '空欄・手書き用'}）",
        data=partial(write, visit, worksheets, kind, filled=filled),
        file_name=file_name(worksheets, form.ending, team=team, filled=filled),
        mime=form.mime,
        key=f"{kind}-{'filled' if filled else 'empty'}-{key}",
        on_click="ignore",
    )


def write(visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, filled: bool) -> bytes:
    """Return the file as it is now, not as it was when the page was drawn."""
    from workbook.handouts import excel, word  # 0.3 s of import that most visits do not need

    me = visit.me
    header = Header(
        training=(me.run_title if me else "") or phrases.APP,
        team=(me.team_name if me and filled and not me.is_alone else ""),
        date=reading.say_day(browser.today()) if filled else "",
    )
    sheets = [
        layout.lay_out(
            forms.of_worksheet(worksheet), desks.written(visit, worksheet) if filled else {}, header=header
        )
        for worksheet in worksheets
    ]
    return {"word": word.write, "excel": excel.write}[kind](sheets)


def syllabus(visit: Visit, course: Course) -> None:
    """Offer the course's timetable and syllabus columns as a Word document."""
    st.download_button(
        "シラバスと時間割（Word）",
        data=partial(_syllabus, visit, course),
        file_name=f"{_NOT_IN_NAMES.sub('_', course.title)}_シラバス.docx",
        mime=_WORD,
        key=f"syllabus-{course.id}",
        on_click="ignore",
    )


def _syllabus(visit: Visit, course: Course) -> bytes:
    from workbook.handouts import syllabus as handout  # slow import that most visits do not need

    return handout.write(course, visit.library)
