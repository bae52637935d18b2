"""What a report of a run quotes: the teams' words and days at the questions marked with `report`.

Words come from sheets that the whole course may see, and nobody can tell whose they are: they stand in the order
of their letters, which is the same for no two questions. Of sheets that only a team sees, days are counted at most.
The names of the run's towns and teams are covered in them, as on the shared screen, until a facilitator releases
a sentence; what else may tell who somebody is, is marked for those who hand them on.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.content.forms import in_words, personal
from workbook.content.forms.form import Ask, Field, of_worksheet
from workbook.content.model.answers import Answer, RowAnswer, SeenValues
from workbook.content.model.questions import playing
from workbook.content.model.worksheets import Worksheet
from workbook.content.reading import read_day

KINDS = playing("report")
_LETTERS = 20

Answers = Mapping[str, Sequence[SeenValues]]
"""What the teams wrote, by worksheet id."""


@dataclass(frozen=True)
class Quote:
    """Words as they are handed on; `until` is the day that stands beside them in a plan, `marks` what to mind in them.

    Of words with the name of a town or team in them, `written` is how they stand in the sheet and `key` says which
    they are; once they are released, `text` is the same.
    """

    text: str
    until: str = ""
    marks: tuple[str, ...] = ()
    key: str = ""
    written: str = ""


@dataclass(frozen=True)
class Theme:
    """The words of all teams at one question of the worksheet `title`."""

    title: str
    label: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Days:
    """The days of all teams at one question, each with how often it was written."""

    title: str
    label: str
    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class KnownNames:
    """Names that are known: `invented` are the cases' people, `teams` the towns and teams of the run, longest first.

    `released` are the keys of the quotes in which these may be read.
    """

    invented: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    released: frozenset[str] = frozenset()


def themes(worksheets: Iterable[Worksheet], answers: Answers, known: KnownNames) -> tuple[Theme, ...]:
    """Return the words at every marked question of the sheets that a whole course may see; none without words."""
    found = (
        Theme(
            worksheet.title,
            ask.label,
            tuple(sorted(_quotes(worksheet, ask, answers.get(worksheet.id, ()), known), key=_letters)),
        )
        for worksheet in worksheets
        if worksheet.seen_by == "course"
        for ask in _marked(worksheet)
    )
    return tuple(theme for theme in found if theme.quotes)


def days(worksheets: Iterable[Worksheet], answers: Answers) -> tuple[Days, ...]:
    """Return the days at every marked question, in their order; what was typed and is no day is left out."""
    found = []
    for worksheet in worksheets:
        for ask in _marked(worksheet):
            counted = Counter(_days(ask, answers.get(worksheet.id, ())))
            if counted:
                found.append(Days(worksheet.title, ask.label, tuple(sorted(counted.items()))))
    return tuple(found)


def _marked(worksheet: Worksheet) -> list[Ask]:
    names = {question.id for question in worksheet.questions if question.report}
    return [ask for ask in of_worksheet(worksheet).asks if ask.id in names]


def _quotes(
    worksheet: Worksheet, ask: Ask, answers: Sequence[SeenValues], known: KnownNames
) -> Iterator[Quote]:
    where = f"{worksheet.id}/{ask.id}"
    if ask.holds == "words":
        texts = (in_words.answer(ask, one.get(ask.id)) for one in answers)
        yield from (_quote(where, text, "", known) for text in texts if text.strip())
    for row, fields in _rows(ask, answers):
        text = in_words.cell(fields["what"], row.get("what"), {})
        if text.strip():
            yield _quote(where, text, in_words.cell(fields["by"], row.get("by"), {}), known)


def _quote(where: str, text: str, until: str, known: KnownNames) -> Quote:
    marks = personal.marks(text, invented=known.invented)
    covered, when = personal.cover(text, known.teams), personal.cover(until, known.teams)
    if (covered, when) == (text, until):
        return Quote(text, until, marks)
    key = hashlib.sha256(f"{where}\n{text}\n{until}".encode("utf-8", "replace")).hexdigest()[:_LETTERS]
    if key in known.released:
        return Quote(text, until, (*marks, personal.TEAM), key, text)
    return Quote(covered, when, marks, key, text)


def _days(ask: Ask, answers: Sequence[SeenValues]) -> Iterator[date]:
    cells: list[Answer | None] = [one.get(ask.id) for one in answers] if ask.holds == "one" else []
    cells += [row.get("by") for row, _ in _rows(ask, answers)]
    found = (read_day(cell) for cell in cells if isinstance(cell, str))
    yield from (day for day in found if day is not None)


def _rows(ask: Ask, answers: Sequence[SeenValues]) -> Iterator[tuple[RowAnswer, Mapping[str, Field]]]:
    if ask.holds != "rows":
        return
    fields = {field.id: field for field in ask.grids[0].fields}
    for one in answers:
        for row in in_words.rows_by_grid(ask, one.get(ask.id))[ask.grids[0].id]:
            yield row, fields


def _letters(quote: Quote) -> tuple[str, str]:
    return quote.text, quote.until
