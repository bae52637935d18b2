"""A summary finds every answer it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from workbook.content.checks.index import Index
from workbook.content.checks.origins import source, whole_table
from workbook.content.checks.references import content, one
from workbook.content.forms import form
from workbook.content.forms.form import Ask, Field
from workbook.content.model.charts import drawn_by
from workbook.content.model.question_parts.heads import Origin
from workbook.content.model.questions import playing
from workbook.content.model.summary import (
    ListPart,
    PicturePart,
    Relay,
    SentencePart,
    SummaryOrigin,
    TablePart,
)
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_TABLES = playing("rows")
_CHOICES = playing("pick")
_NO_CHARTS = "そのシートに charts がありません。図を足すか、別の設問を指してください"


def of_worksheet(file: ContentFile, worksheet: Worksheet, index: Index) -> Iterator[Problem]:
    """Return what a summary is made of and nobody can find."""
    if worksheet.summary is None:
        return
    kinds = [part.kind for part in worksheet.summary.parts]
    for number, part in enumerate(worksheet.summary.parts):
        path: Path = ("summary", "parts", number)
        if part.kind == "picture" and "picture" in kinds[:number]:
            yield file.tell("summary.pictures", path)
        yield from _PARTS[part.kind](file, part, path, index)
    if worksheet.summary.relay is not None:
        yield from _relay(file, worksheet.summary.relay, ("summary", "relay"), index)


def _relay(file: ContentFile, relay: Relay, path: Path, index: Index) -> Iterator[Problem]:
    yield from content(file, "worksheet", relay.worksheet, (*path, "worksheet"), index)
    where: Path = (*path, "question")
    yield from content(file, "module", relay.question.module, (*where, "module"), index)
    module = index.module(relay.question.module)
    if module is None:
        return
    blocks = {block.id: block.kind for block in module.blocks}
    yield from one(file, relay.question.block, (*where, "block"), known=blocks, what="ブロック")
    kind = blocks.get(relay.question.block, "discussion")
    if kind != "discussion":
        yield file.tell("summary.no-discussion", (*where, "block"), value=relay.question.block, kind=kind)


def _words(file: ContentFile, part: SentencePart | ListPart, path: Path, index: Index) -> Iterator[Problem]:
    for number, origin in enumerate(part.origins):
        where: Path = (*path, "origins", number)
        found = yield from source(file, origin, where, index)
        yield from whole_table(file, found, where)
        yield from _of_team(file, origin.worksheet, where, index)
        if origin.lead is not None:
            yield from _lead(file, origin, (*where, "lead"), index)


def _lead(file: ContentFile, origin: SummaryOrigin, path: Path, index: Index) -> Iterator[Problem]:
    if origin.column is None:
        yield file.tell("summary.lead-alone", path)
        return
    ask = _ask(origin.worksheet, origin.question, index)
    if ask is not None:
        known = [field.id for grid in ask.grids for field in grid.fields]
        yield from one(file, origin.lead or "", path, known=known, what="列")


def _table(file: ContentFile, part: TablePart, path: Path, index: Index) -> Iterator[Problem]:
    yield from _of_team(file, part.worksheet, path, index)
    place = Origin(worksheet=part.worksheet, question=part.question)
    found = yield from source(file, place, path, index)
    if found is None:
        return
    yield from _of_kind(file, found, (*path, "question"), _TABLES)
    if isinstance(found, Ask) and found.kind in _TABLES:
        known = [field.id for field in found.grids[0].fields]
        for number, name in enumerate(part.columns):
            yield from one(file, name, (*path, "columns", number), known=known, what="列")


def _picture(file: ContentFile, part: PicturePart, path: Path, index: Index) -> Iterator[Problem]:
    for number, drawn in enumerate(part.pictures):
        where: Path = (*path, "pictures", number)
        yield from _of_team(file, drawn.worksheet, where, index)
        place = Origin(worksheet=drawn.worksheet, question=drawn.question)
        found = yield from source(file, place, where, index)
        worksheet = index.worksheet(drawn.worksheet)
        if found is not None and worksheet is not None:
            names = [name for chart in worksheet.charts for name in drawn_by(chart)]
            if drawn.question not in names:
                told = f"図になっているのは {'・'.join(dict.fromkeys(names))}" if names else _NO_CHARTS
                yield file.tell("summary.no-chart", (*where, "question"), value=drawn.question, drawn=told)
    if part.chosen_in is not None:
        yield from _chosen(file, part, part.chosen_in, (*path, "chosen_in"), index)


def _chosen(
    file: ContentFile, part: PicturePart, origin: Origin, path: Path, index: Index
) -> Iterator[Problem]:
    yield from _of_team(file, origin.worksheet, path, index)
    found = yield from source(file, origin, path, index)
    if found is None:
        return
    yield from _of_kind(file, found, path, _CHOICES)
    codes = {option.code for option in found.options}
    if found.kind in _CHOICES and codes.isdisjoint(drawn.worksheet for drawn in part.pictures):
        yield file.tell("summary.codes", path, value=found.id)


def _of_kind(file: ContentFile, found: Ask | Field, path: Path, kinds: frozenset[str]) -> Iterator[Problem]:
    if found.kind not in kinds:
        listed = "・".join(sorted(kinds))
        yield file.tell("summary.kind", path, value=found.id, kind=found.kind, kinds=listed)


def _of_team(file: ContentFile, name: str, path: Path, index: Index) -> Iterator[Problem]:
    """Return a problem when everybody fills in a sheet of their own: a team has no words there."""
    worksheet = index.worksheet(name)
    if worksheet is not None and worksheet.unit != "team":
        yield file.tell("summary.member", (*path, "worksheet"), value=name)


def _ask(worksheet: str, question: str, index: Index) -> Ask | None:
    held = index.worksheet(worksheet)
    asks = form.of_worksheet(held).asks if held else ()
    return next((ask for ask in asks if ask.id == question), None)


# Any: the key says which kind of part the function takes.
_PARTS: dict[str, Callable[[ContentFile, Any, Path, Index], Iterator[Problem]]] = {
    "sentence": _words,
    "list": _words,
    "table": _table,
    "picture": _picture,
}
