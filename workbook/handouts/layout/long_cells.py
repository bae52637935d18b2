"""How much room texts take in the cells of an Excel page, and what becomes of those that are too long for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbook.content.forms import line_breaks

_MOST_UNITS = 32_000
_UNIT = 5.25  # points: Excel counts columns in digits of its own face, 7 pixels of a 96th of an inch
_LEAST_ROOM = 2.0
_ANY = 1_000_000
_LINE = 17 / 11  # as high as faces need that may stand in for ours
_PIECE = _MOST_UNITS // 2
_MORE = re.compile(r"(.+)#(\d{1,3})")


def pieces(mark: str, text: str) -> list[tuple[str, str]]:
    """Return a text as cells can hold it: what is too long goes on below, under the same id with #2, #3, …."""
    if len(text.encode("utf-16-le")) // 2 <= _MOST_UNITS:
        return [(mark, text)]
    starts = range(0, len(text), _PIECE)
    return [(f"{mark}#{n}" if n > 1 else mark, text[at : at + _PIECE]) for n, at in enumerate(starts, 1)]


def whole(lines: Sequence[Sequence[str]], place: int) -> list[list[str]]:
    """Return the lines of a page with such pieces put together again; `place` is the column of the ids.

    Where a piece stood there is an empty line, so that all lines keep their numbers.
    """
    more: dict[str, list[tuple[int, Sequence[str]]]] = {}
    kept = []
    known = {line[place] for line in lines}
    for line in lines:
        # What stands below no such id is somebody's: 資料#1.
        if (found := _MORE.fullmatch(line[place])) and found[1] in known:
            more.setdefault(found[1], []).append((int(found[2]), line))
            kept.append([""] * len(line))
        else:
            kept.append(list(line))
    for line in kept:
        for _, rest in sorted(more.get(line[place], ())):
            line[place + 1 :] = [cell + tail for cell, tail in zip(line, rest, strict=True)][place + 1 :]
    return kept


def height(text: str, width: float, *, points: float) -> float:
    """Return the points a text takes from top to bottom in a column of that width, in letters of that size.

    Rows are given it: no program fits rows of merged cells, and LibreOffice none at all without a window.
    """
    room = max(_LEAST_ROOM, (width - 1) * _UNIT / points)
    return line_breaks.lines(text, room, _ANY, longest_word=room) * line_height(points)


def line_height(points: float) -> float:
    """Return the points of a line of letters of that size."""
    return points * _LINE
