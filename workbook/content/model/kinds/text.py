"""text: words, as many lines as needed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.content import reading
from workbook.content.model.base import DIGITS, Strict
from workbook.content.model.question_parts.heads import ColumnHead, Origin, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class TextCell(Strict):
    """Words in a table; as many lines as needed."""

    kind: Literal["text"] = "text"
    suggest_from: Origin | None = None


class TextColumn(ColumnHead, TextCell):
    """A column of words."""


class TextQuestion(QuestionHead):
    """Words: `lines: 1` is a single line, more is a box of about that height."""

    kind: Literal["text"]
    lines: Annotated[int, Field(ge=1, le=30), DIGITS] = 4
    max_chars: Annotated[int, Field(ge=10, le=20_000), DIGITS] = 20_000


def _place(value: str) -> int | None:
    day = reading.read_day(value)
    return day.toordinal() if day else None


TEXT = Kind(
    "text",
    "words",
    explains="text: 文を書く設問。",
    explains_column="文の列。",
    width=1.6,
    plays=frozenset({"words", "name", "when", "due", "any", "cards", "report"}),
    place=_place,
)
