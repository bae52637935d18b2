"""What fits on one page: room is shared out fairly, and what is too long is cut where everybody sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.content.forms import line_breaks

LINE = 5.3
"""The millimetres of a line of text (15 pt)."""

_MM_PER_POINT = 0.3528
_MOST = 60  # lines; no page has more
_CAREFUL = 0.97
"""Offices have other faces than ours; a line is counted as a little shorter than it is."""


@dataclass(frozen=True)
class FittedRows:
    """What is left of some rows: the texts, and whether something of them was cut or left out."""

    rows: tuple[tuple[str, ...], ...]
    is_whole: bool
    left_out: int = 0


def room(width: float, points: float) -> float:
    """Return how many full-width letters of that size stand on a line so many millimetres wide."""
    return max(width / (points * _MM_PER_POINT) * _CAREFUL, 2)


def width(count: float, points: float) -> float:
    """Return the millimetres that so many full-width letters of that size should have."""
    return count * points * _MM_PER_POINT / _CAREFUL


def shares(wishes: Sequence[float], weights: Sequence[float], available: float) -> tuple[float, ...]:
    """Return what each gets when there is not enough for all: small wishes whole, the rest shared by weight."""
    given: dict[int, float] = {}
    left = available
    for place in sorted(range(len(wishes)), key=lambda one: wishes[one] / weights[one]):
        waiting = sum(weights[one] for one in range(len(wishes)) if one not in given)
        given[place] = min(wishes[place], left * weights[place] / waiting)
        left -= given[place]
    return tuple(given[place] for place in range(len(wishes)))


def height(row: Sequence[str], rooms: Sequence[float], *, frame: float) -> float:
    """Return the millimetres a row takes: its longest cell, and `frame` around it."""
    lines = (line_breaks.lines(text, room, _MOST) for text, room in zip(row, rooms, strict=True))
    return LINE * max(lines) + frame


def rows(
    texts: Sequence[Sequence[str]], rooms: Sequence[float], *, within: float, frame: float = 0
) -> FittedRows:
    """Return rows of texts as they fit: all as they are, or long ones cut, or only the first of them."""
    whole = tuple(tuple(row) for row in texts)
    if tall(whole, rooms, frame=frame) <= within:
        return FittedRows(whole, is_whole=True)
    lines = int((within - frame) / LINE) // len(whole)
    tried = (_cut(whole, rooms, most) for most in range(max(lines, 1), 0, -1))
    short = next((one for one in tried if tall(one, rooms, frame=frame) <= within), _cut(whole, rooms, 1))
    least = max(1, int(within / (LINE + frame)))
    shown = short if tall(short, rooms, frame=frame) <= within else short[:least]
    return FittedRows(shown, is_whole=False, left_out=len(whole) - len(shown))


def tall(texts: Sequence[Sequence[str]], rooms: Sequence[float], *, frame: float) -> float:
    """Return the millimetres that rows take together."""
    return sum(height(row, rooms, frame=frame) for row in texts)


def _cut(texts: Sequence[Sequence[str]], rooms: Sequence[float], most: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(line_breaks.cut(text, room, most) for text, room in zip(row, rooms, strict=True))
        for row in texts
    )
