"""Minutes add up: blocks to modules, modules to periods, questions to worksheets."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.course import timetable, versions
from workbook.content.model.courses import Course, Item, ModuleItem
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return periods and items whose minutes do not add up."""
    for n, day in enumerate(course.days):
        for m, period in enumerate(day.periods):
            path: Path = ("days", n, "periods", m)
            total = sum(timetable.length(item) for item in period.items)
            if total != period.minutes:
                yield file.tell("minutes.period", (*path, "minutes"), said=period.minutes, total=total)
            for k, item in enumerate(period.items):
                yield from _item(file, item, (*path, "items", k), index)


def _item(file: ContentFile, item: Item, path: Path, index: Index) -> Iterator[Problem]:
    if not isinstance(item, ModuleItem):
        return
    module = index.module(item.module)
    if module is None:
        return
    if item.use in {versions.FULL, versions.SHORT, *(part.id for part in module.parts)}:
        needed = versions.of_module(module, item.use).minutes
        if needed != item.minutes:
            yield file.tell(
                "minutes.item",
                (*path, "minutes"),
                said=item.minutes,
                module=item.module,
                use=item.use,
                needed=needed,
            )


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return a module whose blocks take more or less time than it says."""
    full = sum(block.minutes for block in module.blocks)
    short = sum(block.minutes if block.short is None else block.short for block in module.blocks)
    for version, said, total in (("full", module.minutes.full, full), ("short", module.minutes.short, short)):
        if said != total:
            path: Path = ("minutes", version)
            yield file.tell("minutes.module", path, version=version, said=said, total=total)
    if module.minutes.short > module.minutes.full:
        path = ("minutes", "short")
        low, high = module.minutes.short, module.minutes.full
        yield file.tell("minutes.short-longer", path, low=low, high=high)


def of_worksheet(file: ContentFile, worksheet: Worksheet, _index: Index) -> Iterator[Problem]:
    """Return a worksheet whose questions take more or less time than it says; none need tell their minutes."""
    total = sum(question.minutes for question in worksheet.questions if not question.retired)
    if total and total != worksheet.minutes.full:
        yield file.tell("minutes.worksheet", ("minutes", "full"), said=worksheet.minutes.full, total=total)
