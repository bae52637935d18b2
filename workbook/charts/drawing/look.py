"""The look that all charts share: colours, patterns, and a sheet of paper in pixels to draw on."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbook.content.forms import line_breaks
from workbook.texts import widths
from workbook.tokens import colours

FONT = "BIZ UDPGothic, Noto Sans JP, Noto Sans CJK JP, sans-serif"
INK, QUIET, LINE, PALE, WHITE = colours.INK, colours.QUIET, colours.FRAME, colours.PALE, colours.PAPER
BLUE, BLUE_MIDDLE, BLUE_PALE = colours.BLUE, colours.BLUE_MIDDLE, colours.BLUE_PALE
SHADES = (colours.PAPER, colours.BLUE_LIGHT, colours.BLUE_MIDDLE, colours.BLUE_STRONG, colours.BLUE_DEEP)
"""From light to dark in even steps of grey, so that a copier keeps the order."""

PATTERNS = ("", "/", ".", "x", "-", "\\", "+", "|")
DASHES = ("solid", "6px,3px", "2px,2px", "8px,3px,2px,3px", "10px,4px", "10px,3px,2px,3px")
SIZE = 13
SMALL = 12
_SPACING = 1.3
PADDING = 6.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Pen:
    """A line: its colour, how many pixels thick it is, and its dashes."""

    colour: str = LINE
    thick: float = 1
    dash: str = "solid"


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str
    pen: Pen


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    start: Point
    end: Point
    pen: Pen


@dataclass(frozen=True)
class Outline:
    """An outline in pixels around a place, counted upwards from there."""

    x: float
    y: float
    path: str
    fill: str
    pen: Pen


@dataclass(frozen=True)
class Bar:
    """A rectangle with a pattern, which shapes cannot have."""

    left: float
    top: float
    right: float
    bottom: float
    pattern: str = ""
    fill: str = WHITE
    hover: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars of one style."""

    pattern: str
    fill: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Marks:
    """Symbols that say their words under the pointer; `is_seen` False: there for the pointer only.

    `follows`: each symbol is turned as one comes from the point before it.
    """

    points: tuple[Point, ...]
    hovers: tuple[str, ...]
    symbols: tuple[str, ...]
    colours: tuple[str, ...]
    sizes: tuple[float, ...]
    thick: float = 1.5
    is_seen: bool = True
    follows: bool = False


Shape = Box | Stroke | Outline
Trace = Bars | Marks


@dataclass(frozen=True)
class PlacedWords:
    """Lines of text at a place. `anchor` says where the text goes from there: "bottom right" is down and right."""

    x: float
    y: float
    lines: tuple[str, ...]
    anchor: str = "bottom right"
    size: int = SIZE
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True)
class Drawing:
    """Something drawn: shapes lie below, then traces, words on top. `height` is how far down it reaches."""

    height: float = 0
    shapes: tuple[Shape, ...] = ()
    words: tuple[PlacedWords, ...] = ()
    traces: tuple[Trace, ...] = ()


def together(drawings: Iterable[Drawing]) -> Drawing:
    """Return several drawings as one."""
    parts = tuple(drawings)
    return Drawing(
        max((part.height for part in parts), default=0),
        tuple(shape for part in parts for shape in part.shapes),
        tuple(words for part in parts for words in part.words),
        tuple(trace for part in parts for trace in part.traces),
    )


def safe(text: str) -> str:
    """Return words as Plotly shows them verbatim: it reads tags and, between dollar signs, formulas."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def hover(*parts: str) -> str:
    """Return what appears under the pointer: each part wrapped, none of it read as markup."""
    lines = (line for part in parts if part for line in line_breaks.wrap(part, 26, 10))
    return "<br>".join(map(safe, lines))


def lines_for(text: str, width: float, *, size: int = SIZE, most: int = 4) -> tuple[str, ...]:
    """Return words wrapped for a box `width` pixels wide.

    A mark that may not begin a line hangs out of it by a letter, unless it would then hang out of the box.
    """
    room = max((width - 2 * PADDING) / size, 2)
    lines = line_breaks.wrap(text, room, most)
    is_over = any(widths.of(line) * size > width - PADDING for line in lines)
    return line_breaks.wrap(text, max(room - 1, 2), most) if is_over else lines


def name_lines(text: str, width: float, *, size: int = SMALL, most: int = 3) -> tuple[str, ...]:
    """Return a name for the middle of a box: lines about equally long."""
    return line_breaks.balanced(text, max((width - 2 * PADDING) / size, 2), most)


def tall(lines: int, size: int = SIZE) -> float:
    """Return how many pixels lines of text take, with a little air above and below."""
    return lines * size * _SPACING + 2 * PADDING - 2


def box(  # noqa: PLR0913 -- four sides and how they look
    left: float,
    top: float,
    right: float,
    bottom: float,
    *,
    fill: str = WHITE,
    line: str = LINE,
    thick: float = 1,
    dash: str = "solid",
) -> Box:
    """Return a rectangle."""
    return Box(left, top, right, bottom, fill, Pen(line, thick, dash))


def stroke(start: Point, end: Point, *, line: str = LINE, thick: float = 1, dash: str = "solid") -> Stroke:
    """Return a straight line."""
    return Stroke(start, end, Pen(line, thick, dash))


def fixed(  # noqa: PLR0913 -- a place, an outline and how it looks
    x: float,
    y: float,
    path: str,
    *,
    fill: str = WHITE,
    line: str = LINE,
    thick: float = 1,
    dash: str = "solid",
) -> Outline:
    """Return an outline in pixels around a place: it keeps its size however wide the page is."""
    return Outline(x, y, path, fill, Pen(line, thick, dash))


def rounded(width: float, height: float, radius: float) -> str:
    """Return the path of a rectangle with round corners around 0, 0."""
    w, h = width / 2, height / 2
    r = min(radius, w, h)
    k = r * 0.448  # what makes a cubic curve look like a quarter of a circle; Plotly's paths have no arcs
    return (
        f"M{r - w},{-h} L{w - r},{-h} C{w - k},{-h} {w},{k - h} {w},{r - h} L{w},{h - r} "
        f"C{w},{h - k} {w - k},{h} {w - r},{h} L{r - w},{h} C{k - w},{h} {-w},{h - k} {-w},{h - r} "
        f"L{-w},{r - h} C{-w},{k - h} {k - w},{-h} {r - w},{-h} Z"
    )


def patterned(bars: Sequence[Bar]) -> tuple[Bars, ...]:
    """Return bars by style: with lists of patterns and colours Plotly leaves the patterns out."""
    styles = dict.fromkeys((bar.pattern, bar.fill) for bar in bars)
    return tuple(
        Bars(*style, tuple(bar for bar in bars if (bar.pattern, bar.fill) == style)) for style in styles
    )


def marks(
    points: Sequence[Point],
    hovers: Sequence[str],
    *,
    symbols: Sequence[str] = (),
    colour: str = WHITE,
    size: float = 14,
) -> Marks:
    """Return symbols, circles where none are named, of one colour and size."""
    count = len(points)
    named = tuple(symbols) or ("circle",) * count
    return Marks(tuple(points), tuple(hovers), named, (colour,) * count, (size,) * count)


def hot(points: Sequence[Point], hovers: Sequence[str], *, size: float) -> Marks:
    """Return places that say their words under the pointer; nothing is seen there."""
    return replace(marks(points, hovers, size=size), is_seen=False)
