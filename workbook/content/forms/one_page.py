"""The one page that a worksheet makes of the team's sheets: their own words, unchanged, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.content.forms import form as forms
from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, RowAnswer, SeenValues
from workbook.content.model.library import Library
from workbook.content.model.summary import (
    ListPart,
    PicturePart,
    SentencePart,
    Summary,
    SummaryOrigin,
    TablePart,
)
from workbook.content.model.worksheets import Worksheet

Values = SeenValues


@dataclass(frozen=True)
class TeamWords:
    """What the team wrote on the worksheet `title`. `lead` stands in front of it: a time, a row, a question."""

    text: str
    title: str
    lead: str = ""


@dataclass(frozen=True)
class WordsPart:
    """A part with one sentence or, if `is_list`, with any number of them; nothing written is none."""

    label: str
    said: tuple[TeamWords, ...]
    is_list: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the worksheets whose words stand here."""
        return tuple(one.title for one in self.said)


@dataclass(frozen=True)
class Rows:
    """A part with a table from the worksheet `title`."""

    label: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the worksheet whose words stand here."""
        return (self.title,) if self.rows else ()


@dataclass(frozen=True)
class Shown:
    """A part with a picture: how a worksheet's chart draws a question. `worksheet` is empty if nothing can be drawn."""

    label: str
    worksheet: str = ""
    question: str = ""
    title: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the worksheet whose words stand here."""
        return (self.title,) if self.worksheet else ()


Part = WordsPart | Rows | Shown


@dataclass(frozen=True)
class OnePage:
    """A summary ready to be shown or written. `made_from` are the titles of the worksheets whose words stand in it."""

    title: str
    readers: str
    parts: tuple[Part, ...]
    made_from: tuple[str, ...]


@dataclass(frozen=True)
class _Sheets:
    """The team's answers with the worksheets they belong to."""

    library: Library
    values: Mapping[str, Values]

    def find(self, worksheet: str, question: str) -> tuple[Worksheet, Ask, Answer] | None:
        """Return a worksheet, one of its questions and the answer; None if nothing was written there."""
        held = self.library.worksheet(worksheet)
        answers = self.values.get(held.id, {}) if held else {}
        if held is None or not answers.get(question):
            return None
        asks = (ask for ask in forms.of_worksheet(held).asks if ask.id == question)
        return next(((held, ask, answers[question]) for ask in asks), None)


def sources(summary: Summary) -> tuple[str, ...]:
    """Return the worksheets that a summary asks for, by the names it uses."""
    return tuple(dict.fromkeys(name for part in summary.parts for name in _SOURCES[part.kind](part)))


def make(summary: Summary, *, library: Library, values: Mapping[str, Values]) -> OnePage:
    """Return the page of a summary as the answers stand (`values` by worksheet id)."""
    sheets = _Sheets(library, values)
    parts = tuple(_PART[part.kind](part, sheets) for part in summary.parts)
    titles = (title for part in parts for title in part.titles)
    return OnePage(summary.title, summary.readers, parts, tuple(dict.fromkeys(titles)))


def made_from(page: OnePage, *, date: str) -> str:
    """Return the sentence that says what a page was made of, and when."""
    if not page.made_from:
        return f"{date}に作りました。まだどのシートにも書かれていません。"
    titles = "".join(f"「{title}」" for title in page.made_from)
    return f"{titles}のシートに書かれた言葉から、{date}に作りました。言葉は、書かれたままです。"


# ---------------------------------------------------------------- parts


def _sentence(part: SentencePart, sheets: _Sheets) -> WordsPart:
    found = (one for origin in part.origins for one in _said(origin, sheets))
    return WordsPart(part.label, tuple(found)[:1])


def _list(part: ListPart, sheets: _Sheets) -> WordsPart:
    found = (one for origin in part.origins for one in _said(origin, sheets))
    return WordsPart(part.label, tuple(dict.fromkeys(found)), is_list=True)


def _table(part: TablePart, sheets: _Sheets) -> Rows:
    held = sheets.library.worksheet(part.worksheet)
    asks = forms.of_worksheet(held).asks if held else ()
    grid = next((ask.grids[0] for ask in asks if ask.id == part.question and ask.grids), None)
    found = sheets.find(part.worksheet, part.question)
    fields = {field.id: field for field in grid.fields} if grid else {}
    shown = [fields[name] for name in part.columns if name in fields]
    rows = in_words.rows_by_grid(found[1], found[2])[grid.id] if found and grid else []
    cells = [tuple(in_words.cell(field, row.get(field.id), {}) for field in shown) for row in rows]
    lines = tuple(line for line in cells if any(line))
    return Rows(part.label, held.title if held else "", tuple(field.label for field in shown), lines)


def _picture(part: PicturePart, sheets: _Sheets) -> Shown:
    chosen = _codes(part, sheets)
    places = sorted(part.pictures, key=lambda one: one.worksheet not in chosen)
    for place in places:
        found = sheets.find(place.worksheet, place.question)
        if found is not None:
            return Shown(part.label, found[0].id, place.question, found[0].title)
    return Shown(part.label)


def _codes(part: PicturePart, sheets: _Sheets) -> frozenset[str]:
    """Return what the team chose to show, in codes."""
    origin = part.chosen_in
    found = sheets.find(origin.worksheet, origin.question) if origin else None
    if origin is None or found is None:
        return frozenset()
    _, ask, value = found
    column = origin.column or ""
    if not ask.grids:
        return frozenset(answers.codes(value))
    cells = [row.get(column) for _, rows in _grids(ask, value) for row in rows]
    return frozenset(code for cell in cells for code in answers.codes(cell))


# ---------------------------------------------------------------- words


def _said(origin: SummaryOrigin, sheets: _Sheets) -> Iterator[TeamWords]:
    found = sheets.find(origin.worksheet, origin.question)
    if found is None:
        return
    held, ask, value = found
    if not ask.grids:
        yield TeamWords(in_words.answer(ask, value), held.title, "" if ask.holds == "words" else ask.label)
        return
    called = in_words.names(ask, value)
    for grid, rows in _grids(ask, value):
        fields = {field.id: field for field in grid.fields}
        if origin.column in fields:
            for row in rows:
                text = in_words.cell(fields[origin.column], row.get(origin.column), called)
                if text.strip():
                    yield TeamWords(text, held.title, _lead(grid, fields.get(origin.lead or ""), row, called))


def _lead(grid: Grid, field: Field | None, row: RowAnswer, called: in_words.Names) -> str:
    named = [option.label for option in grid.fixed if option.code == row.get("_row")]
    before = in_words.cell(field, row.get(field.id), called) if field else ""
    return "・".join(filter(None, (*named, before)))


def _grids(ask: Ask, value: Answer) -> list[tuple[Grid, list[RowAnswer]]]:
    rows = in_words.rows_by_grid(ask, value)
    return [(grid, rows[grid.id]) for grid in ask.grids]


def _of_origins(part: SentencePart | ListPart) -> tuple[str, ...]:
    return tuple(origin.worksheet for origin in part.origins)


def _of_picture(part: PicturePart) -> tuple[str, ...]:
    chosen = (part.chosen_in.worksheet,) if part.chosen_in else ()
    return (*chosen, *(place.worksheet for place in part.pictures))


# Any: the key says which kind of part the function takes.
_PART: dict[str, Callable[[Any, _Sheets], Part]] = {
    "sentence": _sentence,
    "list": _list,
    "table": _table,
    "picture": _picture,
}
# Any: the key says which kind of part the function takes.
_SOURCES: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "sentence": _of_origins,
    "list": _of_origins,
    "table": lambda part: (part.worksheet,),
    "picture": _of_picture,
}
