"""What the courses hold: every slot of a timetable with the blocks, scenes and questions in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.content.checks.index import Index
from workbook.content.course import timetable, versions
from workbook.content.course.versions import Step
from workbook.content.model.blocks import ActivityItem, Course, Item, Module, ModuleItem, Period
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile


@dataclass(frozen=True)
class Slot:
    """An item of a period. `day` counts from 0, `begins` from the begin of the period in minutes.

    A module that is not sound has no steps.
    """

    path: Path
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


def slots(course: Course, index: Index) -> tuple[Slot, ...]:
    """Return every slot of a course in the order of its timetable."""
    found: list[Slot] = []
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            begins = 0
            for n, item in enumerate(period.items):
                module = index.module(item.module) if isinstance(item, ModuleItem) else None
                path: Path = ("days", d, "periods", p, "items", n)
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


def courses(index: Index) -> Iterator[tuple[ContentFile, Course]]:
    """Yield the sound courses that are in use."""
    for file in index.files:
        if isinstance(file.value, Course) and not file.value.retired:
            yield file, file.value
