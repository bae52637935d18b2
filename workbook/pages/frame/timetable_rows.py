"""The rows of a period as people read them: the time, what is done, and where it leads; the present one is marked."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from workbook.classroom.period.pace import Pace, PacedRow
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.pages.frame import links, markup, prose

_CLOCK = 78

SHOWS = {"first-and-now": "はじめと今を、ならべて見る"}
"""What the way to a page is called that an activity shows."""


@dataclass(frozen=True)
class HeldPeriod:
    """A period of a course with how it goes today."""

    course: Course
    slot: Slot
    pace: Pace
    library: Library


def draw(held: HeldPeriod, *, key: str) -> None:
    """Draw the rows, with their real times as soon as the period runs and the planned ones beside them."""
    for line in held.pace.lines:
        is_now = held.pace.now is not None and held.pace.now.place == line.place
        name = f"row-{key}-{line.place}{'-now' if is_now else ''}"
        with st.container(horizontal=True, gap="small", key=name, vertical_alignment="center"):
            st.html(_time(line, is_now=is_now), width=_CLOCK)
            _row(line.row, held)


def _time(line: PacedRow, *, is_now: bool) -> str:
    """Return when a row begins; what was planned stands beside it where it was another time."""
    planned = line.row.starts or (times.clock(line.planned) if line.planned else "")
    real = times.clock(line.real) if line.real else planned
    beside = f'<span class="wb-planned">予定 {planned}</span>' if real != planned else ""
    mark = '<span class="wb-now-mark">いま</span>' if is_now else ""
    return f'<span class="wb-at">{mark}{real or times.minutes(line.row.minutes)}{beside}</span>'


def _row(row: TimetableRow, held: HeldPeriod) -> None:
    """Draw what is done in a row, and where it leads."""
    time = f"（{times.minutes(row.minutes)}）" if row.starts else ""
    time = "" if time in row.title else time  # parts are often named with their minutes
    way = {"course": held.course.id, "period": held.slot.period.id}
    if row.kind == "module":
        links.to("module", f"{row.title}{time}", id=row.module, use=row.use, **way)
        return
    soon = ' <span class="wb-soon">準備中</span>' if row.kind == "planned" else ""
    how = prose.to_html(row.how) if row.how else ""
    with st.container(gap="small"):
        markup.show(f'<div class="wb-{row.kind}">{prose.inline(row.title)}{time}{soon}{how}</div>')
        _opens(row, held.library, **way)


def _opens(row: TimetableRow, library: Library, **way: str) -> None:
    """Draw the way to what an activity works with."""
    if row.shows:
        links.to(row.shows, SHOWS[row.shows], **way)
    case = library.case(row.case)
    if case is not None:
        links.to("case", case.title, id=case.id, **_only("stages", row.stages), **way)
    asks = {one.worksheet: one.questions for one in row.asks}
    for sheet in (held for id_ in row.worksheets if (held := library.worksheet(id_))):
        links.to("worksheet", sheet.title, id=sheet.id, **_only("questions", asks.get(sheet.id, ())), **way)


def _only(name: str, ids: tuple[str, ...]) -> dict[str, str]:
    """Return the part of an address that shows only some of a case's scenes or a worksheet's questions."""
    return {name: ",".join(ids)} if ids else {}
