"""The rows of a period as people read them: the time, what is done, and where it leads; the present one is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.classroom.period.pace import Pace, PacedRow
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.pages.frame import links, prose

SHOWS = {"first-and-now": "はじめと今を、ならべて見る"}
"""What the way to a page is called that an activity shows."""


@dataclass(frozen=True)
class HeldPeriod:
    """A period of a course with how it goes today."""

    course: Course
    slot: Slot
    pace: Pace
    library: Library


def lines(held: HeldPeriod) -> str:
    """Return the rows, with their real times as soon as the period runs and the planned ones beside them."""
    return f'<ul class="wb-lines">{"".join(_line(line, held) for line in held.pace.lines)}</ul>'


def _line(line: PacedRow, held: HeldPeriod) -> str:
    is_now = held.pace.now is not None and held.pace.now.place == line.place
    now = " is-now" if is_now else ""
    return f'<li class="wb-line{now}">{_time(line, is_now=is_now)}{_row(line.row, held)}</li>'


def _time(line: PacedRow, *, is_now: bool) -> str:
    """Return when a row begins; what was planned stands beside it where it was another time."""
    planned = line.row.starts or (times.clock(line.planned) if line.planned else "")
    real = times.clock(line.real) if line.real else planned
    beside = f'<span class="wb-planned">予定 {planned}</span>' if real != planned else ""
    mark = '<span class="wb-now-mark">いま</span>' if is_now else ""
    return f'<span class="wb-at">{mark}{real or times.minutes(line.row.minutes)}{beside}</span>'


def _row(row: TimetableRow, held: HeldPeriod) -> str:
    """Return what is done in a row, and where it leads."""
    time = f"（{times.minutes(row.minutes)}）" if row.starts else ""
    time = "" if time in row.title else time  # parts are often named with their minutes
    way = {"course": held.course.id, "period": held.slot.period.id}
    if row.kind == "module":
        return links.way("module", f"{row.title}{time}", id=row.module, use=row.use, **way)
    soon = ' <span class="wb-soon">準備中</span>' if row.kind == "planned" else ""
    how = prose.to_html(row.how) if row.how else ""
    said = f'<div class="wb-{row.kind}">{prose.inline(row.title)}{time}{soon}{how}</div>'
    ways = "".join(_opens(row, held.library, **way))
    return f"<div>{said}{ways}</div>" if ways else said


def _opens(row: TimetableRow, library: Library, **way: str) -> Iterator[str]:
    """Give the ways to what an activity works with."""
    if row.shows:
        yield links.way(row.shows, SHOWS[row.shows], **way)
    case = library.case(row.case)
    if case is not None:
        yield links.way("case", case.title, id=case.id, **_only("stages", row.stages), **way)
    asks = {one.worksheet: one.questions for one in row.asks}
    for sheet in (held for id_ in row.worksheets if (held := library.worksheet(id_))):
        only = _only("questions", asks.get(sheet.id, ()))
        yield links.way("worksheet", sheet.title, id=sheet.id, **only, **way)


def _only(name: str, ids: tuple[str, ...]) -> dict[str, str]:
    """Return the part of an address that shows only some of a case's scenes or a worksheet's questions."""
    return {name: ",".join(ids)} if ids else {}
