"""The list of cases and worksheets (一覧) by what they are about: the place, the first door, the field, the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.content.forms import populations
from workbook.content.made_once import once_of_library
from workbook.content.model.blocks import Block
from workbook.content.model.cases import Case
from workbook.content.model.courses import ActivityItem, Course
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet

OPEN, ENDED = "open", "ended"
_CASE, _WORKSHEET = "case", "worksheet"
_SUBTITLE = " ― "


@dataclass(frozen=True)
class Field:
    """Where something is worked with: a module, or the course itself for what stands in no module."""

    page: str
    id: str
    title: str


@dataclass(frozen=True)
class CaseEntry:
    """A case with what one looks for it by; `band` is empty where the place names no population."""

    case: Case
    band: str
    fields: tuple[Field, ...]

    @property
    def marks(self) -> Mapping[str, frozenset[str]]:
        """Return what a search can ask for, by the name of what is asked."""
        return {
            "door": frozenset({self.case.door.kind}),
            "band": frozenset({self.band}),
            "end": frozenset({ENDED if self.case.resolved else OPEN}),
            "field": frozenset(field.id for field in self.fields),
        }


@dataclass(frozen=True)
class WorksheetEntry:
    """A worksheet with where it is worked with."""

    worksheet: Worksheet
    fields: tuple[Field, ...]


@once_of_library
def cases(library: Library) -> tuple[CaseEntry, ...]:
    """Return all cases in the order of their ids; retired ones are not offered any more."""
    found = _fields(library)
    return tuple(
        CaseEntry(
            case, populations.band_of(populations.said_in(case.place)), tuple(found.get((_CASE, id_), ()))
        )
        for id_, case in sorted(library.cases.items())
        if not case.retired
    )


@once_of_library
def worksheets(library: Library) -> tuple[WorksheetEntry, ...]:
    """Return all worksheets in the order of their ids; retired ones are not offered any more."""
    found = _fields(library)
    return tuple(
        WorksheetEntry(worksheet, tuple(found.get((_WORKSHEET, id_), ())))
        for id_, worksheet in sorted(library.worksheets.items())
        if not worksheet.retired
    )


def narrowed(entries: Sequence[CaseEntry], wanted: Mapping[str, str]) -> tuple[CaseEntry, ...]:
    """Return the cases that have every mark that is wanted; an empty one asks for nothing."""
    asked = {name: mark for name, mark in wanted.items() if mark}
    return tuple(one for one in entries if all(mark in one.marks[name] for name, mark in asked.items()))


def _fields(library: Library) -> Mapping[tuple[str, str], Sequence[Field]]:
    """Return where cases and worksheets are worked with, by kind and id."""
    found: dict[tuple[str, str], list[Field]] = {}
    for id_, module in sorted(library.modules.items()):
        field = Field("module", id_, module.title.split(_SUBTITLE)[0])
        for key in dict.fromkeys(key for block in module.blocks for key in _of_block(block)):
            found.setdefault(key, []).append(field)
    in_courses: dict[tuple[str, str], list[Field]] = {}
    for id_, course in library.courses.items():
        for key in dict.fromkeys(_of_course(course)):
            in_courses.setdefault(key, []).append(Field("course", id_, f"{course.title}（研修）"))
    return in_courses | found


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    if block.kind == "case":
        yield _CASE, block.case
    elif block.kind == "worksheet":
        yield _WORKSHEET, block.worksheet
    elif block.kind == "homework":
        yield from ((_WORKSHEET, task.worksheet) for task in block.tasks if task.worksheet)


def _of_course(course: Course) -> Iterator[tuple[str, str]]:
    for item in (item for day in course.days for period in day.periods for item in period.items):
        if isinstance(item, ActivityItem):
            yield from ((_CASE, name) for name in (item.case,) if name)
            yield from (
                (_WORKSHEET, name) for name in (*(ask.worksheet for ask in item.asks), *item.worksheets)
            )
    yield from ((_WORKSHEET, name) for interval in course.homework for name in interval.worksheets)
