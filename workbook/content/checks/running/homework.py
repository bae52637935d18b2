"""Homework can be done: taught before it is given, due between the sessions, and not too much at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.content.checks.index import Index
from workbook.content.course import due, held
from workbook.content.course.due import Due
from workbook.content.course.held import Slot
from workbook.content.model.blocks import Task
from workbook.content.model.courses import Course, Interval
from workbook.content.model.modules import Module
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

MOST_TASKS = 6
"""So many tasks a team may be given between two sessions."""

_WEEK = 7
_LAST = -1


@dataclass(frozen=True)
class Given:
    """A task with the slot that gives it and its place there."""

    slot: Slot
    block: str
    place: int
    task: Task

    @property
    def name(self) -> tuple[str, str, int]:
        """Return what makes it one task, wherever it is given."""
        return (self.slot.module.id if self.slot.module else "", self.block, self.place)


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return tasks whose day nobody can count."""
    for number, block in enumerate(module.blocks):
        if block.kind == "homework":
            for place, task in enumerate(block.tasks):
                if due.read(task.by) is None:
                    yield file.tell("homework.by", ("blocks", number, "tasks", place, "by"), value=task.by)


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return homework that comes too early, too late or in too great a number, for every way through the course."""
    slots = held.slots(course, index)
    breaks = _breaks(course)
    told: set[tuple[str, Path]] = set()
    for title, track in (("", ""), *((track.title, track.id) for track in course.tracks)):
        way = held.way(course, slots, track)
        found = (
            *_untaught(file, course, way, index),
            *_dues(file, way, breaks),
            *_many(file, course, way, breaks, title),
        )
        for finding, path, problem in found:
            if (finding, path) not in told:
                told.add((finding, path))
                yield problem


def _breaks(course: Course) -> tuple[tuple[int, Interval], ...]:
    """Return the homework intervals between two sessions with the day they come after, in order."""
    days = {period.id: d for d, day in enumerate(course.days) for period in day.periods}
    known = ((days[one.after], one) for one in held.breaks(course) if one.after in days)
    return tuple(sorted(known, key=lambda one: one[0]))


def _given(way: Sequence[Slot]) -> Iterator[Given]:
    for slot in way:
        for step in slot.steps:
            if step.block.kind == "homework":
                for place, task in enumerate(step.block.tasks):
                    yield Given(slot, step.block.id, place, task)


Found = Iterator[tuple[str, Path, Problem]]


def _untaught(file: ContentFile, course: Course, way: Sequence[Slot], index: Index) -> Found:
    """Yield worksheets that homework needs and nobody has used by the end of the day on which it is given."""
    first: dict[str, int] = {}
    for slot in way:
        for name in slot.worksheets():
            first.setdefault(name, slot.day)
    for given in _given(way):
        needed = given.task.worksheet
        if (
            needed is not None
            and index.worksheet(needed)
            and first.get(needed, len(course.days)) > given.slot.day
        ):
            facts = {"value": needed, "module": given.name[0]}
            yield (
                f"homework.untaught{needed}",
                given.slot.path,
                file.tell("homework.untaught", given.slot.path, **facts),
            )
    days = {period.id: d for d, day in enumerate(course.days) for period in day.periods}
    for number, interval in enumerate(course.homework):
        known = {n for slot in way if slot.day <= days.get(interval.after, _LAST) for n in slot.worksheets()}
        for place, name in enumerate(interval.worksheets):
            if name not in known and index.worksheet(name):
                path: Path = ("homework", number, "worksheets", place)
                yield "homework.early", path, file.tell("homework.early", path, value=name)


def _dues(file: ContentFile, way: Sequence[Slot], breaks: Sequence[tuple[int, Interval]]) -> Found:
    """Yield tasks that are due after the next session, before they are given, or before a session there is not."""
    for given in _given(way):
        when = due.read(given.task.by)
        coming = [one for day, one in breaks if day >= given.slot.day]
        finding = "" if when is None else _wrong(when, coming)
        if finding:
            days = coming[0].weeks[0] * _WEEK if coming else 0
            path = given.slot.path
            yield (
                f"{finding}{given.name}",
                path,
                file.tell(finding, path, module=given.name[0], by=given.task.by, days=days),
            )


def _wrong(when: Due, coming: Sequence[Interval]) -> str:
    """Return what is wrong with a day when these intervals are still to come; empty when nothing is."""
    if when.of in ("next", "last") and not coming:
        return "homework.no-next"
    shortest = [one.weeks[0] * _WEEK for one in coming]
    if when.of == "session":
        return "homework.due" if shortest and when.days > shortest[0] else ""
    room = {"next": sum(shortest[:1]), "last": sum(shortest), "end": when.days + 1}[when.of]
    return "homework.due" if when.days >= room else ""


def _many(
    file: ContentFile,
    course: Course,
    way: Sequence[Slot],
    breaks: Sequence[tuple[int, Interval]],
    title: str,
) -> Found:
    """Yield the stretches between two sessions in which a team has too many tasks."""
    for number, tasks in tasks_between(way, [day for day, _ in breaks]).items():
        if len(tasks) > MOST_TASKS:
            known = number < len(breaks)
            path: Path = ("homework", course.homework.index(breaks[number][1])) if known else ("title",)
            name = breaks[number][1].title if known else "最後の回のあと"
            facts = {"interval": name, "count": len(tasks), "way": title or "全員", "limit": MOST_TASKS}
            yield f"homework.many{title}", path, file.tell("homework.many", path, **facts)


def tasks_between(way: Sequence[Slot], breaks: Sequence[int]) -> dict[int, frozenset[tuple[str, str, int]]]:
    """Return the tasks a team cannot leave, by the number of the interval after them; the last is after the course."""
    found: dict[int, set[tuple[str, str, int]]] = {}
    for given in _given(way):
        when = due.read(given.task.by)
        if given.task.optional is None and (when is None or when.of != "end"):
            number = next((n for n, day in enumerate(breaks) if day >= given.slot.day), len(breaks))
            found.setdefault(number, set()).add(given.name)
    return {number: frozenset(names) for number, names in found.items()}
