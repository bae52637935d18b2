"""date: a day, stored as YYYY-MM-DD; what is no day stays as it was written."""

from __future__ import annotations

from datetime import date
from typing import Literal

from workbook.content import reading
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.base import Strict
from workbook.content.model.question_parts.heads import ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Asked, Kind, same_words


class DateCell(Strict):
    """A day, stored as YYYY-MM-DD."""

    kind: Literal["date"]


class DateColumn(ColumnHead, DateCell):
    """A column of days."""


class DateQuestion(QuestionHead, DateCell):
    """A day."""


def _stored(text: str, _what: Asked, on: date | None) -> str:
    day = reading.read_day(text, on=on)
    return day.isoformat() if day else text


def _say(value: str, _what: Asked) -> str:
    day = reading.read_day(value)
    return reading.say_day(day) if day else value


def _same_day(one: Cell, other: Cell) -> bool:
    day = reading.read_day(answers.text(one))
    return same_words(one, other) or (day is not None and day == reading.read_day(answers.text(other)))


def _place(value: str) -> int | None:
    day = reading.read_day(value)
    return day.toordinal() if day else None


DATE = Kind(
    "date",
    "one",
    explains="date: 日付を書く設問。",
    explains_column="日付の列。",
    parse=_stored,
    say=_say,
    same=_same_day,
    width=1.5,
    plays=frozenset({"when", "due", "any", "report"}),
    place=_place,
)
