"""What stands before the items of a list in Word: numbers as Japanese offices count (①, ア, イ, 一, 甲), bullets."""

from __future__ import annotations

from collections.abc import Callable

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_KANJI = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 400
_LEGAL = str.maketrans("一二三十", "壱弐参拾")
_CIRCLES = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle")
_ENCLOSED = 20
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_PRIVATE = range(0xF000, 0xF100)
# Bullets of Word's own fonts by their code; the others are drawn as a plain one.
_BULLETS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑"}
_BULLET = "・"


def number(value: int, kind: str) -> str:
    """Return a number as a list of this kind (`w:numFmt`) counts."""
    return _KINDS.get(kind, str)(value)


def bullet(text: str) -> str:
    """Return the sign of a bulleted list as its reader sees it."""
    private = [ord(sign) - _PRIVATE.start for sign in text if ord(sign) in _PRIVATE]
    return _BULLETS.get(private[0], _BULLET) if private else text


def _of(signs: str) -> Callable[[int], str]:
    """Count along signs; behind the last one in figures."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _enclosed(first: str) -> Callable[[int], str]:
    return _of("".join(chr(ord(first) + place) for place in range(_ENCLOSED)))


def _letters(value: int) -> str:
    """Count a to z, then aa, bb."""
    return _LATIN[(value - 1) % len(_LATIN)] * ((value - 1) // len(_LATIN) + 1) if value > 0 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < _MOST_ROMAN:
        return str(value)
    said = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        said += sign * count
    return said


def _kanji(value: int) -> str:
    if not 0 < value < 100:  # noqa: PLR2004 -- 百 and more are counted in figures
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _KANJI[tens]) + "十" * bool(tens) + (_KANJI[ones] if ones else "")  # noqa: PLR2004 -- 十, 二十


_KINDS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda value: str(value).translate(_WIDE)),
    **dict.fromkeys(_CIRCLES, _enclosed("①")),
    **dict.fromkeys(("aiueo", "aiueoFullWidth"), _of(_AIUEO)),
    **dict.fromkeys(("iroha", "irohaFullWidth"), _of(_IROHA)),
    **dict.fromkeys(
        # LibreOffice 7.4 saves the Japanese ones under the name of the Taiwanese ones.
        ("japaneseCounting", "chineseCountingThousand", "chineseCounting", "taiwaneseCountingThousand"),
        _kanji,
    ),
    "japaneseLegal": lambda value: _kanji(value).translate(_LEGAL),
    "decimalZero": lambda value: f"{value:02d}",
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographDigital": lambda value: "".join(_KANJI[int(digit)] for digit in str(value)),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "none": lambda _value: "",
}
