"""What runs in a run right now, until when, and where in the workbook it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workbook.classroom.period.state import BegunRow, Hall, Place
from workbook.content.course import timetable, versions
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.content.model.library import Library

_Where = tuple[Place | None, tuple[tuple[str, str], ...]]
OVER = timedelta(minutes=15)
"""So long after the end of its last line a period is over, if nobody has said anything else."""


@dataclass(frozen=True)
class Now:
    """The line that runs: what it is called, when it is to end, where it is done (None: nowhere in the workbook).

    `pages` are the pages on which one is there already: a module's cases and worksheets are part of it.
    """

    begun: BegunRow
    title: str
    ends: datetime
    place: Place | None
    pages: tuple[tuple[str, str], ...]


def of_run(hall: Hall, course: Course | None, library: Library, *, at: datetime) -> Now | None:
    """Return what runs; None before the first line of a day, and when the period is over."""
    begun = begun_today(hall, at=at)
    period = timetable.find_period(course, begun.period) if course and begun else None
    if begun is None or course is None or period is None or begun.line >= len(period.items):
        return None
    row = timetable.slot(period, library.modules).rows[begun.line]
    ends = begun.at + timedelta(minutes=row.minutes)
    if begun.line == len(period.items) - 1 and at > ends + OVER:
        return None
    way = {"course": course.id, "period": period.id}
    place, pages = _where(row, library, way, at - begun.at)
    return Now(begun, row.title, ends, place, pages)


def place_of(row: TimetableRow, course: Course, slot: Slot, library: Library) -> Place | None:
    """Return where a line of a period begins; None for a line that is done without the workbook."""
    way = {"course": course.id, "period": slot.period.id}
    return _where(row, library, way, timedelta(0))[0]


def places_of(row: TimetableRow, course: Course, slot: Slot, library: Library) -> tuple[Place, ...]:
    """Return everything that a line of a period opens, in its order."""
    way = {"course": course.id, "period": slot.period.id}
    if row.kind == "module":
        place = _where(row, library, way, timedelta(0))[0]
        return (place,) if place else ()
    return _opened_by(row, library, way)


def begun_today(hall: Hall, *, at: datetime) -> BegunRow | None:
    """Return the line that began last, if that was today."""
    last = hall.rows[-1] if hall.rows else None
    return last if last and times.today(last.at) == times.today(at) else None


def _where(row: TimetableRow, library: Library, way: dict[str, str], since: timedelta) -> _Where:
    if row.kind == "module":
        return _of_module(row, library, way, since)
    return _of_activity(row, library, way)


def _of_module(row: TimetableRow, library: Library, way: dict[str, str], since: timedelta) -> _Where:
    """Return the block that is due by its minutes, and the pages that belong to the module."""
    steps = versions.of_module(library.modules[row.module], row.use).steps
    at, left = "", since.total_seconds() / 60
    for step in steps:
        if step.block.kind == "facilitator":
            continue
        at = f"{step.block.kind}-{step.block.id}"
        left -= step.minutes
        if left < 0:
            break
    blocks = [step.block for step in steps]
    opened = [(one.kind, getattr(one, one.kind)) for one in blocks if one.kind in {"case", "worksheet"}]
    query = {"id": row.module, "use": row.use, **way, "at": at}
    return Place("module", query, row.title), (("module", row.module), *dict.fromkeys(opened))


def _of_activity(row: TimetableRow, library: Library, way: dict[str, str]) -> _Where:
    """Return what an activity works with first, and everything it works with."""
    found = _opened_by(row, library, way)
    pages = tuple((one.page, one.query.get("id", "")) for one in found)
    return (found[0] if found else None), pages


def _opened_by(row: TimetableRow, library: Library, way: dict[str, str]) -> tuple[Place, ...]:
    """Return the pages an activity works with."""
    found = [Place(row.shows, way, row.title)] if row.shows else []
    case = library.case(row.case)
    if case is not None:
        stages = {"stages": ",".join(row.stages)} if row.stages else {}
        found.append(Place("case", {"id": case.id, **stages, **way}, case.title))
    asked = {one.worksheet: one.questions for one in row.asks}
    for sheet in (held for id_ in row.worksheets if (held := library.worksheet(id_))):
        only = {"questions": ",".join(asked[sheet.id])} if asked.get(sheet.id) else {}
        found.append(Place("worksheet", {"id": sheet.id, **only, **way}, sheet.title))
    return tuple(found)
