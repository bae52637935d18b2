"""What no course holds says so: every block, scene and question is on a timetable or tells why it is not."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.course import held
from workbook.content.course.held import Place
from workbook.content.model.blocks import Block
from workbook.content.model.cases import Case, Stage
from workbook.content.model.modules import Module
from workbook.content.model.questions import Question
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem


def between(index: Index) -> Iterator[Problem]:
    """Return what stands on no timetable and does not say why, or stands on one and says it does not.

    A set without a course has no opinion, and neither has a content that no course uses at all (`content.unused`).
    What a file that could not be read may hold is not called missing.
    """
    held_here = places(index)
    used = {(kind, name) for kind, name, _ in held_here}
    unsure = index.held_unseen()
    for file in index.files:
        value = file.value
        if not isinstance(value, Module | Case | Worksheet) or value.retired:
            continue
        if (file.kind, value.id) in used:
            is_sure = unsure.isdisjoint(file.names or ())
            for path, part in _parts(value):
                is_held = (file.kind, value.id, part.id) in held_here
                yield from _part(file, path, part, is_held=is_held, is_sure=is_sure)


def _part(
    file: ContentFile, path: Path, part: Block | Stage | Question, *, is_held: bool, is_sure: bool
) -> Iterator[Problem]:
    if not is_held and is_sure and part.optional is None:
        yield file.tell("outside.silent", (*path, "id"), what=_WHAT[file.kind], value=part.id)
    if is_held and part.optional is not None:
        yield file.tell("outside.held", (*path, "optional"), what=_WHAT[file.kind], value=part.id)


_WHAT = {"module": "ブロック", "case": "場面", "worksheet": "設問"}


def _parts(value: Module | Case | Worksheet) -> Iterator[tuple[Path, Block | Stage | Question]]:
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
        for course in index.courses()
        for slot in held.slots(course, index)
        for place in held.places(slot, index)
    )
