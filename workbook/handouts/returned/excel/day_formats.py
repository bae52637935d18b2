"""Days and times of an Excel cell as its reader saw them: 令和, weekdays, 26:00, the calendar of 1904."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

_ERAS = (
    (datetime(2019, 5, 1), "令和", "R"),  # noqa: DTZ001 -- cells know no time zone
    (datetime(1989, 1, 8), "平成", "H"),  # noqa: DTZ001 -- as above
    (datetime(1926, 12, 25), "昭和", "S"),  # noqa: DTZ001 -- as above
    (datetime(1912, 7, 30), "大正", "T"),  # noqa: DTZ001 -- as above
    (datetime(1868, 1, 25), "明治", "M"),  # noqa: DTZ001 -- as above
)
_WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIRST = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 -- cells know no time zone
_BEFORE_LEAP = 60  # Excel counts a 29 February 1900 that never was
_MOST_DAYS = 2_958_465
# LibreOffice 7.4 in English makes [$-1080409]gggyy of ggge on the way through .ods: the year of no era.
_MOVED = "$-108"
_KANJI = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


class Token(Protocol):
    """A piece of a format's code, as `number_formats` cuts it."""

    @property
    def kind(self) -> str:
        """Which group of the grammar it is."""

    @property
    def text(self) -> str:
        """What stands in it."""


def moment(value: float, *, is_1904: bool) -> datetime | None:
    """Return the moment a number stands for, to the thousandth of a second; None where Excel shows ####."""
    if not 0 <= value <= _MOST_DAYS:
        return None
    early = timedelta(days=1 if not is_1904 and value < _BEFORE_LEAP else 0)
    return _FIRST[is_1904] + early + timedelta(milliseconds=round(value * 86_400_000))


def plain(value: float, *, is_1904: bool) -> str:
    """Return the day a number stands for as YYYY-MM-DD, or nothing."""
    when = moment(value, is_1904=is_1904)
    return "" if when is None or value < 1 else when.date().isoformat()


def say(value: float, section: Sequence[Token], *, is_1904: bool) -> str | None:
    """Return a number as the day and time that a part of a format shows; None where Excel shows ####."""
    when = moment(value, is_1904=is_1904)
    if when is None:
        return None
    if not any(token.kind == "part" for token in section):
        when = (when + timedelta(milliseconds=500)).replace(microsecond=0)
    seconds = round(value * 86_400)
    brackets = [token.text.lower() for token in section if token.kind == "bracket"]
    has_noon = any(token.kind == "noon" for token in section)
    digits = _numerals(brackets)
    is_gannen = any("gannen" in bracket for bracket in brackets)
    is_moved = any(bracket.startswith(_MOVED) for bracket in brackets) and _names_era(section)
    said = []
    for at, token in enumerate(section):
        if token.kind == "day":
            letters = "n" * len(token.text) if _is_minute(section, at) else token.text.lower()
            letters = "e" if is_moved and letters[0] == "y" else letters
            is_first = is_gannen and letters[0] == "e" and when.year == _era(when)[0].year
            said.append("元" if is_first else _letters(when, letters, has_noon=has_noon, digits=digits))
        else:
            said.append(_other(token, when, seconds))
    return "".join(said)


def _names_era(section: Sequence[Token]) -> bool:
    return any(token.kind == "day" and token.text[0].lower() == "g" for token in section)


def _other(token: Token, when: datetime, seconds: int) -> str:
    if token.kind == "bracket":
        return _elapsed(token.text, seconds)
    if token.kind == "noon":
        return _noon(when, token.text)
    if token.kind == "part":
        return f".{when.microsecond:06d}"[: len(token.text)]
    return {"room": " ", "filler": "", "place": ""}.get(token.kind, token.text)


def _is_minute(section: Sequence[Token], at: int) -> bool:
    """Tell minutes from months: minutes stand behind hours or before seconds."""
    if section[at].text[0].lower() != "m" or len(section[at].text) > 2:  # noqa: PLR2004 -- mmm is a month's name
        return False
    before = [one.text[0].lower() for one in section[:at] if _tells_time(one)]
    after = [one.text[0].lower() for one in section[at + 1 :] if _tells_time(one)]
    return bool((before and before[-1] == "h") or (after and after[0] == "s"))


def _tells_time(token: Token) -> bool:
    return token.kind == "day" or (token.kind == "bracket" and token.text[:1].lower() in set("hms"))


def _era(when: datetime) -> tuple[datetime, str, str]:
    return next((one for one in _ERAS if when >= one[0]), _ERAS[-1])


def _letters(when: datetime, letters: str, *, has_noon: bool, digits: Callable[[str], str]) -> str:
    era, name, short = _era(when)
    width, kind = len(letters), letters[0]
    if kind == "a":
        return _WEEKDAYS[when.weekday()] + "曜日" * (width > 3)  # noqa: PLR2004 -- aaa and aaaa
    if kind == "g":
        return (short, name[0], name)[min(width, 3) - 1]
    if kind in "dm" and width > 2:  # noqa: PLR2004 -- from three letters on it is a name
        full = _ENGLISH_DAYS[when.weekday()] if kind == "d" else _ENGLISH_MONTHS[when.month - 1]
        return {3: full[:3], 5: full[:1]}.get(width, full)
    if kind == "y":
        return digits(f"{when.year:04d}"[-2 if width < 3 else -4 :])  # noqa: PLR2004 -- yy and yyyy
    if kind == "r":
        return (name if width > 1 else short) + digits(str(when.year - era.year + 1))
    hour = (when.hour % 12 or 12) if has_noon else when.hour
    number = {"e": when.year - era.year + 1, "m": when.month, "d": when.day}
    number |= {"h": hour, "n": when.minute, "s": when.second}
    return digits(f"{number[kind]:0{min(width, 2)}d}")


def _elapsed(text: str, seconds: int) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}.get(text[:1].lower())
    if unit is None or set(text.lower()) - set("hms"):
        return ""
    return f"{seconds // unit:0{len(text)}d}"


def _noon(when: datetime, text: str) -> str:
    first, second = text.split("/")
    return second if when.hour >= 12 else first  # noqa: PLR2004 -- noon


def _numerals(brackets: Sequence[str]) -> Callable[[str], str]:
    """Return how digits are written: [DBNum3] wide, [DBNum1] as 八, 十二, 二十四.

    LibreOffice 7.4 says the same within the language: [$-1D030411] and [$-1B030411].
    """
    if any(one == "dbnum3" or one.startswith("$-1d") for one in brackets):
        return lambda digits: digits.translate(_WIDE)
    return _in_kanji if any(one == "dbnum1" or one.startswith("$-1b") for one in brackets) else str


def _in_kanji(digits: str) -> str:
    number = int(digits)
    if number > 99 or number == 0:  # noqa: PLR2004 -- years are said digit by digit
        return "".join(_KANJI[int(digit)] for digit in digits)
    tens, ones = divmod(number, 10)
    said = ("" if tens < 2 else _KANJI[tens]) + "十" * bool(tens)  # noqa: PLR2004 -- 十, 二十
    return said + (_KANJI[ones] if ones else "")
