"""What people type for numbers and days, read and said back as Japanese offices write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")
_MINUS = str.maketrans("−‐–—―ー", "------")
_ERAS = {
    "令和": (date(2019, 5, 1), date.max),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "明治": (date(1868, 10, 23), date(1912, 7, 29)),
}
"""The first and the last day of each era; its first year may be a short one."""
_LETTERS = {"r": "令和", "h": "平成", "s": "昭和", "t": "大正", "m": "明治"}
_DAY = re.compile(
    r"(?:(?P<era>令和|平成|昭和|大正|明治|[RHSTMrhstm])?\s*(?P<year>[0-9]{1,4}|元)\s*[-/.年]\s*)?"
    r"(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*日?"
    r"(?:\s*\(?(?P<weekday>[月火水木金土日])(?:曜日?)?\)?)?"
)
_CLOSE = re.compile(r"(?P<era>)(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<weekday>)")
_FIRST_YEAR = 1868
_YEARS = 4
_LATEST_BARE_YEAR = 19
_WEEKDAYS = "月火水木金土日"
_MOST_LETTERS = 40


def read_number(typed: str, *, unit: str = "") -> Decimal | None:
    """Return the number somebody typed (１，２００ and -0.5 too), or None: 「約20」 is not a number.

    The question's own `unit` may stand behind it: 「20件」 is 20 where 件 are asked for.
    """
    plain = half_width(typed).removesuffix(half_width(unit)).rstrip().translate(_MINUS)
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def read_day(typed: str, *, on: date | None = None) -> date | None:
    """Return the day somebody typed (2026-11-24, 令和8年11月24日（火）, R8.11.24, 8/11/24), or None.

    A small year without an era is one of 令和. 「12月1日」 is the next such day as seen from the day `on`; without
    it nobody can tell the year. `tests/vectors/days.json` holds for Python and the browser.
    """
    plain = half_width(typed)
    found = _DAY.fullmatch(plain) or _CLOSE.fullmatch(plain)
    if found is None:
        return None
    month, number = int(found["month"]), int(found["day"])
    if found["year"]:
        day = _day(_year(found["era"] or "", found["year"]), month, number)
        if day is not None and found["era"] and not _is_in_era(found["era"], day):
            return None
    else:
        day = _next(month, number, on) if on else None
    if day is None or (found["weekday"] and found["weekday"] != _WEEKDAYS[day.weekday()]):
        return None  # a weekday that does not fit: one of the two is wrong, and a guess would hide it
    return day


def say_day(day: date) -> str:
    """Return a day as offices write it: 令和8年11月24日（火）; days before 令和 with their western year."""
    first = _ERAS["令和"][0]
    year = day.year - first.year + 1
    name = f"{day.year}年" if day < first else f"令和{'元' if year == 1 else year}年"
    return f"{name}{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def half_width(typed: str) -> str:
    """Return the half-width form of a short text; a long one is neither a number nor a day."""
    return unicodedata.normalize("NFKC", typed).strip() if len(typed) <= _MOST_LETTERS else ""


def _year(era: str, typed: str) -> int | None:
    """Return the western year; None for 26 and the like, which may be either."""
    year = 1 if typed == "元" else int(typed)
    if era:
        return _ERAS[_LETTERS.get(era.lower(), era)][0].year + year - 1
    if len(typed) == _YEARS:
        return year if year >= _FIRST_YEAR else None
    return _ERAS["令和"][0].year + year - 1 if typed != "元" and 1 <= year <= _LATEST_BARE_YEAR else None


def _is_in_era(era: str, day: date) -> bool:
    first, last = _ERAS[_LETTERS.get(era.lower(), era)]
    return first <= day <= last


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None  # the 31st of June


def _next(month: int, number: int, on: date) -> date | None:
    """Return the next such day; the 29th of February may be years away."""
    days = (_day(on.year + later, month, number) for later in range(2 * _YEARS + 1))
    return next((day for day in days if day is not None and day >= on), None)
