"""Answers that lie outside what a question allows: numbers beyond its bounds, words longer than it takes."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Form
from workbook.content.model import answers
from workbook.content.model.answers import SeenValues
from workbook.content.reading import read_number


def outside(form: Form, values: SeenValues) -> frozenset[str]:
    """Return the ids of the questions that have an answer outside their limits."""
    return frozenset(ask.id for ask in form.asks if ask.id in values and any(_faults(ask, values)))


def _faults(ask: Ask, values: SeenValues) -> Iterator[bool]:
    value = values[ask.id]
    yield len(answers.text(value)) > ask.max_chars
    yield _is_beyond(ask, answers.text(value))
    for grid in ask.grids:
        for row in in_words.rows_by_grid(ask, value)[grid.id]:
            yield any(_is_beyond(field, answers.text(row.get(field.id))) for field in grid.fields)


def _is_beyond(asked: Ask | Field, typed: str) -> bool:
    number = read_number(typed, unit=asked.unit) if asked.kind == "number" else None
    if number is None:
        return False
    return (asked.minimum is not None and number < asked.minimum) or (
        asked.maximum is not None and number > asked.maximum
    )
