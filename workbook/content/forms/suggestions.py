"""What a worksheet can take over from words the team has written in another one: offered, never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.content.forms import form as forms
from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Form
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer, SeenValues
from workbook.content.model.question_parts.heads import Origin
from workbook.content.model.worksheets import Worksheet

Values = SeenValues


@dataclass(frozen=True)
class Suggestion:
    """Words for a question (or for one column of its table), and the worksheet they come from.

    `ask` and `column` are the ids of the place, `column` empty for a single answer.
    """

    question: str
    title: str
    lines: tuple[str, ...]
    ask: str = ""
    column: str = ""


def origins(worksheet: Worksheet) -> tuple[tuple[str, Origin], ...]:
    """Return what a worksheet would like to take over: the label of the place, and where the words are."""
    return tuple((label, origin) for label, origin, _ in _origins(worksheet))


def of_worksheet(
    worksheet: Worksheet, *, worksheets: Mapping[str, Worksheet], values: Mapping[str, Values]
) -> tuple[Suggestion, ...]:
    """Return every suggestion that has words; `values` are the team's answers by worksheet id."""
    found = []
    for label, origin, (ask, column) in _origins(worksheet):
        source = worksheets.get(origin.worksheet)
        lines = () if source is None else _lines(source, origin, values.get(origin.worksheet, {}))
        if source is not None and lines:
            found.append(Suggestion(label, source.title, lines, ask, column))
    return tuple(found)


def taken(suggestion: Suggestion, *, form: Form, values: Values) -> dict[str, Answer]:
    """Return what the place says after taking the words over; nothing if they would replace or repeat something.

    An empty box is filled; a column of a table gets a new row for every line that does not stand in it yet.
    """
    ask = next((ask for ask in form.asks if ask.id == suggestion.ask), None)
    if ask is None or ask.holds not in ("words", "rows"):
        return {}
    if not suggestion.column:
        is_free = ask.holds == "words" and not str(values.get(ask.id, "")).strip()
        return {ask.id: "\n".join(suggestion.lines)} if is_free else {}
    rows = answers.rows(values.get(ask.id))
    said = {answers.text(row.get(suggestion.column)).strip() for row in rows}
    fresh: list[RowAnswer] = [{suggestion.column: line} for line in suggestion.lines if line not in said]
    return {ask.id: [*rows, *fresh]} if fresh and not ask.grids[0].fixed else {}


def _origins(worksheet: Worksheet) -> Iterator[tuple[str, Origin, tuple[str, str]]]:
    for question in worksheet.questions:
        if question.retired:
            continue
        if question.prefill is not None:
            yield question.label, question.prefill, (question.id, "")
        columns = getattr(question, "columns", ()) or getattr(question, "more", ())
        for column in columns:
            origin = getattr(column, "suggest_from", None)
            if origin is not None and not column.retired:
                yield f"{question.label}：{column.label}", origin, (question.id, column.id)


def _lines(source: Worksheet, origin: Origin, values: Values) -> tuple[str, ...]:
    """Return the words at an origin, each once, without empty ones."""
    ask = next((ask for ask in forms.of_worksheet(source).asks if ask.id == origin.question), None)
    if ask is None or ask.id not in values:
        return ()
    value = values[ask.id]
    words = _column(ask, origin.column or "", value) if ask.grids else [_said(ask, answers.cell(value))]
    return tuple(dict.fromkeys(word for word in words if word))


def _column(ask: Ask, column: str, value: Answer) -> list[str]:
    """Return one column of a table, or of a network's nodes."""
    grid = ask.grids[0]
    field = next((field for field in grid.fields if field.id == column), None)
    return [] if field is None else [_said(field, row.get(column)) for row in answers.rows(value, grid.name)]


def _said(place: Ask | Field, value: Cell | None) -> str:
    """Return an answer as its reader says it: labels instead of codes."""
    return "、".join(in_words.each(place, value)).strip()
