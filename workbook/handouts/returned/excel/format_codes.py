"""What the code of a number format is made of: words in quotes, places for digits, brackets, parts for signs and nought."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What a code is made of: words in quotes, single escaped signs, brackets, day and time letters, places for digits.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準|標準)|(?P<noon>AM/PM|A/P|午前/午後|上午/下午)|(?P<power>[Ee][+-](?=[0#?]))"
    r"|(?P<part>\.0+(?=[^0#?]|$))|(?P<day>y+|m+|d+|h+|s+|g+|e+|a{3,4}|r+)|(?P<place>[0#?])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A piece of a format's code: which group of the grammar it is, and what stands in it."""

    kind: str
    text: str


def sections(code: str) -> list[list[Token]]:
    """Return the parts of a code, each as its pieces."""
    parts: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(code):
        kind = str(found.lastgroup)
        if kind == "sign" and found[0] == ";":
            parts.append([])
        else:
            parts[-1].append(Token(kind, found[kind] if kind not in {"noon", "power", "part"} else found[0]))
    return parts


def is_for_text(section: list[Token]) -> bool:
    """Tell whether a part is for texts."""
    return any(token.kind == "sign" and token.text == "@" for token in section)


def literal(token: Token) -> str:
    """Return what a piece says itself: words, a currency's sign, a gap; nothing for colours and places."""
    if token.kind == "bracket":
        return token.text[1:].split("-")[0] if token.text.startswith("$") else ""
    if token.kind == "room":
        return " "
    return token.text if token.kind in {"quoted", "escaped", "sign", "part"} else ""
