"""Where suggestions come from: the answer is there, and fits where it is copied to."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from workbook.content.checks.index import Index
from workbook.content.checks.references import content, one
from workbook.content.forms import form
from workbook.content.forms.form import Ask, Field
from workbook.content.model.question_parts.heads import Origin
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

Found = Generator[Problem, None, Ask | Field | None]
"""Problems on the way, and at its end the question or column that the words are copied from."""


def of_worksheet(file: ContentFile, worksheet: Worksheet, index: Index) -> Iterator[Problem]:
    """Return suggestions that come from nowhere or cannot be copied."""
    asks = {ask.id: ask for ask in form.of_worksheet(worksheet).asks}
    for number, question in enumerate(worksheet.questions):
        path: Path = ("questions", number)
        if question.prefill is not None:
            where: Path = (*path, "prefill")
            if (question.prefill.worksheet, question.prefill.question) == (worksheet.id, question.id):
                yield file.tell("origin.self", where)
                continue
            found = yield from source(file, question.prefill, where, index)
            if found is not None and question.id in asks:
                yield from _fit(file, found, asks[question.id], where)
        for key in ("columns", "more"):
            yield from _suggestions(file, getattr(question, key, ()), (*path, key), index)


def _suggestions(
    file: ContentFile, columns: tuple[object, ...], path: Path, index: Index
) -> Iterator[Problem]:
    """Return columns of words that are offered what cannot be offered: rows of a table need a column."""
    for number, column in enumerate(columns):
        origin = getattr(column, "suggest_from", None)
        if origin is None:
            continue
        where: Path = (*path, number, "suggest_from")
        found = yield from source(file, origin, where, index)
        yield from whole_table(file, found, where)


def whole_table(file: ContentFile, found: Ask | Field | None, path: Path) -> Iterator[Problem]:
    """Return a problem when words are wanted and a whole table was found: rows need a column."""
    if isinstance(found, Ask) and found.grids:
        columns = "・".join(field.id for grid in found.grids for field in grid.fields)
        yield file.tell("origin.no-column", path, value=found.id, columns=columns)


def source(file: ContentFile, origin: Origin, path: Path, index: Index) -> Found:
    """Return the question or column an origin leads to, after every problem on the way."""
    yield from content(file, "worksheet", origin.worksheet, (*path, "worksheet"), index)
    worksheet = index.worksheet(origin.worksheet)
    if worksheet is None:
        return None
    asks = {ask.id: ask for ask in form.of_worksheet(worksheet).asks}
    yield from one(file, origin.question, (*path, "question"), known=asks, what="設問")
    ask = asks.get(origin.question)
    if ask is None or origin.column is None:
        return ask
    fields = {field.id: field for grid in ask.grids for field in grid.fields}
    if not fields:
        yield file.tell("origin.no-table", (*path, "column"), value=origin.question)
        return None
    yield from one(file, origin.column, (*path, "column"), known=fields, what="列")
    return fields.get(origin.column)


def _fit(file: ContentFile, source: Ask | Field, target: Ask, path: Path) -> Iterator[Problem]:
    """Return answers that mean nothing where they are copied to; words take anything but a whole table."""
    whole_table = isinstance(source, Ask) and bool(source.grids)
    if source.kind != target.kind and (target.kind != "text" or whole_table):
        yield file.tell("origin.kind", path, source=source.kind, target=target.kind)
    elif source.kind == target.kind:
        strange = {option.code for option in source.options} - {option.code for option in target.options}
        if strange:
            yield file.tell("origin.codes", path, codes="・".join(sorted(strange)))
