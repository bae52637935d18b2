"""What one piece of content says about another: every name it uses exists and fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workbook.content.checks.index import Index, hint
from workbook.content.course.versions import FULL, SHORT
from workbook.content.model.blocks import CaseBlock, FigureBlock, HomeworkBlock, Portion, Task, WorksheetBlock
from workbook.content.model.courses import ActivityItem, Course, Item, ModuleItem
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

KIND_NAMES = {"course": "研修", "module": "単元", "case": "事例", "worksheet": "ワークシート"}


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return what a timetable calls by a name that is not there."""
    tracks = [track.id for track in course.tracks]
    periods = [period.id for day in course.days for period in day.periods]
    for n, day in enumerate(course.days):
        beside = [period.id for period in day.periods]
        for m, period in enumerate(day.periods):
            path: Path = ("days", n, "periods", m)
            yield from _each(file, period.tracks, (*path, "tracks"), known=tracks, what="トラック")
            if period.beside is not None:
                others = [other for other in beside if other != period.id]
                yield from one(file, period.beside, (*path, "beside"), known=others, what="同じ日のコマ")
            for k, item in enumerate(period.items):
                yield from _item(file, item, (*path, "items", k), index)
    yield from _intervals(file, course, periods, index)


def _item(file: ContentFile, item: Item, path: Path, index: Index) -> Iterator[Problem]:
    if isinstance(item, ModuleItem):
        yield from content(file, "module", item.module, (*path, "module"), index)
        module = index.module(item.module)
        if module is not None:
            uses = [FULL, SHORT, *(part.id for part in module.parts)]
            yield from one(file, item.use, (*path, "use"), known=uses, what="使い方")
    if isinstance(item, ActivityItem):
        if item.case is not None:
            yield from content(file, "case", item.case, (*path, "case"), index)
            yield from _stages(file, item.case, item.stages, path, index)
        for number, asked in enumerate(item.asks):
            where: Path = (*path, "asks", number)
            yield from content(file, "worksheet", asked.worksheet, (*where, "worksheet"), index)
            yield from _questions(file, asked.worksheet, asked, where, index)
        yield from _worksheets(file, item.worksheets, (*path, "worksheets"), index)


def _intervals(file: ContentFile, course: Course, periods: list[str], index: Index) -> Iterator[Problem]:
    for number, interval in enumerate(course.homework):
        path: Path = ("homework", number)
        for key in ("after", "before"):
            name = getattr(interval, key)
            yield from one(file, name, (*path, key), known=periods, what="コマ")
        known = {interval.after, interval.before} <= set(periods)
        if known and periods.index(interval.after) >= periods.index(interval.before):
            yield file.tell("interval.order", (*path, "before"), value=interval.before, after=interval.after)
        if interval.weeks[0] > interval.weeks[1]:
            yield file.tell("range.reversed", (*path, "weeks"), low=interval.weeks[0], high=interval.weeks[1])
        yield from _worksheets(file, interval.worksheets, (*path, "worksheets"), index)


def of_module(file: ContentFile, module: Module, index: Index) -> Iterator[Problem]:
    """Return what blocks and parts call by a name that is not there."""
    blocks = [block.id for block in module.blocks]
    for number, part in enumerate(module.parts):
        yield from _each(file, part.blocks, ("parts", number, "blocks"), known=blocks, what="ブロック")
    for number, block in enumerate(module.blocks):
        if block.kind in _BLOCKS:
            yield from _BLOCKS[block.kind](file, block, ("blocks", number), index)


def _case(file: ContentFile, block: CaseBlock, path: Path, index: Index) -> Iterator[Problem]:
    yield from content(file, "case", block.case, (*path, "case"), index)
    yield from _stages(file, block.case, block.stages, path, index)


def _stages(
    file: ContentFile, name: str, stages: tuple[str, ...], path: Path, index: Index
) -> Iterator[Problem]:
    case = index.case(name)
    if case is not None:
        known = [stage.id for stage in case.stages]
        yield from _each(file, stages, (*path, "stages"), known=known, what="場面")


def _worksheet(file: ContentFile, block: WorksheetBlock, path: Path, index: Index) -> Iterator[Problem]:
    yield from content(file, "worksheet", block.worksheet, (*path, "worksheet"), index)
    yield from _questions(file, block.worksheet, block, path, index)
    if block.in_short is not None:
        yield from _questions(file, block.worksheet, block.in_short, (*path, "in_short"), index)


def _questions(
    file: ContentFile, name: str, asked: Portion | Task, path: Path, index: Index
) -> Iterator[Problem]:
    worksheet = index.worksheet(name)
    if worksheet is not None:
        known = [question.id for question in worksheet.questions if not question.retired]
        yield from _each(file, asked.questions, (*path, "questions"), known=known, what="設問")


def _homework(file: ContentFile, block: HomeworkBlock, path: Path, index: Index) -> Iterator[Problem]:
    for number, task in enumerate(block.tasks):
        if task.worksheet is not None:
            where: Path = (*path, "tasks", number)
            yield from content(file, "worksheet", task.worksheet, (*where, "worksheet"), index)
            yield from _questions(file, task.worksheet, task, where, index)


def _figure(file: ContentFile, block: FigureBlock, path: Path, index: Index) -> Iterator[Problem]:
    if block.image is not None and index.pictures is not None and block.image not in index.pictures:
        suggestion = hint(block.image, index.pictures)
        yield file.tell("picture.missing", (*path, "image"), value=block.image, suggestion=suggestion)


# Any: the key says which kind of block the function takes.
_BLOCKS: dict[str, Callable[[ContentFile, Any, Path, Index], Iterator[Problem]]] = {
    "case": _case,
    "worksheet": _worksheet,
    "homework": _homework,
    "figure": _figure,
}


def content(file: ContentFile, kind: str, name: str, path: Path, index: Index) -> Iterator[Problem]:
    """Return a problem when no content of that kind has that name, or when it is no longer used."""
    what = KIND_NAMES[kind]
    if index.lacks(kind, name):
        suggestion = hint(name, index.names(kind))
        yield file.tell("reference.missing", path, what=what, value=name, suggestion=suggestion)
    value = index.value(kind, name)
    if getattr(value, "retired", False) and not getattr(file.value, "retired", False):
        yield file.tell("reference.retired", path, what=what, value=name)


def _worksheets(file: ContentFile, names: Iterable[str], path: Path, index: Index) -> Iterator[Problem]:
    for number, name in enumerate(names):
        yield from content(file, "worksheet", name, (*path, number), index)


def one(file: ContentFile, name: str, path: Path, *, known: Iterable[str], what: str) -> Iterator[Problem]:
    """Return a problem when a name is none of the known ones."""
    names = list(known)
    if name not in names and not (file.sketch and name in file.inner_ids()):
        yield file.tell("reference.missing", path, what=what, value=name, suggestion=hint(name, names))


def _each(
    file: ContentFile, names: Iterable[str], path: Path, *, known: Iterable[str], what: str
) -> Iterator[Problem]:
    names = list(names)
    all_known = list(known)
    for number, name in enumerate(names):
        yield from one(file, name, (*path, number), known=all_known, what=what)
        if name in names[:number]:
            yield file.tell("reference.twice", (*path, number), value=name)


def of_worksheet(file: ContentFile, worksheet: Worksheet, index: Index) -> Iterator[Problem]:
    """Return goals of modules that a table of them leaves out, and its rows that are nobody's goal."""
    for number, question in enumerate(worksheet.questions):
        if isinstance(question, TableQuestion) and question.goals_of:
            yield from _goals(file, question, ("questions", number), index)


def _goals(file: ContentFile, question: TableQuestion, path: Path, index: Index) -> Iterator[Problem]:
    for place, name in enumerate(question.goals_of):
        yield from content(file, "module", name, (*path, "goals_of", place), index)
    modules = [index.module(name) for name in question.goals_of]
    rows = [row.label for row in question.fixed_rows if not row.retired]
    for place, module in enumerate(modules):
        for goal in module.goals if module else ():
            if goal not in rows:
                where: Path = (*path, "goals_of", place)
                yield file.tell("goals.left-out", where, module=question.goals_of[place], value=goal)
    if None in modules:
        return
    goals = {goal for module in modules if module for goal in module.goals}
    for place, row in enumerate(question.fixed_rows):
        if not row.retired and row.label not in goals:
            yield file.tell("goals.other", (*path, "fixed_rows", place), value=row.label)
