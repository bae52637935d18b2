"""What was taught in a course: its periods with the lines to take home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.content.course import timetable, versions
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.model.courses import Course, Day
from workbook.content.model.library import Library
from workbook.content.model.modules import Module


@dataclass(frozen=True)
class Lesson:
    """A module or an activity of a period, with the lines to take home."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ToldLine:
    """A line to take home with the story that makes it understandable to somebody who was not there."""

    line: str
    title: str
    story: str


@dataclass(frozen=True)
class Taught:
    """A period: when it begins and ends (empty without a clock time) and whom it is for (empty: everybody)."""

    title: str
    starts: str
    ends: str
    tracks: tuple[str, ...]
    lessons: tuple[Lesson, ...]


def of_day(course: Course, day: Day, library: Library) -> tuple[Taught, ...]:
    """Return what was taught on a day of a course, in order."""
    tables = timetable.of_course(course, library.modules)
    slots = (slot for table in tables if table.day.id == day.id for group in table.groups for slot in group)
    return tuple(_taught(slot, course, library) for slot in slots)


def stories_of(course: Course, library: Library) -> tuple[ToldLine, ...]:
    """Return the lines to take home of a course, each once with its story; those of a module without one are left out."""
    tables = timetable.of_course(course, library.modules)
    rows = (
        row
        for table in tables
        for group in table.groups
        for slot in group
        for row in slot.rows
        if row.kind == "module"
    )
    found = (one for row in rows for one in _told_lines(library.modules[row.module], row.use))
    return tuple({one.line: one for one in found}.values())


def _told_lines(module: Module, use: str) -> Iterator[ToldLine]:
    """Yield the lines of a version with the last story before each, or the module's first where it has none itself."""
    story = next((block for block in module.blocks if block.kind == "story"), None)
    for step in versions.of_module(module, use).steps:
        if step.block.kind == "story":
            story = step.block
        elif step.block.kind == "key-message" and story is not None:
            yield ToldLine(step.block.text, story.title or "", story.text.strip())


def _taught(slot: Slot, course: Course, library: Library) -> Taught:
    names = {track.id: track.title for track in course.tracks}
    rows = (row for row in slot.rows if row.kind in ("module", "activity"))
    return Taught(
        slot.period.title,
        slot.starts,
        slot.ends,
        tuple(names[track] for track in slot.period.tracks if track in names),
        tuple(Lesson(row.title, _lines(row, library)) for row in rows),
    )


def _lines(row: TimetableRow, library: Library) -> tuple[str, ...]:
    module = library.module(row.module)
    steps = versions.of_module(module, row.use).steps if module else ()
    return tuple(step.block.text for step in steps if step.block.kind == "key-message")
