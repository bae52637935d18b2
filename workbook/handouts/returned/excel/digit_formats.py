"""The digits of an Excel cell as its reader saw them: thousands, percent, powers, fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from workbook.handouts.returned.excel.format_codes import Token, literal


def say(value: float, section: list[Token]) -> str:
    """Return a number in the places that a part of a format has for digits."""
    if any(token.kind == "power" for token in section):
        return _power(value, section)
    signs = [token.text for token in section if token.kind == "sign"]
    if "/" in signs:
        return _fraction(value, section)
    places = [at for at, token in enumerate(section) if token.kind == "place"]
    dot = next((at for at, t in enumerate(section) if t.text == "." and t.kind == "sign"), None)
    dot = next((at for at, t in enumerate(section) if t.kind == "part"), dot)
    last_whole = max((at for at in places if dot is None or at < dot), default=-1)
    last = max((at for at, token in enumerate(section) if token.kind in {"place", "part"}), default=-1)
    tail = section[last + 1 :] if places else []
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
            said.append("" if token.kind == "sign" and token.text == "," else literal(token))
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
            said += literal(token)
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
    has_whole = any(t.kind == "sign" and t.text == " " for t in section[:at])
    part, below = _parted(Decimal(repr(abs(value))), section[at + 1 :])
    whole, part = divmod(part, below) if has_whole else (0, part)
    said = f"{part}/{below}" if part else ""
    return ("-" if value < 0 else "") + (" ".join(filter(None, (str(whole) if whole else "", said))) or "0")


def _parted(value: Decimal, below: list[Token]) -> tuple[int, int]:
    """Return a fraction as what stands above and below: a number of the format's own (?/4) is never made smaller."""
    own = "".join(t.text for t in below if t.kind == "place" or (t.kind == "sign" and t.text.isdecimal()))
    if own.isdecimal() and int(own):
        return int((value * int(own)).quantize(Decimal(1), rounding=ROUND_HALF_UP)), int(own)
    near = Fraction(value).limit_denominator(10 ** max(len(own), 1) - 1)
    return near.numerator, near.denominator
