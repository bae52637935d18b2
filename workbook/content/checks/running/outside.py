"""What no course holds says so: every block, scene and question is on a timetable or tells why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbook.content.checks.index import Index
from workbook.content.checks.running import held
from workbook.content.checks.running.held import Slot
from workbook.content.model.blocks import ActivityItem, Case, Module, Portion, Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

Place = tuple[str, str, str]
"""The kind of a content, its id, and the id of a block, scene or question in it."""


def between(index: Index) -> Iterator[Problem]:
    """Return what stands on no timetable and does not say why, or stands on one and says it does not.

    A set without a course has no opinion, and neither has a content that no course uses at all (`content.unused`).
    """
    held_here = places(index)
    used = {(kind, name) for kind, name, _ in held_here}
    for file in index.files:
        value = file.value
        if not isinstance(value, Module | Case | Worksheet) or value.retired:
            continue
        if (file.kind, value.id) in used:
            for path, part in _parts(value):
                yield from _part(file, path, part, is_held=(file.kind, value.id, part.id) in held_here)


def _part(file: ContentFile, path: Path, part: Any, *, is_held: bool) -> Iterator[Problem]:  # noqa: ANN401 -- block, scene or question
    if not is_held and part.optional is None:
        yield file.tell("outside.silent", (*path, "id"), what=_WHAT[file.kind], value=part.id)
    if is_held and part.optional is not None:
        yield file.tell("outside.held", (*path, "optional"), what=_WHAT[file.kind], value=part.id)


_WHAT = {"module": "ブロック", "case": "場面", "worksheet": "設問"}


def _parts(value: Module | Case | Worksheet) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Module):
        yield from ((("blocks", n), block) for n, block in enumerate(value.blocks))
    elif isinstance(value, Case):
        yield from ((("stages", n), stage) for n, stage in enumerate(value.stages))
    else:
        asked = ((n, one) for n, one in enumerate(value.questions) if not one.retired)
        yield from ((("questions", n), question) for n, question in asked)


def places(index: Index) -> frozenset[Place]:
    """Return every block, scene and question that a course holds or gives as homework."""
    return frozenset(
        place
        for _, course in held.courses(index)
        for slot in held.slots(course, index)
        for place in of_slot(slot, index)
    )


def of_slot(slot: Slot, index: Index) -> Iterator[Place]:
    """Yield the blocks, scenes and questions of one slot, and the questions of the homework it gives."""
    if isinstance(slot.item, ActivityItem):
        if slot.item.case is not None:
            yield from _scenes(slot.item.case, slot.item.stages, index)
        for some in slot.item.asks:
            yield from _questions(some.worksheet, some, index)
    for step in slot.steps:
        block = step.block
        yield "module", slot.module.id if slot.module else "", block.id
        if block.kind == "case":
            yield from _scenes(block.case, block.stages, index)
        elif block.kind == "worksheet":
            yield from _questions(block.worksheet, block, index)
        elif block.kind == "homework":
            for task in block.tasks:
                yield from (("worksheet", task.worksheet or "", name) for name in task.questions)


def _scenes(name: str, only: tuple[str, ...], index: Index) -> Iterator[Place]:
    case = index.case(name)
    if case is not None:
        known = tuple(stage.id for stage in case.stages)
        yield from (("case", case.id, stage) for stage in only or known)


def _questions(name: str, some: Portion, index: Index) -> Iterator[Place]:
    worksheet = index.worksheet(name)
    if worksheet is not None:
        known = tuple(question.id for question in worksheet.questions)
        yield from (("worksheet", worksheet.id, question) for question in some.questions or known)
