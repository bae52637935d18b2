"""What is asked of a worksheet in a slot can be written in the minutes of the slot."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.course import portions
from workbook.content.course.versions import FULL, SHORT, short_minutes
from workbook.content.model.blocks import Portion, WorksheetBlock
from workbook.content.model.courses import ActivityItem, Course
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem


def of_module(file: ContentFile, module: Module, index: Index) -> Iterator[Problem]:
    """Return the worksheet blocks that ask more than their minutes allow, in the full and in the short version."""
    for number, block in enumerate(module.blocks):
        if block.kind == "worksheet":
            worksheet = index.worksheet(block.worksheet)
            if worksheet is not None:
                yield from _block(file, block, worksheet, ("blocks", number))


def _block(file: ContentFile, block: WorksheetBlock, worksheet: Worksheet, path: Path) -> Iterator[Problem]:
    yield from _rows(file, block, worksheet, (*path, "rows"))
    yield from _fits(file, block, worksheet, path, minutes=block.minutes, version=FULL)
    in_short: Portion = block.in_short or block
    if block.in_short is not None:
        yield from _rows(file, block.in_short, worksheet, (*path, "in_short", "rows"))
    if block.in_short is not None or block.short:
        key = "minutes" if block.short is None else "short"
        yield from _fits(
            file, in_short, worksheet, path, minutes=short_minutes(block), version=SHORT, key=key
        )


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return the activities that ask more than their minutes allow."""
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            for n, item in enumerate(period.items):
                if isinstance(item, ActivityItem):
                    yield from _activity(file, item, ("days", d, "periods", p, "items", n), index)


def _activity(file: ContentFile, item: ActivityItem, path: Path, index: Index) -> Iterator[Problem]:
    needed = 0
    for number, one in enumerate(item.asks):
        worksheet = index.worksheet(one.worksheet)
        if worksheet is not None:
            yield from _rows(file, one, worksheet, (*path, "asks", number, "rows"))
            needed += portions.minutes(worksheet, one)
    if needed > item.minutes:
        yield file.tell("slot.minutes", (*path, "minutes"), version=FULL, said=item.minutes, needed=needed)


def _fits(  # noqa: PLR0913 -- a slot and one of its versions, by keyword
    file: ContentFile,
    some: Portion,
    worksheet: Worksheet,
    path: Path,
    *,
    minutes: int,
    version: str,
    key: str = "minutes",
) -> Iterator[Problem]:
    needed = portions.minutes(worksheet, some)
    if needed > minutes:
        yield file.tell("slot.minutes", (*path, key), version=version, said=minutes, needed=needed)


def _rows(file: ContentFile, some: Portion, worksheet: Worksheet, path: Path) -> Iterator[Problem]:
    """Return the rows asked of a question that has none, has fewer, or is not asked here."""
    laid_out = {
        part.question.id: portions.laid_out_rows(part.question) for part in portions.parts(worksheet, some)
    }
    for name, rows in some.rows.items():
        if not laid_out.get(name):
            yield file.tell("slot.no-rows", (*path, name), value=name)
        elif rows > laid_out[name]:
            yield file.tell("slot.many-rows", (*path, name), value=name, said=rows, limit=laid_out[name])
