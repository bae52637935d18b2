"""Where a page of the timetable goes on: the next block of its module, else the next line of its period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbook.classroom.period import now
from workbook.classroom.period.state import Place
from workbook.content.course import timetable, versions
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.made_once import once_of_library
from workbook.content.model.blocks import Block
from workbook.content.model.courses import Course, Period
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose

_OVER = "この時間は、これで終わりです。"
_ONLY = {"case": "stages", "worksheet": "questions"}
"""What the address of a page names when only some of it is opened."""


@dataclass(frozen=True)
class Opened:
    """A page as its address names it: whole, or with only some of its scenes or questions."""

    page: str
    id: str
    module: str = ""
    use: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextStep:
    """Where it goes on, None for nowhere today, and what is to be said before (a break, a talk, the end)."""

    said: str
    place: Place | None


def draw(visit: Visit, *, page: str, id_: str) -> None:
    """Draw the way on from a case, worksheet or module: by the timetable it was opened from, else by one's own."""
    asked = browser.asked
    only = browser.asked_list(_ONLY[page]) if page in _ONLY else ()
    here = Opened(page, id_, "" if page == "module" else asked("module"), asked("use"), only)
    course = visit.library.course(asked("course") or visit.course_id)
    period = _period(visit.library, course, asked("period"), here) if course else None
    step = after(visit.library, course, period, here) if course and period else NextStep("", None)
    said = f'<p class="wb-note">{prose.inline(step.said)}</p>' if step.said else ""
    if step.place is not None:
        named = page == step.place.page == "module" and _is_named(period, here)
        way = "" if named else _way(step.place.page, f"次へ：{step.place.title}", step.place.query)
    elif course is not None:
        way = _way("course", f"{course.title}の時間割", {"id": course.id})
    else:
        way = _way("course", "研修の時間割をみる", {})
    markup.show(f'<div class="wb-next">{said}{way}</div>')


def _way(page: str, label: str, query: Mapping[str, str]) -> str:
    return f"<p>{links.way(page, label, kind='is-button', **query)}</p>"


def after(library: Library, course: Course, period: Period, here: Opened) -> NextStep:
    """Return what comes after a page in a period of a course."""
    slot = timetable.slot(period, library.modules)
    module = library.module(here.module) if here.module else None
    block = _next_block(library, here) if module else ""
    if module and block:
        query = {"id": module.id, "use": here.use, "course": course.id, "period": period.id, "at": block}
        return NextStep("", Place("module", query, f"単元「{module.title}」のつづき"))
    place = _line(slot, course, library, here)
    if place is None:
        return NextStep("", None)
    beside = [] if here.module else _beside(slot.rows[place], slot, course, library, here)
    if beside:
        return NextStep("", beside[0])
    rest: list[str] = []
    for row in slot.rows[place + 1 :]:
        found = now.place_of(row, course, slot, library)
        if found is not None:
            return NextStep(_in_between(rest), found)
        rest.append(f"{row.title}（{times.minutes(row.minutes)}）")
    return NextStep(_in_between(rest) + _OVER, None)


def _period(library: Library, course: Course, asked: str, here: Opened) -> Period | None:
    """Return the period that is asked for, else the first one in which the page is opened."""
    return timetable.find_period(course, asked or _opened_in(library, course.id, here))


@once_of_library
def _opened_in(library: Library, course: str, here: Opened) -> str:
    """Return the id of the first period of a course in which a page is opened; nothing if none opens it."""
    known = library.courses[course]
    slots = (timetable.slot(period, library.modules) for day in known.days for period in day.periods)
    return next((slot.period.id for slot in slots if _line(slot, known, library, here) is not None), "")


def _line(slot: Slot, course: Course, library: Library, here: Opened) -> int | None:
    """Return which line of a period opens a page: one that opens just this much of it before any other."""
    if here.module:
        lines = [
            n for n, row in enumerate(slot.rows) if row.module == here.module and here.use in {"", row.use}
        ]
        return lines[0] if lines else None
    found = [
        (place.query.get(_ONLY.get(here.page, ""), "") != ",".join(here.only), n)
        for n, row in enumerate(slot.rows)
        for place in now.places_of(row, course, slot, library)
        if (place.page, place.query.get("id")) == (here.page, here.id) and _is_used(row, here)
    ]
    return min(found)[1] if found else None


def _is_used(row: TimetableRow, here: Opened) -> bool:
    return here.page != "module" or here.use in {"", row.use}


def _beside(row: TimetableRow, slot: Slot, course: Course, library: Library, here: Opened) -> list[Place]:
    """Return what the same line opens after this page."""
    places = now.places_of(row, course, slot, library)
    at = [n for n, place in enumerate(places) if (place.page, place.query.get("id")) == (here.page, here.id)]
    return list(places[at[0] + 1 :]) if at else []


def _is_named(period: Period | None, here: Opened) -> bool:
    """Tell whether the page of a module names the next one itself."""
    after_it = (
        timetable.neighbours(period, module=here.id, use=here.use or versions.FULL)[1] if period else None
    )
    return after_it is not None


def _in_between(rows: Iterable[str]) -> str:
    said = "、".join(rows)
    return f"このあとは、{said}です。" if said else ""


def _next_block(library: Library, here: Opened) -> str:
    """Return the block after the one that opened a case or a worksheet, as an address names it; nothing at the end."""
    known = library.modules[here.module]
    steps = versions.of_module(known, here.use).steps
    blocks = [step.block for step in steps if step.block.kind != "facilitator"]
    places = [(_only(block) != here.only, n) for n, block in enumerate(blocks) if _opens(block, here)]
    later = blocks[min(places)[1] + 1 :] if places else []
    return f"{later[0].kind}-{later[0].id}" if later else ""


def _opens(block: Block, here: Opened) -> bool:
    if block.kind == "homework":
        return here.page == "worksheet" and any(task.worksheet == here.id for task in block.tasks)
    return block.kind == here.page and getattr(block, here.page) == here.id


def _only(block: Block) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(block, _ONLY.get(block.kind, ""), ())
    return found
