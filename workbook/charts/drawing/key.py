"""The key of a chart: what its signs mean, and the names behind its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.charts.drawing import look
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.content.forms import line_breaks
from workbook.texts import widths

_LINE = 20.0
_SIGN = 30.0
_COLUMN = 160.0


def of_symbols(entries: Sequence[tuple[str, str]], *, width: float, top: float) -> Drawing:
    """Return marker symbols with their meaning, in as many lines as they need."""
    entries = [(symbol, _cut(label, width)) for symbol, label in entries]
    places, height = _flow([label for _, label in entries], width)
    points = [(x + _SIGN / 2, top + y) for x, y in places]
    marks = look.marks(
        points,
        [label for _, label in entries],
        symbols=[symbol for symbol, _ in entries],
        colour=look.BLUE_PALE,
        size=12,
    )
    return Drawing(top + height, words=_labels(entries, places, top), traces=(marks,) if entries else ())


def of_patterns(entries: Sequence[tuple[str, str, str]], *, width: float, top: float) -> Drawing:
    """Return patterns (pattern, fill, meaning), in as many lines as they need."""
    entries = [(pattern, fill, _cut(label, width)) for pattern, fill, label in entries]
    places, height = _flow([label for _, _, label in entries], width)
    bars = [
        look.Bar(x + 2, top + y - 7, x + _SIGN - 6, top + y + 7, pattern, fill)
        for (x, y), (pattern, fill, _) in zip(places, entries, strict=True)
    ]
    named = [(pattern, label) for pattern, _, label in entries]
    return Drawing(top + height, words=_labels(named, places, top), traces=look.patterned(bars))


def of_lines(entries: Sequence[tuple[str, float, str]], *, width: float, top: float) -> Drawing:
    """Return line styles (dash, width, meaning), in as many lines as they need; what has no width is words alone."""
    entries = [(dash, thick, _cut(label, width)) for dash, thick, label in entries]
    signs = [_SIGN if thick else 0 for _, thick, _ in entries]
    places, height = _flow([label for _, _, label in entries], width, signs)
    shapes = tuple(
        look.stroke((x, top + y), (x + _SIGN - 5, top + y), line=look.INK, thick=thick, dash=dash)
        for (x, y), (dash, thick, _) in zip(places, entries, strict=True)
        if thick
    )
    named = [(dash, label) for dash, _, label in entries]
    after = [(x + sign - _SIGN, y) for (x, y), sign in zip(places, signs, strict=True)]
    return Drawing(top + height, shapes, _labels(named, after, top))


def of_numbers(names: Sequence[tuple[str, str]], *, width: float, top: float) -> Drawing:
    """Return the names behind numbers, in columns; long names end in an ellipsis, the table has them whole."""
    columns = max(1, int(width // _COLUMN))
    room = width / columns
    words: list[PlacedWords] = []
    y = top
    for first in range(0, len(names), columns):
        row = names[first : first + columns]
        wrapped = [look.lines_for(name, room - 20, size=look.SMALL, most=2) for _, name in row]
        for column, ((number, _), lines) in enumerate(zip(row, wrapped, strict=True)):
            x = column * room
            words.append(PlacedWords(x + 22, y, (number,), "bottom left", look.SMALL, bold=True))
            words.append(PlacedWords(x + 26, y, lines, "bottom right", look.SMALL))
        y += look.tall(max(map(len, wrapped)), look.SMALL) - 4
    return Drawing(y, words=tuple(words))


def note(text: str, *, width: float, top: float) -> Drawing:
    """Return a sentence under a chart."""
    lines = look.lines_for(text, width, size=look.SMALL, most=6)
    words = PlacedWords(6, top + 2, lines, "bottom right", look.SMALL, look.QUIET)
    return Drawing(top + look.tall(len(lines), look.SMALL), words=(words,))


def _cut(label: str, width: float) -> str:
    return line_breaks.brief(label, (width - _SIGN - 24) / look.SMALL)


def _flow(
    labels: Sequence[str], width: float, signs: Sequence[float] = ()
) -> tuple[list[tuple[float, float]], float]:
    """Return where each sign, all of one width unless they are given, begins and how high all of them are."""
    places: list[tuple[float, float]] = []
    x, y = 6.0, _LINE / 2
    for label, sign in zip(labels, signs or [_SIGN] * len(labels), strict=True):
        room = sign + widths.of(label) * look.SMALL + 14
        if places and x + room > width:
            x, y = 6.0, y + _LINE
        places.append((x, y))
        x += room
    return places, (y + _LINE / 2 if labels else 0)


def _labels(
    entries: Sequence[tuple[str, str]], places: Sequence[tuple[float, float]], top: float
) -> tuple[PlacedWords, ...]:
    return tuple(
        PlacedWords(x + _SIGN, top + y, (label,), "middle right", look.SMALL)
        for (x, y), (_, label) in zip(places, entries, strict=True)
    )
