"""A worksheet is used as it is: one sheet for one person or for a team, and columns that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbook.content.checks.index import Index
from workbook.content.model.courses import ActivityItem, Course
from workbook.content.model.kinds.network import NetworkQuestion
from workbook.content.model.kinds.plan import PlanQuestion
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.modules import Module
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_COLUMN = re.compile(r"「([^「」]+)」の列")
_UNIT = {"individual": "member", "team": "team", "plenary": "team"}
"""Whose sheet fits those who work; at a lecture anybody writes."""
_WORDS = {"member": "一人一枚", "team": "チームで一枚"}


def of_module(file: ContentFile, module: Module, index: Index) -> Iterator[Problem]:
    """Return sheets of a team for one person's work and the reverse, and columns no sheet of the module has."""
    used: list[str] = []
    for number, block in enumerate(module.blocks):
        if block.kind == "worksheet":
            used.append(block.worksheet)
            worksheet = index.worksheet(block.worksheet)
            if worksheet is not None and _UNIT.get(block.work, worksheet.unit) != worksheet.unit:
                path: Path = ("blocks", number, "work")
                unit = _WORDS[worksheet.unit]
                yield file.tell("sheet.unit", path, work=block.work, worksheet=worksheet.id, unit=unit)
    yield from _columns(file, used, (), index)


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return columns that are named in an activity or in homework and that none of its sheets has."""
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            for n, item in enumerate(period.items):
                if isinstance(item, ActivityItem):
                    used = (*(one.worksheet for one in item.asks), *item.worksheets)
                    yield from _columns(file, used, ("days", d, "periods", p, "items", n), index)
    for n, interval in enumerate(course.homework):
        yield from _columns(file, interval.worksheets, ("homework", n), index)


def _columns(file: ContentFile, used: Iterable[str], within: Path, index: Index) -> Iterator[Problem]:
    """Return the columns named under a place; a place without sheets, or with one that is not sound, is left alone."""
    worksheets = [index.worksheet(name) for name in used]
    sound = [worksheet for worksheet in worksheets if worksheet is not None]
    if not sound or len(sound) < len(worksheets):
        return
    known: set[str] = set()
    for worksheet in sound:
        for question in worksheet.questions:
            if isinstance(question, TableQuestion | PlanQuestion | NetworkQuestion):
                known.update(column.label for part in question.parts() for column in part.columns)
    for path, text in file.words():
        if path[: len(within)] == within:
            for name in _COLUMN.findall(text):
                if name not in known:
                    yield file.tell("sheet.no-column", path, value=name)
