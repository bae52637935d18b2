"""A number of an Excel cell as its reader saw it: percent, hours, days with 令和, whatever its format says."""

from __future__ import annotations

import re

from workbook.handouts.returned.excel import day_formats, digit_formats
from workbook.handouts.returned.excel.format_codes import Token, is_for_text, literal, sections

_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_MOST_LETTERS = 11
_PLAIN_FROM, _PLAIN_TO = 1e-5, 1e11
_MOST_DIGITS = 15
_LONGEST_CODE = 255
_LONG_DAY, _TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"
_SYSTEM = {"[$-F800]": _LONG_DAY, "[$-X-SYSDATE]": _LONG_DAY, "[$-F400]": _TIME, "[$-X-SYSTIME]": _TIME}
_GENERAL = [Token("general", "General")]
_DAYS = range(36_526, 73_415)  # of the years 2000 to 2100


def number(value: float, code: str, *, is_1904: bool = False) -> str:
    """Return a number as a cell with this format shows it."""
    section, number_shown = _section(value, _of_the_system(code[:_LONGEST_CODE]))
    if any(token.kind == "general" for token in section) or not any(map(_shows, section)):
        return "".join(_as_text(token, number_shown) for token in section)
    if is_day(section):
        shown = day_formats.say(value, section, is_1904=is_1904)
        return general(value) if shown is None else shown
    return digit_formats.say(number_shown, section)


def text(value: str, code: str) -> str:
    """Return a text as a cell with this format shows it; almost always as it is."""
    last = sections(code[:_LONGEST_CODE])[-1]
    if not is_for_text(last):
        return value
    return "".join(value if token.kind == "sign" and token.text == "@" else literal(token) for token in last)


def day(value: float, code: str, *, is_1904: bool) -> str:
    """Return the day (YYYY-MM-DD) a cell with this format stands for, or nothing when it shows no day.

    Without a format a number of five digits is one: LibreOffice 7.4 takes away formats whose language it does not know.
    """
    section, _ = _section(value, code[:_LONGEST_CODE])
    letters = {token.text[0].lower() for token in section if token.kind == "day"}
    is_bare = code in {"", "General"} and value == int(value) and int(value) in _DAYS
    return day_formats.plain(value, is_1904=is_1904) if letters & set("dgea") or is_bare else ""


def is_day(section: list[Token]) -> bool:
    """Tell whether a part of a format shows days or times."""
    return any(token.kind in {"day", "noon"} or _is_elapsed(token) for token in section)


def _is_elapsed(token: Token) -> bool:
    return token.kind == "bracket" and _ELAPSED.fullmatch(token.text) is not None


def general(value: float) -> str:
    """Return a number without a format: Excel shows eleven letters; whole numbers stay whole here."""
    if value == int(value) and abs(value) < 10**_MOST_DIGITS:
        return str(int(value))
    whole = len(str(int(value)))
    shown = (
        f"{value:.{max(0, _MOST_LETTERS - 1 - whole)}f}"
        if _PLAIN_FROM < abs(value) < _PLAIN_TO
        else f"{value:.5E}"
    )
    return shown.rstrip("0").rstrip(".") if "E" not in shown else shown


def _as_text(token: Token, value: float) -> str:
    is_whole = token.kind == "general" or (token.kind == "sign" and token.text == "@")
    return general(value) if is_whole else literal(token)


def _shows(token: Token) -> bool:
    return token.kind in {"place", "part", "day", "noon"} or _is_elapsed(token)


def _of_the_system(code: str) -> str:
    """Return what Windows in Japan shows for its own long day and its own time of day."""
    return next((shown for mark, shown in _SYSTEM.items() if mark in code.upper()), code)


def _section(value: float, code: str) -> tuple[list[Token], float]:
    """Return the part of a format that is for this number, and the number without the sign that part says itself."""
    parts = sections(code or "General")
    if is_for_text(parts[-1]):
        parts.pop()
    conditions = [_condition(part) for part in parts[:3]]
    if any(conditions):
        return _under_conditions(value, parts, conditions)
    if value < 0 and len(parts) > 1:
        return parts[1], -value
    if value == 0 and len(parts) > 2:  # noqa: PLR2004 -- the third part of a format is for nought
        return parts[2], value
    return parts[0] if parts else _GENERAL, value


def _condition(part: list[Token]) -> tuple[str, float] | None:
    """Return for which numbers a part says it is: [>=100]."""
    found = (_CONDITION.fullmatch(token.text) for token in part if token.kind == "bracket")
    return next(((one[1], float(one[2])) for one in found if one), None)


def _under_conditions(
    value: float, parts: list[list[Token]], conditions: list[tuple[str, float] | None]
) -> tuple[list[Token], float]:
    """Return the first part whose condition holds, else the last; only a first part that may be for both keeps the sign."""
    holding = (at for at, one in enumerate(conditions) if one and _holds(value, *one))
    if len(parts) == 1:
        return parts[0] if next(holding, None) == 0 else _GENERAL, value
    at = next(holding, min(len(parts) - 1, 2))
    is_for_both = at == 0 and conditions[0] not in {("<", 0.0), ("<=", 0.0)}
    return parts[at], value if is_for_both else abs(value)


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit,
        ">": value > limit,
        "=": value == limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
    }[sign]
