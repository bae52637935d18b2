"""The look that all charts share: colours, patterns, and a sheet of paper in pixels to draw on."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.charts.drawing.picture import Figure
from workbook.content.forms import line_breaks

FONT = "BIZ UDPGothic, Noto Sans JP, Noto Sans CJK JP, sans-serif"
INK, QUIET, LINE, PALE, WHITE = "#1a1a1a", "#595959", "#b3b3b3", "#f2f2f2", "#ffffff"
BLUE, BLUE_MIDDLE, BLUE_PALE = "#0017c1", "#7096f8", "#e8f1fe"
SHADES = ("#ffffff", "#c5d7fb", "#7096f8", "#264af4", "#000060")
"""From light to dark in even steps of grey, so that a copier keeps the order."""

PATTERNS = ("", "/", ".", "x", "-", "\\", "+", "|")
SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "star",
    "cross",
    "hexagon",
    "triangle-down",
    "pentagon",
    "x",
)
DASHES = ("solid", "6px,3px", "2px,2px", "8px,3px,2px,3px", "10px,4px", "10px,3px,2px,3px")
SIZE = 13
SMALL = 12
_SPACING = 1.3
_PADDING = 6.0

Shape = dict[str, Any]
Trace = dict[str, Any]


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


def figure(drawing: Drawing, width: float) -> Figure:
    """Return the Plotly figure of a drawing made for a sheet `width` pixels wide."""
    height = max(drawing.height, 40) + 4
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [*drawing.traces, *_text(drawing.words)],
        "layout": {
            "height": round(height),
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": [0, width], **hidden},
            "yaxis": {"range": [height, 0], **hidden},
            "shapes": list(drawing.shapes),
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0,
            "barmode": "overlay",
            "font": {"family": FONT, "size": SIZE, "color": INK},
            "hoverlabel": {"font": {"family": FONT, "size": SIZE}, "align": "left"},
            "plot_bgcolor": WHITE,
            "paper_bgcolor": WHITE,
        },
    }


def safe(text: str) -> str:
    """Return words as Plotly shows them verbatim: it reads tags and, between dollar signs, formulas."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def hover(*parts: str) -> str:
    """Return what appears under the pointer: each part wrapped, none of it read as markup."""
    lines = (line for part in parts if part for line in line_breaks.wrap(part, 26, 10))
    return "<br>".join(map(safe, lines))


def lines_for(text: str, width: float, *, size: int = SIZE, most: int = 4) -> tuple[str, ...]:
    """Return words wrapped for a box `width` pixels wide."""
    return line_breaks.wrap(text, max((width - 2 * _PADDING) / size, 2), most)


def name_lines(text: str, width: float, *, size: int = SMALL, most: int = 3) -> tuple[str, ...]:
    """Return a name for the middle of a box: lines about equally long."""
    return line_breaks.balanced(text, max((width - 2 * _PADDING) / size, 2), most)


def tall(lines: int, size: int = SIZE) -> float:
    """Return how many pixels lines of text take, with a little air above and below."""
    return lines * size * _SPACING + 2 * _PADDING - 2


def box(left: float, top: float, right: float, bottom: float, **style: Any) -> Shape:  # noqa: ANN401 -- see `_pen`
    """Return a rectangle. Style: fill, line, thick, dash."""
    return {
        "type": "rect",
        "layer": "below",
        "x0": left,
        "y0": top,
        "x1": right,
        "y1": bottom,
        "fillcolor": style.pop("fill", WHITE),
        "line": _pen(**style),
    }


def stroke(start: tuple[float, float], end: tuple[float, float], **style: Any) -> Shape:  # noqa: ANN401 -- see `_pen`
    """Return a straight line. Style: line, thick, dash."""
    (x0, y0), (x1, y1) = start, end
    return {"type": "line", "layer": "below", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "line": _pen(**style)}


def fixed(x: float, y: float, path: str, *, fill: str = WHITE, **style: Any) -> Shape:  # noqa: ANN401 -- see `_pen`
    """Return an outline in pixels around a place: it keeps its size however wide the page is."""
    return {
        "type": "path",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "path": path,
        "fillcolor": fill,
        "line": _pen(**style),
    }


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


def marks(points: Sequence[tuple[float, float]], hovers: Sequence[str], **marker: Any) -> Trace:  # noqa: ANN401 -- Plotly's own
    """Return symbols of a size in pixels that say their words under the pointer; Plotly's marker settings apply."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "hovertext": list(hovers),
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"opacity": 1, "color": WHITE, "size": 14, "line": {"color": INK, "width": 1.5}, **marker},
    }


def _pen(line: str = LINE, thick: float = 1, dash: str = "solid") -> dict[str, Any]:
    return {"color": line, "width": thick, "dash": dash}


def _text(words: Sequence[PlacedWords]) -> list[Trace]:
    shown = [item for item in words if item.lines]
    if not shown:
        return []
    texts = ["<br>".join(map(safe, item.lines)) for item in shown]
    trace = {
        "type": "scatter",
        "mode": "text",
        "x": [item.x for item in shown],
        "y": [item.y for item in shown],
        "text": [f"<b>{text}</b>" if item.bold else text for item, text in zip(shown, texts, strict=True)],
        "textposition": [item.anchor for item in shown],
        "textfont": {
            "family": FONT,
            "size": [item.size for item in shown],
            "color": [item.colour for item in shown],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [trace]
