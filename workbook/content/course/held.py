"""What the courses hold: every slot of a timetable with the blocks, scenes and questions in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from workbook.content.course import timetable, versions
from workbook.content.course.versions import Step
from workbook.content.model.blocks import Portion
from workbook.content.model.cases import Case
from workbook.content.model.courses import ActivityItem, Course, Interval, Item, ModuleItem, Period
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet

Place = tuple[str, str, str]
"""The kind of a content, its id, and the id of a block, scene or question in it."""


class NamedContent(Protocol):
    """Content by its names; None for what is not there or not sound."""

    def module(self, name: str) -> Module | None:
        """Return a module."""

    def case(self, name: str) -> Case | None:
        """Return a case."""

    def worksheet(self, name: str) -> Worksheet | None:
        """Return a worksheet."""


@dataclass(frozen=True)
class Slot:
    """An item of a period. `day` counts from 0, `begins` from the begin of the period in minutes.

    A module that is not sound has no steps.
    """

    path: tuple[str | int, ...]
    day: int
    begins: int
    period: Period
    item: Item
    module: Module | None
    steps: tuple[Step, ...]

    def worksheets(self) -> Iterator[str]:
        """Yield the worksheets people work with here."""
        if isinstance(self.item, ActivityItem):
            yield from (asked.worksheet for asked in self.item.asks)
            yield from self.item.worksheets
        yield from (step.block.worksheet for step in self.steps if step.block.kind == "worksheet")


def slots(course: Course, known: NamedContent) -> tuple[Slot, ...]:
    """Return every slot of a course in the order of its timetable."""
    found: list[Slot] = []
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            begins = 0
            for n, item in enumerate(period.items):
                module = known.module(item.module) if isinstance(item, ModuleItem) else None
                path = ("days", d, "periods", p, "items", n)
                found.append(Slot(path, d, begins, period, item, module, _steps(item, module)))
                begins += timetable.length(item)
    return tuple(found)


def _steps(item: Item, module: Module | None) -> tuple[Step, ...]:
    if module is None or not isinstance(item, ModuleItem):
        return ()
    return versions.of_module(module, item.use).steps


def way(course: Course, slots: Iterable[Slot], track: str) -> tuple[Slot, ...]:
    """Return the slots of one way through a course (no track: those for everybody), without what goes on elsewhere."""
    periods = [period for day in course.days for period in day.periods]
    mine = {period.id for period in periods if not period.tracks or track in period.tracks}
    away = [period for period in periods if track in period.tracks and period.beside in mine]
    return tuple(
        slot
        for slot in slots
        if slot.period.id in mine and not any(_is_missed(slot, period) for period in away)
    )


def _is_missed(slot: Slot, other: Period) -> bool:
    """Tell whether a slot is held while these people are in another period beside it."""
    begin, starts = timetable.minutes_of(slot.period.starts), timetable.minutes_of(other.starts)
    if other.beside != slot.period.id or begin is None or starts is None:
        return False
    begin += slot.begins
    return begin < starts + other.minutes and starts < begin + timetable.length(slot.item)


def breaks(course: Course) -> tuple[Interval, ...]:
    """Return the homework intervals after which people meet again, not those that lead to what is done alone."""
    met = {period.id for day in course.days for period in day.periods if period.mode != "self"}
    return tuple(interval for interval in course.homework if interval.before in met)


def places(slot: Slot, known: NamedContent) -> Iterator[Place]:
    """Yield the blocks, scenes and questions of one slot, and the questions of the homework it gives."""
    if isinstance(slot.item, ActivityItem):
        if slot.item.case is not None:
            yield from _scenes(slot.item.case, slot.item.stages, known)
        for some in slot.item.asks:
            yield from _questions(some.worksheet, some, known)
    for step in slot.steps:
        block = step.block
        yield "module", slot.module.id if slot.module else "", block.id
        if block.kind == "case":
            yield from _scenes(block.case, block.stages, known)
        elif block.kind == "worksheet":
            yield from _questions(block.worksheet, block, known)
        elif block.kind == "homework":
            for task in block.tasks:
                yield from (("worksheet", task.worksheet or "", name) for name in task.questions)


def _scenes(name: str, only: tuple[str, ...], known: NamedContent) -> Iterator[Place]:
    case = known.case(name)
    if case is not None:
        all_of_it = tuple(stage.id for stage in case.stages)
        yield from (("case", case.id, stage) for stage in only or all_of_it)


def _questions(name: str, some: Portion, known: NamedContent) -> Iterator[Place]:
    worksheet = known.worksheet(name)
    if worksheet is not None:
        all_of_it = tuple(question.id for question in worksheet.questions)
        yield from (("worksheet", worksheet.id, question) for question in some.questions or all_of_it)
