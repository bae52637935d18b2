"""Where the people of a network stand: around the middle, at the same place at every stage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_PATTERNS = {1: (0,), 2: (1, 0, 1), 3: (2, 1, 2, 0, 2, 1)}
"""Which round the next person goes to: the outer ones have more room."""
_NEAREST = {1: 1.0, 2: 0.5, 3: 0.38}
_SHARE = {1: 1.0, 2: 0.85, 3: 0.62}
"""How much of the line everybody would need on one round is needed on several."""
_STEPS = 240
DOT = (26.0, 26.0)
_AIR = 14.0
_MOST_IN_ONE_ROUND = 9
_WIDEST = 420.0
_TINY = 1e-6
"""Browsers and Python round differently in the last digit; where both sides of the paper are the same, it would show."""


@dataclass(frozen=True)
class Places:
    """Where everybody stands on a sheet `height` pixels high; with `numbered` there is room for numbers only."""

    at: dict[str, tuple[float, float]]
    height: float
    numbered: bool


def around(middle: str, others: Sequence[str], *, width: float, box: tuple[float, float]) -> Places:
    """Return places for everybody: by name as long as boxes fit, else by number."""
    numbered = len(others) > _most_boxes(width)
    mark = DOT if numbered else box
    count = _rounds(len(others), numbered=numbered)
    rx = min(width / 2 - mark[0] / 2 - 6, _WIDEST)
    ry = 60.0 + 50 * count if numbered else 72.0 + 108 * count
    room = (mark[0] + _AIR, mark[1] + _AIR)
    while _length(_ellipse(rx, ry), room)[-1] < len(others) * _SHARE[count]:
        ry += 24
    cy = ry + mark[1] / 2 + 10
    places = {middle: (width / 2, cy)} if middle else {}
    parts = _parts(len(others), count)
    for number, (one, (x, y)) in enumerate(zip(others, _spread(len(others), rx, ry, room), strict=True)):
        near = _near(parts[number], count)
        places[one] = (width / 2 + x * near, cy + y * near)
    return Places(places, 2 * cy, numbered)


def _most_boxes(width: float) -> int:
    return 24 if width >= 700 else 14 if width >= 520 else _MOST_IN_ONE_ROUND  # noqa: PLR2004 -- seen on screens


def _rounds(count: int, *, numbered: bool) -> int:
    if count <= _MOST_IN_ONE_ROUND:
        return 1
    return 3 if numbered else 2


def _parts(people: int, count: int) -> list[int]:
    """Return on which of the rounds each one stands; the last one keeps away from the first."""
    pattern = _PATTERNS[count]
    parts = [pattern[number % len(pattern)] for number in range(people)]
    if count == len(_PATTERNS) and parts[-1] == parts[0]:
        parts[-1] = 0 if parts[-2] else 1
    return parts


def _near(part: int, count: int) -> float:
    """Return how far out a round lies: 1 is the outermost."""
    return _NEAREST[count] + (1 - _NEAREST[count]) * part / max(count - 1, 1)


def _ellipse(rx: float, ry: float) -> list[tuple[float, float]]:
    """Return points along an ellipse, beginning at the top, going right."""
    turns = (2 * math.pi * step / _STEPS for step in range(_STEPS + 1))
    return [(rx * math.sin(turn), -ry * math.cos(turn)) for turn in turns]


def _length(points: Sequence[tuple[float, float]], room: tuple[float, float]) -> list[float]:
    """Return how far each point is along the line, counted in frames that fit beside or above each other."""
    lengths = [0.0]
    for (x0, y0), (x1, y1) in pairwise(points):
        lengths.append(lengths[-1] + max(abs(x1 - x0) / room[0], abs(y1 - y0) / room[1]))
    return lengths


def _spread(count: int, rx: float, ry: float, room: tuple[float, float]) -> list[tuple[float, float]]:
    """Return places at even distances along an ellipse."""
    points = _ellipse(rx, ry)
    lengths = _length(points, room)
    spots, step = [], 0
    for number in range(count):
        while lengths[step] < lengths[-1] * number / count - _TINY:
            step += 1
        spots.append(points[step])
    return spots
