"""The buttons for files to take home; a file is made when somebody clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook.classroom.people.views import Run
from workbook.content.course import case_parts
from workbook.content.course.case_parts import CasePart
from workbook.content.course.script import Script
from workbook.content.course.versions import Version
from workbook.content.model.answers import Values
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.documents.letter_texts import LETTERS
from workbook.handouts.layout import file_names
from workbook.office import own_sheets, take_home
from workbook.office.visit import Visit
from workbook.pages.frame import markup, prose

_HEAD = 80


@st.fragment
def offer(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer worksheets as `menu` does, without the rest of the page being drawn anew when somebody opens it."""
    menu(visit, worksheets, key=key)


def menu(
    visit: Visit, worksheets: Sequence[Worksheet], *, key: str, title: str = "", label: str = "持ち帰る"
) -> None:
    """Offer worksheets behind one button, the format used last first: with the team's words, if there is one, and empty.

    `title` names a file that holds several. Below stands which letters cannot be printed. What stands behind the button
    is drawn when it is opened: on the page of homework it was two hundred elements that nobody saw.
    """
    behind = st.popover(label, key=f"take-home-{key}", on_change="rerun")
    if behind.open:
        with behind:
            _rows(visit, worksheets, key=key, title=title)
            tell_missing(visit, [(one, own_sheets.written(visit, one)) for one in worksheets], st.empty())


@st.fragment
def buttons(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer worksheets without a word of letters, for a page on which the words change while it is looked at."""
    behind = st.popover("持ち帰る", key=f"take-home-{key}", on_change="rerun")
    if behind.open:
        with behind:
            _rows(visit, worksheets, key=key, title="")


def tell_missing(visit: Visit, said: Iterable[tuple[Worksheet, Values]], place: DeltaGenerator) -> None:
    """Name the letters in the team's words that a PDF cannot show, as they stand now."""
    if visit.me and visit.me.team_id:
        with place.container():
            markup.missing(take_home.missing(visit, said))


def _rows(visit: Visit, worksheets: Sequence[Worksheet], *, key: str, title: str) -> None:
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
    made = partial(take_home.syllabus, visit, course)
    _file("シラバスと時間割（Word）", made, (course.title, "シラバス"), "docx", key=f"syllabus-{course.id}")


def handbook(visit: Visit, course: Course | None) -> None:
    """Offer the facilitators' handbook as a Word document, with what to watch for in a course."""
    title, name = (course.title, course.id) if course else ("", "")
    made = partial(take_home.handbook, visit, course)
    _file("進行役の手引き（Word）", made, (title, "進行役の手引き"), "docx", key=f"handbook-{name}")


def script(period: Script) -> None:
    """Offer the facilitator's script of a period as a Word document, as short as it is on the screen."""
    title, key = (period.course.title, period.period.title), f"{period.course.id}-{period.period.id}"
    made = partial(take_home.script, period)
    _file("進行台本（Word）", made, (*title, "進行台本"), "docx", key=f"script-{key}")


def period(visit: Visit, told: Script) -> None:
    """Offer the slides of a period and the papers of its cases; for those who may see the script."""
    title, key = (told.course.title, told.period.title), f"{told.course.id}-{told.period.id}"
    made = partial(take_home.slides, visit, told)
    _file("スライド（PowerPoint）", made, (*title, "スライド"), "pptx", key=f"slides-{key}")
    case_sheets(case_parts.of_period(told, visit.library), key=key)


def module(visit: Visit, shown: Module, version: Version) -> None:
    """Offer what is shown and handed out of a module; for those who may see the facilitator's notes."""
    title, key = shown.title, f"{shown.id}-{version.use}"
    made = partial(take_home.module_slides, visit, shown, version.use)
    _file("スライド（PowerPoint）", made, (title, "スライド"), "pptx", key=f"slides-{key}")
    pack = partial(take_home.reading_pack, visit, shown, version)
    _file("紙で読む（PDF）", pack, (title, "読みもの"), "pdf", key=f"pack-{key}")
    if any(block.kind == "misconception" for block in shown.blocks):
        _file(
            "切り取るカード（PDF・両面）",
            partial(take_home.cards, shown),
            (title, "カード"),
            "pdf",
            key=f"cards-{key}",
        )
    case_sheets(case_parts.of_version(version, visit.library), key=key)


def case_sheets(parts: Sequence[CasePart], *, key: str) -> None:
    """Offer cases as papers, a scene on each; for those who may see the facilitator's notes."""
    for part in parts:
        title = part.case.title
        made = partial(take_home.case_sheets, part)
        _file(
            f"場面の紙「{prose.label(title)}」（PDF・片面）",
            made,
            (title, "場面"),
            "pdf",
            key=f"{part.case.id}-{key}",
        )


def letters(visit: Visit, course: Course, library: Library, *, run: Run | None = None) -> None:
    """Offer the papers that are sent around a training; for those who organise it or may see the script.

    `library` is the content the course was read with: a run keeps its own.
    """
    title = run.title if run else course.title
    with st.popover("案内・依頼の文書", key=f"letters-{run.id if run else course.id}"):
        markup.note("研修の名前と時間割が入っています。［　］のところを書き足してお使いください。")
        for name, letter in LETTERS.items():
            made = partial(take_home.letter, visit, name, course, library, run=run)
            _file(f"{letter.name}（Word）", made, (title, letter.name), "docx", key=f"letter-{name}")


def _file(label: str, made: Callable[[], bytes], words: Sequence[str], ending: str, *, key: str) -> None:
    """Offer a file that is made when somebody clicks; `words` are what it is called."""
    st.download_button(
        label,
        data=made,
        file_name=file_names.named(*words, ending=ending),
        mime=file_names.MEDIA_TYPES[ending],
        key=key,
        on_click="ignore",
    )
