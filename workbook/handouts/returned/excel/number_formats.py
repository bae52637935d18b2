"""A number of an Excel cell as its reader saw it: percent, hours, days with 令和, whatever its format says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from workbook.handouts.returned.excel import day_formats

# What a code is made of: words in quotes, single escaped signs, brackets, day and time letters, places for digits.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準|標準)|(?P<noon>AM/PM|A/P|午前/午後|上午/下午)|(?P<power>[Ee][+-](?=[0#?]))"
    r"|(?P<part>\.0+(?=[^0#?]|$))|(?P<day>y+|m+|d+|h+|s+|g+|e+|a{3,4}|r+)|(?P<place>[0#?])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_MOST_LETTERS = 11
_PLAIN_FROM, _PLAIN_TO = 1e-5, 1e11
_MOST_DIGITS = 15
_LONGEST_CODE = 255
_LONG_DAY, _TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"
_SYSTEM = {"[$-F800]": _LONG_DAY, "[$-X-SYSDATE]": _LONG_DAY, "[$-F400]": _TIME, "[$-X-SYSTIME]": _TIME}
_DAYS = range(36_526, 73_415)  # of the years 2000 to 2100


@dataclass(frozen=True)
class Token:
    """A piece of a format's code: which group of the grammar it is, and what stands in it."""

    kind: str
    text: str


def number(value: float, code: str, *, is_1904: bool = False) -> str:
    """Return a number as a cell with this format shows it."""
    section, number_shown = _section(value, _of_the_system(code[:_LONGEST_CODE]))
    if any(token.kind == "general" for token in section) or not any(map(_shows, section)):
        return "".join(_as_text(token, number_shown) for token in section)
    if is_day(section):
        shown = day_formats.say(value, section, is_1904=is_1904)
        return general(value) if shown is None else shown
    return _digits(number_shown, section)


def text(value: str, code: str) -> str:
    """Return a text as a cell with this format shows it; almost always as it is."""
    last = _sections(code[:_LONGEST_CODE])[-1]
    if not _is_for_text(last):
        return value
    return "".join(value if token.kind == "sign" and token.text == "@" else _literal(token) for token in last)


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
    return any(
        token.kind in {"day", "noon"} or (token.kind == "bracket" and _ELAPSED.fullmatch(token.text))
        for token in section
    )


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
    return general(value) if is_whole else _literal(token)


def _shows(token: Token) -> bool:
    return token.kind in {"place", "day", "noon", "bracket", "general"}


def _of_the_system(code: str) -> str:
    """Return what Windows in Japan shows for its own long day and its own time of day."""
    return next((shown for mark, shown in _SYSTEM.items() if mark in code.upper()), code)


def _sections(code: str) -> list[list[Token]]:
    sections: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(code):
        kind = str(found.lastgroup)
        if kind == "sign" and found[0] == ";":
            sections.append([])
        else:
            sections[-1].append(
                Token(kind, found[kind] if kind not in {"noon", "power", "part"} else found[0])
            )
    return sections


def _is_for_text(section: list[Token]) -> bool:
    return any(token.kind == "sign" and token.text == "@" for token in section)


def _section(value: float, code: str) -> tuple[list[Token], float]:
    """Return the part of a format that is for this number, and the number without the sign that part says itself."""
    sections = _sections(code or "General")
    if len(sections) > 1 and _is_for_text(sections[-1]):
        sections.pop()
    for section in sections[:3]:
        for token in section:
            found = _CONDITION.fullmatch(token.text) if token.kind == "bracket" else None
            if found and _holds(value, found[1], float(found[2])):
                return section, value
    if any(t.kind == "bracket" and _CONDITION.fullmatch(t.text) for part in sections for t in part):
        return sections[min(len(sections) - 1, 2)], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:  # noqa: PLR2004 -- the third part of a format is for nought
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit,
        ">": value > limit,
        "=": value == limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
    }[sign]


def _literal(token: Token) -> str:
    """Return what a piece says itself: words, a currency's sign, a gap; nothing for colours and places."""
    if token.kind == "bracket":
        return token.text[1:].split("-")[0] if token.text.startswith("$") else ""
    if token.kind == "room":
        return " "
    return token.text if token.kind in {"quoted", "escaped", "sign", "part"} else ""


def _digits(value: float, section: list[Token]) -> str:
    if any(token.kind == "power" for token in section):
        return _power(value, section)
    signs = [token.text for token in section if token.kind == "sign"]
    if "/" in signs:
        return _fraction(value, section)
    places = [at for at, token in enumerate(section) if token.kind == "place"]
    dot = next((at for at, t in enumerate(section) if t.text == "." and t.kind == "sign"), None)
    dot = next((at for at, t in enumerate(section) if t.kind == "part"), dot)
    last_whole = max((at for at in places if dot is None or at < dot), default=-1)
    tail = section[places[-1] + 1 :] if places else []
    thousands = sum(1 for _ in _leading_commas(tail))
    exact = Decimal(repr(value)) * (Decimal(100) ** signs.count("%")) / (Decimal(1000) ** thousands)
    decimals = _decimals(section, dot)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    grouped = any(t.kind == "sign" and t.text == "," for t in section[: last_whole + 1])
    said = _whole(whole.lstrip("0"), section[: last_whole + 1], grouped=grouped) + _rest(
        rest, section[last_whole + 1 :]
    )
    return f"-{said}" if exact < 0 and rounded != 0 else said


def _leading_commas(tokens: list[Token]) -> list[Token]:
    count = next((n for n, t in enumerate(tokens) if not (t.kind == "sign" and t.text == ",")), len(tokens))
    return tokens[:count]


def _decimals(section: list[Token], dot: int | None) -> int:
    if dot is None:
        return 0
    own = len(section[dot].text) - 1
    return own + sum(token.kind == "place" for token in section[dot + 1 :])


def _whole(digits: str, tokens: list[Token], *, grouped: bool) -> str:
    """Put digits into their places from the right; what is left stands at the first place."""
    said: list[str] = []
    left, count = digits, 0
    first = next((at for at, token in enumerate(tokens) if token.kind == "place"), -1)
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind != "place":
            said.append("" if token.kind == "sign" and token.text == "," else _literal(token))
            continue
        take = left if at == first else left[-1:]
        left = left[: len(left) - len(take)]
        for digit in reversed(take or {"0": "0", "?": " "}.get(token.text, "")):
            said.append("," if grouped and count and count % 3 == 0 else "")
            said.append(digit)
            count += 1
    return "".join(reversed(said))


def _rest(digits: str, tokens: list[Token]) -> str:
    said, at = "", 0
    kept = len(digits.rstrip("0"))
    for token in tokens:
        if token.kind == "part":
            said += "." + digits[at : at + len(token.text) - 1]
            at += len(token.text) - 1
        elif token.kind == "place":
            said += digits[at : at + 1] if at < kept or token.text == "0" else {"?": " "}.get(token.text, "")
            at += 1
        elif not (token.kind == "sign" and token.text == ","):
            said += _literal(token)
    return said


def _power(value: float, section: list[Token]) -> str:
    at = next(n for n, token in enumerate(section) if token.kind == "power")
    dot = next((n for n, t in enumerate(section[:at]) if t.text == "." or t.kind == "part"), None)
    mantissa, power = f"{value:.{_decimals(section[:at], dot)}E}".split("E")
    width = sum(token.kind == "place" for token in section[at:])
    sign = "-" if power.startswith("-") else "+" * section[at].text.endswith("+")
    return f"{mantissa}E{sign}{power[1:].lstrip('0').rjust(width, '0')}"


def _fraction(value: float, section: list[Token]) -> str:
    at = next(n for n, t in enumerate(section) if t.kind == "sign" and t.text == "/")
    width = sum(token.kind == "place" for token in section[at:])
    near = Fraction(abs(value)).limit_denominator(10 ** max(width, 1) - 1)
    has_whole = any(t.kind == "sign" and t.text == " " for t in section[:at])
    whole, part = divmod(near.numerator, near.denominator) if has_whole else (0, near.numerator)
    said = f"{part}/{near.denominator}" if part else ""
    return ("-" if value < 0 else "") + (" ".join(filter(None, (str(whole) if whole else "", said))) or "0")
