"""The words on the lines of a network: they stand where they cover nothing, or not at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.charts.drawing import look
from workbook.charts.drawing.look import PlacedWords
from workbook.charts.map import network_ties
from workbook.charts.map.network_ties import Tie
from workbook.texts import widths

Point = tuple[float, float]
Room = tuple[float, float, float, float]
"""Left, top, right and bottom of what is taken."""

_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where on a line its words may stand, the best place first."""
_ARROWS = 30
_ASIDE = 15.0
_CROSS = (12.0, 12.0)


@dataclass(frozen=True)
class DrawnTie:
    """A tie on the sheet: from the edge of one frame to the edge of the other."""

    tie: Tie
    start: Point
    end: Point


def on_lines(lines: Sequence[DrawnTie], taken: list[Room]) -> list[PlacedWords]:
    """Return the words on lines: what changed first, then the feeling; without a free place they stay in the table.

    A place is free where no frame, no cross, no other words and no other line would be covered.
    """
    found = []
    taken += [around(between(line, 0.5), *_CROSS) for line in lines if line.tie.change == network_ties.LOST]
    for line in sorted(lines, key=lambda line: not line.tie.change):
        text = " ".join(part for part in (line.tie.sign, line.tie.change) if part)
        if not text:
            continue
        width, height = widths.of(text) * look.SMALL + 6, look.SMALL * 1.5
        rooms = ((at, around(at, width, height)) for at in _spots(line, width))
        free = (
            at
            for at, room in rooms
            if not any(_overlap(room, other) for other in taken)
            and not any(_cuts(other, room) for other in lines if other is not line)
        )
        if at := next(free, None):
            taken.append(around(at, width, height))
            found.append(
                PlacedWords(*at, (text,), "middle center", look.SMALL, look.INK, bold=bool(line.tie.change))
            )
    return found


def _spots(line: DrawnTie, width: float) -> list[Point]:
    """Return where the words of a line may stand: on it, or above and below when they would cover it."""
    (x, y), length = between(line, 0.5), math.dist(line.start, line.end)
    aside = [(x, y - _ASIDE), (x, y + _ASIDE)]
    if line.tie.change == network_ties.LOST:
        return aside[::-1]
    return aside if length < width + _ARROWS else [*(between(line, part) for part in _ALONG), *aside]


def around(at: Point, width: float, height: float) -> Room:
    """Return what something of a size takes around its middle."""
    return (at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2)


def _overlap(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cuts(line: DrawnTie, room: Room) -> bool:
    """Tell whether a line runs through a room: its part inside the room's width and height is not empty."""
    (x0, y0), (x1, y1) = line.start, line.end
    first, last = 0.0, 1.0
    for begin, step, low, high in ((x0, x1 - x0, room[0], room[2]), (y0, y1 - y0, room[1], room[3])):
        if not step:
            if not low < begin < high:
                return False
            continue
        one, other = sorted(((low - begin) / step, (high - begin) / step))
        first, last = max(first, one), min(last, other)
    return first < last


def between(line: DrawnTie, part: float) -> Point:
    """Return the point at a part of a line: 0 is its start, 1 its end."""
    (x0, y0), (x1, y1) = line.start, line.end
    return (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
