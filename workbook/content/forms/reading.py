"""What people type for numbers and days, read and said back as Japanese offices write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")
_MINUS = str.maketrans("−‐–—―ー", "------")
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})|(?:令和|[Rr])\s*(?P<reiwa>[0-9]{1,2}|元))"
    r"\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*日?"
    r"(?:\s*\(?(?P<weekday>[月火水木金土日])(?:曜日?)?\)?)?"
)
_BEFORE_REIWA = 2018
_REIWA = date(2019, 5, 1)
_WEEKDAYS = "月火水木金土日"
_MOST_LETTERS = 40


def read_number(typed: str, *, unit: str = "") -> Decimal | None:
    """Return the number somebody typed (１，２００ and -0.5 too), or None: 「約20」 is not a number.

    The question's own `unit` may stand behind it: 「20件」 is 20 where 件 are asked for.
    """
    plain = _plain(typed).removesuffix(_plain(unit)).rstrip().translate(_MINUS)
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def read_day(typed: str) -> date | None:
    """Return the day somebody typed (2026-11-24, 2026/11/24, 令和8年11月24日（火）, R8.11.24), or None."""
    found = _DAY.fullmatch(_plain(typed))
    if found is None:
        return None
    reiwa = "1" if found["reiwa"] == "元" else found["reiwa"]
    year = int(found["year"]) if reiwa is None else _BEFORE_REIWA + int(reiwa)
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None  # the 31st of June
    if found["weekday"] and found["weekday"] != _WEEKDAYS[day.weekday()]:
        return None  # one of the two is wrong, and a guess would hide it
    return day


def say_day(day: date) -> str:
    """Return a day as offices write it: 令和8年11月24日（火）; days before 令和 with their western year."""
    year = day.year - _BEFORE_REIWA
    name = f"{day.year}年" if day < _REIWA else f"令和{'元' if year == 1 else year}年"
    return f"{name}{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def _plain(typed: str) -> str:
    """Return the half-width form of a short text; a long one is neither a number nor a day."""
    return unicodedata.normalize("NFKC", typed).strip() if len(typed) <= _MOST_LETTERS else ""
