"""The links to files to take home; a file is made when somebody clicks (`workbook/office/files/`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook.classroom.people.views import Run
from workbook.content.course import case_parts
from workbook.content.course.case_parts import CasePart
from workbook.content.course.script import Script
from workbook.content.course.versions import Version
from workbook.content.model.answers import Values
from workbook.content.model.courses import Course
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.documents.letter_texts import LETTERS
from workbook.office import own_sheets, take_home
from workbook.office.visit import Visit
from workbook.pages.frame import links, markup

_NONE: Mapping[str, str] = MappingProxyType({})


@st.fragment
def offer(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer worksheets as `menu` does, without the rest of the page being drawn anew when somebody opens it."""
    menu(visit, worksheets, key=key)


def menu(
    visit: Visit,
    worksheets: Sequence[Worksheet],
    *,
    key: str,
    homework: Mapping[str, str] = _NONE,
    label: str = "持ち帰る",
) -> None:
    """Offer worksheets behind one button, the format used last first: with the team's words, if there is one, and empty.

    A file that holds several is called as their `homework` is (its `course` and `interval`). Below stands which letters cannot be printed;
    that is found out when it is opened.
    """
    behind = st.popover(label, key=f"take-home-{key}", on_change="rerun")
    if behind.open:
        with behind:
            _rows(visit, worksheets, homework=homework)
            tell_missing(visit, [(one, own_sheets.written(visit, one)) for one in worksheets], st.empty())


@st.fragment
def buttons(visit: Visit, worksheets: Sequence[Worksheet], *, key: str) -> None:
    """Offer worksheets without a word of letters, for a page on which the words change while it is looked at."""
    behind = st.popover("持ち帰る", key=f"take-home-{key}", on_change="rerun")
    if behind.open:
        with behind:
            _rows(visit, worksheets)


def tell_missing(visit: Visit, said: Iterable[tuple[Worksheet, Values]], place: DeltaGenerator) -> None:
    """Name the letters in the team's words that a PDF cannot show, as they stand now."""
    if visit.me and visit.me.team_id:
        with place.container():
            markup.missing(take_home.missing(visit, said))


def _rows(visit: Visit, worksheets: Sequence[Worksheet], *, homework: Mapping[str, str] = _NONE) -> None:
    """Draw what is filled, for those in a team, and what is empty, each format a link."""
    query = {"id": ",".join(one.id for one in worksheets), **homework, **_edited(visit)}
    rows = []
    if visit.me and visit.me.team_id:
        rows.append(_row(visit, "書いたもの", query, is_empty=False))
    rows.append(_row(visit, "空欄", {**query, "empty": "1"}, is_empty=True))
    markup.show("".join(rows) + _uses(visit))


def _uses(visit: Visit) -> str:
    """Return what each format is good for, in the order of the buttons."""
    found = (take_home.FORMATS[kind] for kind in take_home.formats(visit))
    lines = "".join(f"<li><strong>{one.name}</strong>　{one.good_for}</li>" for one in found)
    return f'<ul class="wb-uses">{lines}</ul>'


def _row(visit: Visit, head: str, query: dict[str, str], *, is_empty: bool) -> str:
    """Return a row of formats. What it is about is said by each link as well, for those who hear it alone."""
    found = []
    for kind in take_home.formats(visit):
        form = take_home.FORMATS[kind]
        told = f"（{form.empty if is_empty else form.filled}）"
        found.append(links.file("worksheets", form.name, heard=form.name + told, format=kind, **query))
    return f'<div class="wb-files"><span class="wb-small">{head}</span>{"".join(found)}</div>'


def _edited(visit: Visit) -> dict[str, str]:
    """Return what an address says to authors who look at a file just saved."""
    return {"edited": "1"} if visit.instead is not None else {}


def draw(*found: str) -> None:
    """Draw links to files side by side, as one piece."""
    st.html(f'<div class="wb-files">{"".join(found)}</div>', width="content")


def syllabus(course: Course) -> None:
    """Offer the course's timetable and syllabus columns as a Word document."""
    draw(links.file("syllabus", "シラバスと時間割（Word）", course=course.id))


def handbook(visit: Visit, course: Course | None) -> None:
    """Offer the facilitators' handbook as a Word document, with what to watch for in a course."""
    of_course = {"course": course.id} if course else {}
    draw(links.file("handbook", "進行役の手引き（Word）", **of_course, **_edited(visit)))


def period(visit: Visit, told: Script, *, shortened: Iterable[int]) -> None:
    """Offer the script of a period, as short as it is on the screen, its slides, and the papers of its cases."""
    query = {"course": told.course.id, "period": told.period.id}
    if short := ",".join(str(place) for place in sorted(shortened)):
        query["short"] = short
    draw(
        links.file("script", "進行台本（Word）", **query),
        links.file("slides", "スライド（PowerPoint）", **query),
        *_case_sheets(case_parts.of_period(told, visit.library), query),
    )


def module(visit: Visit, shown: Module, version: Version) -> None:
    """Offer what is shown and handed out of a module; for those who may see the facilitator's notes."""
    query = {"module": shown.id, "use": version.use}
    has_cards = any(block.kind == "misconception" for block in shown.blocks)
    cards = [links.file("cut-cards", "切り取るカード（PDF・両面）", **query)] * has_cards
    draw(
        links.file("slides", "スライド（PowerPoint）", **query),
        links.file("reading-pack", "紙で読む（PDF）", **query),
        *cards,
        *_case_sheets(case_parts.of_version(version, visit.library), query),
    )


def _case_sheets(parts: Sequence[CasePart], query: dict[str, str]) -> list[str]:
    """Return the ways to cases as papers, a scene on each."""
    return [
        links.file("case-sheets", f"場面の紙「{part.case.title}」（PDF・片面）", case=part.case.id, **query)
        for part in parts
    ]


def letters(course: Course, *, run: Run | None = None) -> None:
    """Offer the papers that are sent around a training; for those who organise it or may see the script."""
    query = {"run": run.id} if run else {"course": course.id}
    with st.popover("案内・依頼の文書", key=f"letters-{run.id if run else course.id}"):
        markup.note("研修の名前と時間割が入っています。［　］のところを書き足してお使いください。")
        draw(
            *(
                links.file("letter", f"{one.name}（Word）", letter=name, **query)
                for name, one in LETTERS.items()
            )
        )
