"""What lines of a timetable ask a team to write: which questions of a worksheet, which scenes of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook.content.course import versions
from workbook.content.course.timetable import TimetableRow
from workbook.content.model.cases import Case
from workbook.content.model.library import Library

_Named = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class AskedFor:
    """Questions by worksheet and scenes by case; a worksheet that is not named here is asked as a whole."""

    questions: Mapping[str, frozenset[str]]
    scenes: Mapping[str, frozenset[str]]


def of_rows(library: Library, rows: Iterable[TimetableRow]) -> AskedFor:
    """Return what these lines ask, all together; scenes one may skip are asked only where a line names them."""
    lines = tuple(rows)
    questions: dict[str, frozenset[str]] = {}
    whole = set()
    for name, some in (one for row in lines for one in _worksheets(library, row)):
        whole |= set() if some else {name}
        questions[name] = questions.get(name, frozenset()) | frozenset(some)
    scenes: dict[str, frozenset[str]] = {}
    for name, some in (one for row in lines for one in _cases(library, row)):
        case = library.case(name)
        if case is not None:
            scenes[name] = scenes.get(name, frozenset()) | frozenset(some or _needed(case))
    return AskedFor({name: some for name, some in questions.items() if name not in whole}, scenes)


def _needed(case: Case) -> tuple[str, ...]:
    return tuple(stage.id for stage in case.stages if stage.optional is None)


def _worksheets(library: Library, row: TimetableRow) -> Iterator[_Named]:
    module = library.module(row.module) if row.module else None
    for step in versions.of_module(module, row.use).steps if module else ():
        if step.block.kind == "worksheet":
            yield step.block.worksheet, step.block.questions
    asked = {one.worksheet: one.questions for one in row.asks}
    yield from ((name, asked.get(name, ())) for name in row.worksheets)


def _cases(library: Library, row: TimetableRow) -> Iterator[_Named]:
    module = library.module(row.module) if row.module else None
    for step in versions.of_module(module, row.use).steps if module else ():
        if step.block.kind == "case":
            yield step.block.case, step.block.stages
    if row.case:
        yield row.case, row.stages
