"""What people type for numbers and days, read and said back as Japanese offices write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_REIWA_DAY = re.compile(
    r"(?:令和|R)\s*([0-9]{1,2}|元)\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?"
)
_WEEKDAY = re.compile(r"\s*\(?[月火水木金土日](?:曜日?)?\)?$")
_BEFORE_REIWA = 2018
_REIWA = date(2019, 5, 1)
_WEEKDAYS = "月火水木金土日"
_MOST_LETTERS = 40


def read_number(typed: str) -> Decimal | None:
    """Return the number somebody typed (１，２００ and -0.5 too), or None: 「約20」 is not a number."""
    if len(typed) > _MOST_LETTERS:
        return None
    plain = unicodedata.normalize("NFKC", typed).replace("\N{MINUS SIGN}", "-").strip()
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def read_day(typed: str) -> date | None:
    """Return the day somebody typed (2026-11-24, 2026/11/24, 令和8年11月24日（火）, R8.11.24), or None."""
    if len(typed) > _MOST_LETTERS:
        return None
    plain = _WEEKDAY.sub("", unicodedata.normalize("NFKC", typed).strip())
    if western := _DAY.fullmatch(plain):
        year, month, day = (int(part) for part in western.groups())
    elif reiwa := _REIWA_DAY.fullmatch(plain):
        year = _BEFORE_REIWA + (1 if reiwa[1] == "元" else int(reiwa[1]))
        month, day = int(reiwa[2]), int(reiwa[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None  # the 31st of June


def say_day(day: date) -> str:
    """Return a day as offices write it: 令和8年11月24日（火）; days before 令和 with their western year."""
    year = day.year - _BEFORE_REIWA
    name = f"{day.year}年" if day < _REIWA else f"令和{'元' if year == 1 else year}年"
    return f"{name}{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"
