"""What is left out when it gets late saves time, and the minutes are counted, never written down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.checks.references import one
from workbook.content.course import held, late
from workbook.content.model.blocks import FacilitatorBlock
from workbook.content.model.courses import ActivityItem, Course
from workbook.content.model.modules import Module
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_MINUTES_SAID = re.compile(r"\d+分(?:も|ほど)?(?:遅れ|おくれ|押し)(?:たら|れば)")


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return cuts of blocks that are not there or are no longer than what is left, and minutes in words."""
    minutes = {block.id: block.minutes for block in module.blocks}
    for number, block in enumerate(module.blocks):
        if block.kind == "facilitator":
            path: Path = ("blocks", number)
            yield from _said(file, block.late, (*path, "late"))
            for place, cut in enumerate(block.cuts):
                for name, rest in cut.leaves.items():
                    where: Path = (*path, "cuts", place, "leaves", name)
                    yield from one(file, name, where, known=minutes, what="ブロック")
                    if name in minutes and rest >= minutes[name]:
                        yield file.tell("cut.nothing", where, value=name, rest=rest, minutes=minutes[name])


def of_course(file: ContentFile, course: Course, _index: Index) -> Iterator[Problem]:
    """Return cuts of an activity that save nothing more than those before them, and minutes in words."""
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            for n, item in enumerate(period.items):
                if isinstance(item, ActivityItem):
                    yield from _activity(file, item, ("days", d, "periods", p, "items", n))


def _activity(file: ContentFile, item: ActivityItem, path: Path) -> Iterator[Problem]:
    yield from _said(file, item.late or "", (*path, "late"))
    left = item.minutes
    for place, cut in enumerate(item.cuts):
        if cut.leaves >= left:
            where: Path = (*path, "cuts", place, "leaves")
            yield file.tell("cut.nothing", where, value=item.activity, rest=cut.leaves, minutes=left)
        left = min(left, cut.leaves)


def _said(file: ContentFile, text: str, path: Path) -> Iterator[Problem]:
    found = _MINUTES_SAID.search(unicodedata.normalize("NFKC", text))
    if found:
        yield file.tell("late.minutes", path, value=found[0])


def between(index: Index) -> Iterator[Problem]:
    """Return cuts that save nothing in any version of the module that a course holds, as far as courses can be read."""
    unsure = index.held_unseen()
    saving: set[tuple[str, str, int]] = set()
    shown: set[tuple[str, str]] = set()
    for course in index.courses():
        for slot in held.slots(course, index):
            minutes = late.minutes_of(slot.steps)
            for step in slot.steps:
                if slot.module and isinstance(step.block, FacilitatorBlock):
                    name = (slot.module.id, step.block.id)
                    shown.add(name)
                    cuts = {id(cut) for cut, _ in late.saved(step.block.cuts, minutes)}
                    saving |= {(*name, n) for n, cut in enumerate(step.block.cuts) if id(cut) in cuts}
    for file in index.files:
        if isinstance(file.value, Module) and file.value.id not in unsure:
            for number, block in enumerate(file.value.blocks):
                if isinstance(block, FacilitatorBlock) and (file.value.id, block.id) in shown:
                    yield from _useless(file, block, number, file.value.id, saving)


def _useless(
    file: ContentFile, block: FacilitatorBlock, number: int, module: str, saving: set[tuple[str, str, int]]
) -> Iterator[Problem]:
    for place, cut in enumerate(block.cuts):
        if (module, block.id, place) not in saving and not _is_of_outside(file, cut.leaves):
            yield file.tell("cut.unused", ("blocks", number, "cuts", place, "how"), value=cut.how)


def _is_of_outside(file: ContentFile, names: dict[str, int]) -> bool:
    """Tell whether a cut is about blocks that no course holds anyway."""
    blocks = {block.id: block for block in file.value.blocks} if isinstance(file.value, Module) else {}
    return all(name in blocks and blocks[name].optional is not None for name in names)
