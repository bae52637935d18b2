"""A chart as a PNG for files that hold no drawings: the same shapes, bars and words as on the screen.

Our charts are Plotly figures made of few things, in pixels (`pages/charts/look.py`): a browser draws them on the
screen, this room draws them without one. Type-setting and letters come from typst and the font we ship.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from workbook.handouts.layout.phrases import printable
from workbook.handouts.prints import symbols, typeset

Figure = Mapping[str, Any]
_PAGE = Path(__file__).with_suffix(".typ")
_FONT = "BIZ UDPGothic"
_SPACING = 1.3
_DASHES = {"solid": "", "dot": "2,3", "dash": "6,4"}
_ANCHORS = {"left": ("end", -1), "center": ("middle", 0), "right": ("start", 1)}
_SIGNS = {"top": -1, "middle": 0, "bottom": 1}
_BOLD = re.compile(r"<b>(.*)</b>", re.DOTALL)
_NUMBER = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_HATCH = {
    "/": "M-1,7 L7,-1",
    "\\": "M-1,-1 L7,7",
    "-": "M0,3 L6,3",
    "|": "M3,0 L3,6",
    "+": "M0,3 L6,3 M3,0 L3,6",
    "x": "M0,0 L6,6 M0,6 L6,0",
    ".": "M3,2.4 L3,3.6",
}


def size(figure: Figure) -> tuple[float, float]:
    """Return width and height of a figure in pixels."""
    return float(figure["layout"]["xaxis"]["range"][1]), float(figure["layout"]["height"])


def png(figure: Figure, *, height: float) -> bytes:
    """Return the upper `height` pixels of a figure as a PNG for printing."""
    width, _ = size(figure)
    return typeset.png(_PAGE, {"width": width, "height": height, "svg": svg(figure, height=height)})


def svg(figure: Figure, *, height: float) -> str:
    """Return the upper `height` pixels of a figure as SVG; words in it are words, never markup."""
    width, _ = size(figure)
    traces = figure["data"]
    drawn = [
        *(_SHAPE[shape["type"]](shape) for shape in figure["layout"]["shapes"]),
        *(part for trace in traces for part in _TRACE[trace.get("mode", trace["type"])](trace)),
    ]
    box = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
    body = "".join(drawn)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><defs>{_patterns(traces)}</defs>{body}</svg>'


# ---------------------------------------------------------------- shapes


def _rect(shape: Mapping[str, Any]) -> str:
    left, right = sorted((shape["x0"], shape["x1"]))
    top, bottom = sorted((shape["y0"], shape["y1"]))
    place = f'x="{_n(left)}" y="{_n(top)}" width="{_n(right - left)}" height="{_n(bottom - top)}"'
    return f"<rect {place} {_fill(shape['fillcolor'])} {_pen(shape['line'])}/>"


def _line(shape: Mapping[str, Any]) -> str:
    ends = " ".join(f'{key[0]}{int(key[1]) + 1}="{_n(shape[key])}"' for key in ("x0", "y0", "x1", "y1"))
    return f"<line {ends} {_pen(shape['line'])}/>"


def _path(shape: Mapping[str, Any]) -> str:
    """Draw an outline around its anchor; pixels are counted upwards from there."""
    x, y = shape["xanchor"], shape["yanchor"]
    moved = _NUMBER.sub(lambda at: f"{_n(x + float(at[1]))},{_n(y - float(at[2]))}", shape["path"])
    return f'<path d="{moved}" {_fill(shape["fillcolor"])} {_pen(shape["line"])}/>'


def _fill(colour: str) -> str:
    return f"fill={quoteattr(colour)}"


def _pen(line: Mapping[str, Any]) -> str:
    width = line.get("width", 1)
    dash = _DASHES.get(line.get("dash", "solid"), line.get("dash", "")).replace("px", "")
    dashed = f" stroke-dasharray={quoteattr(dash)}" if dash else ""
    return f'stroke={quoteattr(line.get("color", "none"))} stroke-width="{_n(width)}"{dashed}'


# ---------------------------------------------------------------- traces


def _bars(trace: Mapping[str, Any]) -> Iterator[str]:
    marker = trace["marker"]
    look = _fill(_pattern_fill(marker))
    bars = zip(trace["base"], trace["x"], trace["y"], trace["width"], strict=True)
    for left, width, middle, thick in bars:
        place = f'x="{_n(left)}" y="{_n(middle - thick / 2)}" width="{_n(width)}" height="{_n(thick)}"'
        yield f"<rect {place} {look} {_pen(marker['line'])}/>"


def _pattern_fill(marker: Mapping[str, Any]) -> str:
    shape = marker["pattern"]["shape"]
    return f"url(#{_pattern_id(marker)})" if shape in _HATCH else str(marker["color"])


def _pattern_id(marker: Mapping[str, Any]) -> str:
    return f"p{ord(marker['pattern']['shape'])}-{marker['color'].removeprefix('#')}"


def _patterns(traces: Sequence[Mapping[str, Any]]) -> str:
    markers = [trace["marker"] for trace in traces if trace["type"] == "bar"]
    found = {_pattern_id(one): one for one in markers if one["pattern"]["shape"] in _HATCH}
    return "".join(
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="6" height="6">'
        f'<rect width="6" height="6" {_fill(one["color"])}/>'
        f'<path d="{_HATCH[one["pattern"]["shape"]]}" fill="none" stroke="#1a1a1a" stroke-width="1.1"/></pattern>'
        for name, one in found.items()
    )


def _marks(trace: Mapping[str, Any]) -> Iterator[str]:
    marker, points = trace["marker"], list(zip(trace["x"], trace["y"], strict=True))
    if marker["opacity"] == 0:
        return  # only there for the pointer
    named, sizes, colours = (
        _each(marker.get(key, start), len(points))
        for key, start in (("symbol", "circle"), ("size", 14), ("color", "#ffffff"))
    )
    for place, (x, y) in enumerate(points):
        if not sizes[place]:
            continue
        outline = symbols.outline(named[place], sizes[place])
        before = points[place - 1] if place else (x, y)
        turn = math.degrees(math.atan2(y - before[1], x - before[0])) + 90 if named[place] == "arrow" else 0
        at = f'transform="translate({_n(x)} {_n(y)}) rotate({_n(turn)})"'
        yield f'<path d="{outline}" {at} {_fill(colours[place])} {_pen(marker["line"])}/>'


def _words(trace: Mapping[str, Any]) -> Iterator[str]:
    font = trace["textfont"]
    for place, written in enumerate(trace["text"]):
        bold = _BOLD.fullmatch(written)
        lines = (bold[1] if bold else written).split("<br>")
        tall, across = trace["textposition"][place].split()
        letters = font["size"][place]
        anchor, sign = _ANCHORS[across]
        # As Plotly places words that have no mark beside them.
        room = (len(lines) - 1) * _SPACING + 1
        down = letters * 0.75 + _SIGNS[tall] + (_SIGNS[tall] - 1) * room * letters / 2
        x, y = trace["x"][place] + sign, trace["y"][place] + down
        weight = ' font-weight="bold"' if bold else ""
        look = f'{_fill(font["color"][place])} text-anchor="{anchor}" font-family="{_FONT}" font-size="{_n(letters)}"'
        for number, line in enumerate(lines):
            said = html.escape(printable(html.unescape(line)))
            yield f'<text x="{_n(x)}" y="{_n(y + number * letters * _SPACING)}" {look}{weight}>{said}</text>'


def _each(value: Any, count: int) -> Sequence[Any]:  # noqa: ANN401 -- one for all, or a list
    return value if isinstance(value, list | tuple) else [value] * count


def _n(number: float) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


_SHAPE: dict[str, Callable[[Mapping[str, Any]], str]] = {"rect": _rect, "line": _line, "path": _path}
_TRACE: dict[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "bar": _bars,
    "markers": _marks,
    "text": _words,
}
