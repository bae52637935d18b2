"""What is chosen on the remote: a question of a worksheet, one of its pictures, or a question to talk about."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook.classroom.wall import screen_view
from workbook.classroom.wall.all_answers import Subject
from workbook.classroom.wall.screen_view import View
from workbook.content.course import timetable, uses
from workbook.content.forms import form as forms
from workbook.content.model.worksheets import Worksheet
from workbook.pages.frame import browser, markup
from workbook.pages.showing import small_pictures
from workbook.pages.showing.remote_actions import Remote

_WORKSHEET, _DISCUSSION = "ワークシート", "話し合う問い"
_PLACEHOLDER = "えらんでください"


def draw(remote: Remote) -> Subject | None:
    """Draw the choice and return which question or picture of a worksheet is looked at; None for anything else."""
    kind = st.segmented_control(
        "何を映すか",
        [_WORKSHEET, _DISCUSSION],
        default=_WORKSHEET,
        key=browser.SOURCE.name,
        label_visibility="collapsed",
        required=True,
    )
    if kind == _DISCUSSION:
        _discussion(remote)
        return None
    worksheets = {one.id: one for one in uses.used(remote.here.library, remote.here.run.course)[0]}
    if not worksheets:
        markup.notice("この研修には、チームで書くワークシートがありません。")
        return None
    left, right = st.columns(2)
    start = remote.here.view.worksheet
    name = left.selectbox(
        "ワークシート",
        list(worksheets),
        index=list(worksheets).index(start) if start in worksheets else _first_shared(worksheets),
        format_func=lambda id_: worksheets[id_].title,
        key=browser.WORKSHEET.name,
    )
    return _question(worksheets[name], right)


def _first_shared(worksheets: Mapping[str, Worksheet]) -> int:
    """Return the place of the first worksheet whose answers may be shown."""
    shared = (place for place, one in enumerate(worksheets.values()) if one.seen_by == "course")
    return next(shared, 0)


def _question(worksheet: Worksheet, place: DeltaGenerator) -> Subject:
    names = offered(worksheet)
    question = place.selectbox(
        "設問・図", list(names), format_func=names.__getitem__, key=browser.QUESTION.of(worksheet.id).name
    )
    return Subject(worksheet.id, question)


def offered(worksheet: Worksheet) -> dict[str, str]:
    """Return what of a worksheet can be looked at, by id, in the order of the box."""
    names = {ask.id: ask.label for ask in forms.of_worksheet(worksheet).asks}
    pictures = _pictures(worksheet) if worksheet.seen_by == "course" else {}
    return pictures | names if _begins_with_a_map(worksheet) else names | pictures


def _begins_with_a_map(worksheet: Worksheet) -> bool:
    """Tell whether the first question is answered on a map: its table says little, the picture is looked at first."""
    first = forms.of_worksheet(worksheet).asks[0]
    return any(field.kind == "position" for grid in first.grids for field in grid.fields)


def _pictures(worksheet: Worksheet) -> dict[str, str]:
    places = range(len(worksheet.charts))
    return {screen_view.chart(place): f"図：{small_pictures.title(worksheet, place)}" for place in places}


def _discussion(remote: Remote) -> None:
    """Draw the choice among the questions to talk about in the course's modules."""
    library, course = remote.here.library, remote.here.library.course(remote.here.run.course)
    periods = [period for day in course.days for period in day.periods] if course else []
    named = [row.module for period in periods for row in timetable.slot(period, library.modules).rows]
    found = {
        (module.id, block.id): f"{module.title}　—　{block.question.strip()}"
        for name in dict.fromkeys(named)
        if name and (module := library.module(name))
        for block in module.blocks
        if block.kind == "discussion"
    }
    asked = st.selectbox(
        "問い",
        list(found),
        index=None,
        format_func=found.__getitem__,
        key=browser.DISCUSSION.name,
        placeholder=_PLACEHOLDER,
    )
    if asked is not None:
        markup.note(found[asked])
        view = View(screen_view.QUESTION, module=asked[0], question=asked[1])
        st.button("この問いを映す", on_click=remote.show, args=(view,))
