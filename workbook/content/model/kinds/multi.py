"""multi: any number of codes out of a list."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from workbook.content.model.answers import Cell
from workbook.content.model.base import Strict
from workbook.content.model.kinds.heads import Choices, ColumnHead, QuestionHead
from workbook.content.model.kinds.kind import Asked, Kind

_BETWEEN_LABELS = re.compile(r"\n|／")


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
    known = [option.label for option in what.options]
    labels = {label.strip() for label in _BETWEEN_LABELS.split(text) if label.strip()}
    if not labels <= set(known):
        return None
    return [option.code for option in what.options if option.label in labels]


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
