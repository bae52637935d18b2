"""duration: how long something takes, stored as offices write it: 1時間30分."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from workbook.content import reading
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.base import Strict
from workbook.content.model.question_parts.heads import ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Asked, Kind, same_words

_LONG = re.compile(
    r"(?:(?P<hours>[0-9]{1,3})(?:\.(?P<part>[0-9]{1,2}))?\s*時間)?\s*"
    r"(?:(?P<thirty>半)|(?P<minutes>[0-9]{1,5})\s*分間?)?"
)
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")


class DurationCell(Strict):
    """How long something takes."""

    kind: Literal["duration"]


class DurationColumn(ColumnHead, DurationCell):
    """A column of durations."""


class DurationQuestion(QuestionHead, DurationCell):
    """How long something takes."""


def read_duration(typed: str) -> int | None:
    """Return the minutes of a duration as people type it (90分, 1時間半, １．５時間, 1:30), or None.

    A bare 「90」 may be minutes or hours, and is not guessed. `tests/vectors/typed.json` holds for Python and the browser.
    """
    plain = reading.half_width(typed)
    if clock := _CLOCK.fullmatch(plain):
        return int(clock[1]) * 60 + int(clock[2])
    found = _LONG.fullmatch(plain)
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    has_rest = found["thirty"] or found["minutes"]
    if found["part"] and has_rest:
        return None  # 1.5時間30分 says it twice
    if found["hours"] and found["minutes"] and int(found["minutes"]) >= 60:  # noqa: PLR2004 -- the minutes of an hour
        return None
    minutes = Decimal(f"{found['hours'] or 0}.{found['part'] or 0}") * 60
    minutes += 30 if found["thirty"] else int(found["minutes"] or 0)
    return int(minutes) if minutes == int(minutes) else None


def say_duration(minutes: int) -> str:
    """Return a duration as people write it: 1時間30分, 45分, 2時間."""
    hours, rest = divmod(minutes, 60)
    said = f"{hours}時間" if hours else ""
    return f"{said}{rest}分" if rest or not hours else said


def _stored(text: str, _what: Asked, _on: date | None) -> str:
    minutes = read_duration(text)
    return text if minutes is None else say_duration(minutes)


def _say(value: str, what: Asked) -> str:
    return _stored(value, what, None)


def _same_duration(one: Cell, other: Cell) -> bool:
    minutes = read_duration(answers.text(one))
    return same_words(one, other) or (minutes is not None and minutes == read_duration(answers.text(other)))


def _hours(value: str, _what: Asked) -> Decimal | None:
    minutes = read_duration(value)
    return None if minutes is None else Decimal(minutes) / 60


DURATION = Kind(
    "duration",
    "one",
    explains="duration: かかる時間を書く設問。図では時間（1時間半は 1.5）として数えます。",
    explains_column="かかる時間の列。図では時間（1時間半は 1.5）として数えます。",
    parse=_stored,
    say=_say,
    same=_same_duration,
    plays=frozenset({"amount", "grade", "any"}),
    amount=_hours,
)
