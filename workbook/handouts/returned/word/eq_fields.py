"""The words of an EQ field: what Word 2003 and Japanese templates use for ruby, encircled and combined letters."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\[\\(),;]|\\[A-Za-z]+[0-9]*|[(),;]|[^\\(),;]+|\\", re.DOTALL)
_RAISED = re.compile(r"\\up")
_RINGS = frozenset("○□△◇〇◯")
_MOST_DEPTH = 20


def words(order: str) -> str:
    """Return the base words of ruby, the letter in a circle, all words of anything else; nothing for other fields."""
    head, _, rest = order.strip().partition(" ")
    return _Reader(rest).read() if head.upper() == "EQ" else ""


class _Reader:
    """Takes the switches apart; those before a bracket say what is inside it."""

    def __init__(self, order: str) -> None:
        self.tokens = _TOKEN.findall(order)
        self.at = 0

    def read(self, depth: int = 0) -> str:
        """Return the words up to the closing bracket that belongs to this one."""
        parts, said, switches = list[tuple[str, str]](), "", ""
        while self.at < len(self.tokens):
            sign = self.tokens[self.at]
            self.at += 1
            if sign == "(" and depth < _MOST_DEPTH:
                said += self.read(depth + 1)
            elif sign == ")":
                break
            elif sign in {",", ";"} and depth:
                parts.append((said, switches))
                said, switches = "", ""
            elif sign.startswith("\\") and len(sign) > 1 and sign[1] in "\\(),;":
                said += sign[1]
            elif sign.startswith("\\"):
                switches += sign
            else:
                said += _plain(sign, switches, depth)
        return _together([*parts, (said, switches)])


def _plain(token: str, switches: str, depth: int) -> str:
    """Return words; outside of brackets and behind a switch there are only sizes and fonts."""
    if not depth:
        return ""
    return "" if switches and re.fullmatch(r"\s*-?[0-9.]*\s*", token) else token.strip()


def _together(parts: list[tuple[str, str]]) -> str:
    if len(parts) == 2:  # noqa: PLR2004 -- two things on top of each other
        (first, switches), (second, others) = parts
        if _RAISED.search(switches) and not others:
            return second  # the reading stands above its base
        if first in _RINGS:
            return second
    return "".join(said for said, _ in parts)
