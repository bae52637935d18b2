"""What a course works with: its worksheets and cases in the order they come, of the whole course or of some lines of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from workbook.content.course import timetable, versions
from workbook.content.course.timetable import TimetableRow
from workbook.content.made_once import once_of_library
from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet


def used(
    library: Library, course: str, *, before: str = ""
) -> tuple[tuple[Worksheet, ...], tuple[Case, ...]]:
    """Return the team worksheets and the cases of a course in the order they come; of all courses if none is named.

    `before` is the id of a period: only what comes earlier in the course.
    """
    return _used(library, course, before)


@once_of_library
def _used(library: Library, course: str, before: str) -> tuple[tuple[Worksheet, ...], tuple[Case, ...]]:
    chosen = library.course(course)
    courses = (chosen,) if chosen else tuple(library.courses.values())
    named = [name for one in courses for name in _names(one, library, before)]
    told = (library.case(id_) for kind, id_ in named if kind == "case")
    return _worksheets(named, library, "team"), tuple({one.id: one for one in told if one}.values())


def own_worksheets(library: Library, course: Course) -> tuple[Worksheet, ...]:
    """Return the worksheets of a course that each member has for themselves, in the order they come."""
    return _worksheets(_names(course, library, ""), library, "member")


def _worksheets(named: Iterable[tuple[str, str]], library: Library, unit: str) -> tuple[Worksheet, ...]:
    found = (library.worksheet(id_) for kind, id_ in named if kind == "worksheet")
    return tuple({one.id: one for one in found if one and one.unit == unit}.values())


def of_rows(library: Library, rows: Iterable[TimetableRow]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the worksheets and the cases that lines of a timetable work with, in order."""
    named = dict.fromkeys(_names_in_rows(library, rows))
    kinds = ("worksheet", "case")
    worksheets, cases = (tuple(id_ for kind, id_ in named if kind == wanted) for wanted in kinds)
    return worksheets, cases


def _names(course: Course, library: Library, before: str) -> list[tuple[str, str]]:
    """Return kind and id of everything a course's periods and homework use, in order, with repetitions."""
    every = (period for day in course.days for period in day.periods)
    periods = list(itertools.takewhile(lambda period: period.id != before, every))
    held = {period.id for period in periods}
    slots = [timetable.slot(period, library.modules) for period in periods]
    found = [name for slot in slots for name in _names_in_rows(library, slot.rows)]
    intervals = (interval for interval in course.homework if interval.after in held)
    return found + [("worksheet", id_) for interval in intervals for id_ in interval.worksheets]


def _names_in_rows(library: Library, rows: Iterable[TimetableRow]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for row in rows:
        found += _names_in_module(library, row.module, row.use)
        found += [("case", row.case)] if row.case else []
        found += [("worksheet", id_) for id_ in row.worksheets]
    return found


def _names_in_module(library: Library, name: str, use: str) -> list[tuple[str, str]]:
    module = library.module(name)
    if module is None:
        return []
    blocks = [step.block for step in versions.of_module(module, use).steps]
    return [
        (block.kind, getattr(block, block.kind)) for block in blocks if block.kind in {"worksheet", "case"}
    ]
