"""number: a number with its unit, kept as it was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from workbook.content import reading
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.base import Amount, Line, Strict
from workbook.content.model.question_parts.heads import ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Asked, Kind, same_words

BOUNDS_REVERSED: Final = "bounds_reversed"
"""The finding of a minimum above its maximum."""


class NumberCell(Strict):
    """A number with its unit. What was typed is kept as text; `read_number` reads it."""

    kind: Literal["number"]
    unit: Line | None = None
    minimum: Amount | None = None
    maximum: Amount | None = None

    @model_validator(mode="after")
    def _room_between(self) -> NumberCell:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise PydanticCustomError(
                BOUNDS_REVERSED,
                "{minimum} is above {maximum}",
                {"minimum": f"{self.minimum:g}", "maximum": f"{self.maximum:g}"},
            )
        return self


class NumberColumn(ColumnHead, NumberCell):
    """A column of numbers."""


class NumberQuestion(QuestionHead, NumberCell):
    """A number."""


def _bare(text: str, what: Asked, _on: date | None) -> str:
    """Keep a number as it was typed, without the unit people write behind it."""
    bare = text.strip()
    is_counted = what.unit and reading.read_number(bare, unit=what.unit) is not None
    return bare.removesuffix(what.unit).strip() if is_counted else bare


def _amount(value: str, _what: Asked) -> Decimal | None:
    return reading.read_number(value)


def _same_number(one: Cell, other: Cell) -> bool:
    number = reading.read_number(answers.text(one))
    return same_words(one, other) or (
        number is not None and number == reading.read_number(answers.text(other))
    )


NUMBER = Kind(
    "number",
    "one",
    explains="number: 数を書く設問。",
    explains_column="数の列。",
    parse=_bare,
    same=_same_number,
    width=0.8,
    plays=frozenset({"amount", "grade", "any"}),
    amount=_amount,
)
