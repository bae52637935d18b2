"""Where a page of the timetable goes on: the next block of its module, else the next line of its period."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from workbook.classroom.period import now
from workbook.classroom.period.state import Place
from workbook.content.course import timetable, versions
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup

_OVER = "この時間は、これで終わりです。"


def draw(visit: Visit, *, page: str, id_: str) -> None:
    """Draw the way on from a case, worksheet or module that was opened from a timetable; nothing for any other."""
    course = visit.library.course(browser.asked("course"))
    period = timetable.find_period(course, browser.asked("period")) if course else None
    if course is None or period is None:
        return
    slot = timetable.slot(period, visit.library.modules)
    words, place = _after(course, slot, visit.library, page=page, id_=id_)
    with st.container(key="next-step"):
        if words:
            markup.note(words)
        if place is not None and place.page == page == "module":
            return  # a module names the next one itself
        if place is not None:
            links.to(place.page, f"次へ：{place.title}", **place.query)
        else:
            links.to("course", f"{course.title}の時間割", id=course.id)


def _after(course: Course, slot: Slot, library: Library, *, page: str, id_: str) -> tuple[str, Place | None]:
    """Return what is to be said before going on (a break, a talk, the end), and where to go; None: nowhere today."""
    module = id_ if page == "module" else browser.asked("module")
    back = _next_block(library, module, page=page, id_=id_) if module and page != "module" else ""
    if back:
        way = {"use": browser.asked("use"), "course": course.id, "period": slot.period.id}
        known = library.modules[module]
        return "", Place("module", {"id": module, **way, "at": back}, f"単元「{known.title}」のつづき")
    here = [place for place, row in enumerate(slot.rows) if _is_at(row, module, page=page, id_=id_)]
    if not here:
        return "", None
    rest: list[str] = []
    for row in slot.rows[here[0] + 1 :]:
        place = now.place_of(row, course, slot, library)
        if place is not None:
            return _in_between(rest), place
        rest.append(f"{row.title}（{times.minutes(row.minutes)}）")
    return (_in_between(rest) + _OVER), None


def _in_between(rows: Iterable[str]) -> str:
    said = "、".join(rows)
    return f"このあとは、{said}です。" if said else ""


def _is_at(row: TimetableRow, module: str, *, page: str, id_: str) -> bool:
    if module:
        return row.module == module and browser.asked("use") in {"", row.use}
    return id_ in ((row.case,) if page == "case" else row.worksheets)


def _next_block(library: Library, module: str, *, page: str, id_: str) -> str:
    """Return the block after the one that opened a case or a worksheet, as an address names it; nothing at the end."""
    known = library.module(module)
    steps = versions.of_module(known, browser.asked("use")).steps if known else ()
    blocks = [step.block for step in steps if step.block.kind != "facilitator"]
    places = [n for n, block in enumerate(blocks) if block.kind == page and getattr(block, page) == id_]
    later = blocks[places[0] + 1 :] if places else []
    return f"{later[0].kind}-{later[0].id}" if later else ""
