"""How wide letters are: as the font has them that we ship (BIZ UDPGothic), or as wide as a Japanese letter."""

from __future__ import annotations

import math
import unicodedata

from workbook.texts import letters

_PER_LETTER = 2048
# Advance widths of U+0020 … U+007E. A table, because to read the font takes a second; its test holds it against the font.
# fmt: off
_ASCII = (
    683, 676, 963, 1884, 1638, 2048, 1823, 594, 1004, 1004, 1024, 1720, 635, 983, 635, 1024,
    1556, 1290, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 635, 635, 1720, 1720, 1720, 1587,
    2007, 1556, 1577, 1638, 1720, 1434, 1352, 1720, 1679, 860, 1106, 1536, 1229, 2007, 1679, 1761,
    1516, 1823, 1556, 1454, 1434, 1720, 1516, 2007, 1638, 1475, 1536, 1024, 1024, 1024, 1024, 625,
    1024, 1331, 1454, 1311, 1454, 1413, 1024, 1372, 1434, 655, 778, 1290, 676, 1925, 1434, 1393,
    1454, 1454, 922, 1208, 963, 1434, 1188, 1802, 1229, 1249, 1188, 1065, 901, 1065, 1024,
)
# fmt: on
_WIDTHS = {chr(32 + place): width / _PER_LETTER for place, width in enumerate(_ASCII)}
_HALF = 0.5


def of(text: str, *, most: float = math.inf) -> float:
    """Return how many full-width letters a text takes; once they are more than `most`, the rest is not looked at.

    What our font draws narrower than a square (kana, punctuation) counts as a whole one: other faces do not.
    """
    # Most are asked for one by one: a picture of fifty rows asks for 20,000.
    if len(text) == 1:
        return of_letter(text)
    used = 0.0
    for letter in letters.each(text):
        used += of_letter(letter)
        if used > most:
            break
    return used


def of_letter(letter: str) -> float:
    """Return the part of a full-width letter that one takes which the eye sees as one."""
    found = _WIDTHS.get(letter)
    if found is not None:
        return found
    return _HALF if unicodedata.east_asian_width(letter[0]) == "H" else 1.0
