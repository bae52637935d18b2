"""multi: any number of codes out of a list."""

from __future__ import annotations

from datetime import date
from typing import Literal

from workbook.content.model.answers import Cell
from workbook.content.model.base import Strict
from workbook.content.model.question_parts import several_labels
from workbook.content.model.question_parts.heads import Choices, ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Asked, Kind


class MultiCell(Strict):
    """Any number of codes out of a list."""

    kind: Literal["multi"]
    choices: Choices


class MultiColumn(ColumnHead, MultiCell):
    """A column of several choices each."""


class MultiQuestion(QuestionHead, MultiCell):
    """Several choices."""


def _codes(text: str, what: Asked, _on: date | None) -> list[str] | None:
    """Return the codes of the labels that came back, in the form's order; None when one of them is unknown."""
    codes = {option.label: option.code for option in what.options}
    labels = several_labels.read(text, list(codes))
    if labels is None:
        return None
    chosen = {codes[label] for label in labels}
    return [option.code for option in what.options if option.code in chosen]


def _same_codes(one: Cell, other: Cell) -> bool:
    return set(one) == set(other)


MULTI = Kind(
    "multi",
    "ticks",
    explains="multi: いくつでも選ぶ設問。",
    explains_column="いくつでも選ぶ列。",
    parse=_codes,
    same=_same_codes,
    width=1.2,
    plays=frozenset({"pick", "group", "any", "cards"}),
)
