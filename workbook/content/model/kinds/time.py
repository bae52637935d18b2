"""time: a time of day, stored as HH:MM; the hours after midnight go on to 47:59, as timetables of night work have them."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from workbook.content import reading
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.base import Strict
from workbook.content.model.question_parts.heads import ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Asked, Kind, same_words

_TIME = re.compile(
    r"(?:(?P<next>翌日?)の?\s*)?(?P<half>午前|午後|[AaPp][Mm])?\s*(?P<hour>[0-9]{1,2})"
    r"\s*(?::\s*(?P<minute>[0-9]{2})|時\s*(?:(?P<minutes>[0-9]{1,2})\s*分|(?P<thirty>半))?)"
    r"(?:\s*\(翌日(?P<again>[0-9]{1,2}:[0-9]{2})\))?"
)
_DAY = 24 * 60
_HALF = 12 * 60
_NOON = "正午"


class TimeCell(Strict):
    """A time of day, stored as HH:MM."""

    kind: Literal["time"]


class TimeColumn(ColumnHead, TimeCell):
    """A column of times."""


class TimeQuestion(QuestionHead, TimeCell):
    """A time of day."""


def read_time(typed: str) -> int | None:
    """Return the minutes after midnight of a time as people type it (9:05, ９時５分, 午後2時半, 翌日2時, 26:00), or None.

    午後12時 may be noon or midnight, and is not guessed. `tests/vectors/typed.json` holds for Python and the browser.
    """
    plain = reading.half_width(typed)
    if plain == _NOON:
        return _HALF
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    minute = 30 if found["thirty"] else int(found["minute"] or found["minutes"] or 0)
    hour = int(found["hour"])
    most = 12 if found["half"] else 24 if found["next"] else 48
    if hour >= most or minute >= 60:  # noqa: PLR2004 -- the minutes of an hour
        return None
    is_afternoon = (found["half"] or "").lower() in {"午後", "pm"}
    minutes = hour * 60 + minute + _HALF * is_afternoon + _DAY * bool(found["next"])
    fits = found["again"] is None or f"{say_time(minutes)}".endswith(f"（翌日{found['again']}）")
    return minutes if fits else None


def say_time(minutes: int) -> str:
    """Return a time as people write it: 9:05, 26:00（翌日2:00）."""
    said = f"{minutes // 60}:{minutes % 60:02}"
    return f"{said}（翌日{say_time(minutes - _DAY)}）" if minutes >= _DAY else said


def _stored(text: str, _what: Asked, _on: date | None) -> str:
    minutes = read_time(text)
    return text if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def _say(value: str, _what: Asked) -> str:
    minutes = read_time(value)
    return value if minutes is None else say_time(minutes)


def _same_time(one: Cell, other: Cell) -> bool:
    minutes = read_time(answers.text(one))
    return same_words(one, other) or (minutes is not None and minutes == read_time(answers.text(other)))


TIME = Kind(
    "time",
    "one",
    explains="time: 時刻を書く設問。午前0時をすぎた時刻は 26:00 のようにも書けます。",
    explains_column="時刻の列。",
    parse=_stored,
    say=_say,
    same=_same_time,
    plays=frozenset({"when", "any"}),
    place=read_time,
)
