"""What a worksheet can take over from words the team has written in another one: offered, never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.content import form as forms
from workbook.content.form import Ask, Field
from workbook.content.model import Worksheet
from workbook.content.questions import Origin

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Suggestion:
    """Words for a question (or for one column of its table), and the worksheet they come from."""

    question: str
    title: str
    lines: tuple[str, ...]


def origins(worksheet: Worksheet) -> tuple[tuple[str, Origin], ...]:
    """Return what a worksheet would like to take over: the label of the place, and where the words are."""
    return tuple(_origins(worksheet))


def of_worksheet(
    worksheet: Worksheet, *, worksheets: Mapping[str, Worksheet], values: Mapping[str, Values]
) -> tuple[Suggestion, ...]:
    """Return every suggestion that has words; `values` are the team's answers by worksheet id."""
    found = []
    for label, origin in origins(worksheet):
        source = worksheets.get(origin.worksheet)
        lines = () if source is None else _lines(source, origin, values.get(origin.worksheet, {}))
        if source is not None and lines:
            found.append(Suggestion(label, source.title, lines))
    return tuple(found)


def _origins(worksheet: Worksheet) -> Iterator[tuple[str, Origin]]:
    for question in worksheet.questions:
        if question.retired:
            continue
        if question.prefill is not None:
            yield question.label, question.prefill
        columns = getattr(question, "columns", ()) or getattr(question, "more", ())
        for column in columns:
            origin = getattr(column, "suggest_from", None)
            if origin is not None and not column.retired:
                yield f"{question.label}：{column.label}", origin


def _lines(source: Worksheet, origin: Origin, values: Values) -> tuple[str, ...]:
    """Return the words at an origin, each once, without empty ones."""
    ask = next((ask for ask in forms.of_worksheet(source).asks if ask.id == origin.question), None)
    if ask is None or ask.id not in values:
        return ()
    value = values[ask.id]
    words = _column(ask, origin.column or "", value) if ask.grids else [_said(ask, value)]
    return tuple(dict.fromkeys(word for word in words if word))


def _column(ask: Ask, column: str, value: Any) -> list[str]:  # noqa: ANN401 -- plain JSON
    """Return one column of a table, or of a network's nodes."""
    rows: Sequence[Mapping[str, Any]] = value.get("nodes", ()) if ask.kind == "network" else value
    field = next((field for field in ask.grids[0].fields if field.id == column), None)
    return [] if field is None else [_said(field, row[column]) for row in rows if column in row]


def _said(place: Ask | Field, value: Any) -> str:  # noqa: ANN401 -- plain JSON
    """Return an answer as its reader says it: labels instead of codes."""
    labels = {option.code: option.label for option in place.options}
    if isinstance(value, str):
        return labels.get(value, value).strip()
    return "、".join(labels.get(code, code) for code in value)
