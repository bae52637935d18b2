"""Which scenes of which cases are read in a period, or in one version of a module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.content.course import scenes
from workbook.content.course import script as scripts
from workbook.content.course.script import Script
from workbook.content.course.versions import Version
from workbook.content.model.cases import Case
from workbook.content.model.courses import ActivityItem
from workbook.content.model.library import Library


@dataclass(frozen=True)
class CasePart:
    """A case with the scenes of it that are read, by their ids in the order of the case."""

    case: Case
    stages: tuple[str, ...]


def of_period(script: Script, library: Library) -> tuple[CasePart, ...]:
    """Return the cases of a period in their order, each once with all scenes read in it."""
    return _together(_read(script, library), library)


def of_version(version: Version, library: Library) -> tuple[CasePart, ...]:
    """Return the cases of a version of a module in the same way."""
    return _together(_of_version(version), library)


def _read(script: Script, library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    for passage, item in zip(script.passages, script.period.items, strict=True):
        if passage.module:
            yield from _of_version(scripts.version_of(passage, library))
        elif isinstance(item, ActivityItem) and item.case:
            yield item.case, item.stages


def _of_version(version: Version) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((one.block.case, one.block.stages) for one in version.steps if one.block.kind == "case")


def _together(read: Iterable[tuple[str, tuple[str, ...]]], library: Library) -> tuple[CasePart, ...]:
    found: dict[str, set[str]] = {}
    for name, stages in read:
        case = library.case(name)
        if case is not None:
            found.setdefault(case.id, set()).update(stage.id for stage in scenes.chosen(case, stages))
    return tuple(
        CasePart(case, tuple(stage.id for stage in case.stages if stage.id in stages))
        for case, stages in ((library.cases[id_], stages) for id_, stages in found.items())
    )
