"""A chart as a still image: the same figure without Plotly, so that twenty of them stand on one screen at once.

It knows what the charts of this room are made of (`look`), and nothing else of Plotly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import atan2, cos, pi, sin
from typing import Any

from workbook.pages.charts import look
from workbook.pages.charts.picture import Figure

_BASELINE, _SPACING = 0.75, 1.3
_ABOVE = {"bottom": 0.0, "middle": 0.5, "top": 1.0}
_ANCHOR = {"left": "end", "center": "middle", "right": "start"}
_NAMED_DASHES = {"solid": "", "dot": "2,3", "dash": "7,5"}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOLD = re.compile(r"^<b>(.*)</b>$", re.DOTALL)
_STRIPES = {
    "/": "M0,6 L6,0 M-1,1 L1,-1 M5,7 L7,5",
    "\\": "M0,0 L6,6 M-1,5 L1,7 M5,-1 L7,1",
    "x": "M0,6 L6,0 M0,0 L6,6",
    "-": "M0,3 L6,3",
    "|": "M3,0 L3,6",
    "+": "M0,3 L6,3 M3,0 L3,6",
    ".": "M2.2,3 L3.8,3",
}


def of(figure: Figure) -> str:
    """Return a figure as an SVG document."""
    layout = figure["layout"]
    width, height = layout["xaxis"]["range"][1], layout["yaxis"]["range"][0]
    parts = [_SHAPE[shape["type"]](shape) for shape in layout["shapes"]]
    parts += [_TRACE[trace["type"], trace.get("mode", "")](trace) for trace in figure["data"]]
    patterns = "".join(f'<pattern id="p{n}" {_TILE}>{mark}</pattern>' for n, mark in enumerate(_patterns()))
    return _NOT_IN_XML.sub(
        "",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family="{look.FONT}"><defs>{patterns}</defs>'
        f'<rect width="100%" height="100%" fill="{look.WHITE}"/>{"".join(parts)}</svg>',
    )


# ---------------------------------------------------------------- shapes


def _rect(shape: Mapping[str, Any]) -> str:
    left, right = sorted((shape["x0"], shape["x1"]))
    top, bottom = sorted((shape["y0"], shape["y1"]))
    return _box(left, top, right - left, bottom - top, f'fill="{shape["fillcolor"]}" {_pen(shape["line"])}')


def _line(shape: Mapping[str, Any]) -> str:
    ends = " ".join(f'{name[0]}{int(name[1]) + 1}="{shape[name]:g}"' for name in ("x0", "y0", "x1", "y1"))
    return f"<line {ends} {_pen(shape['line'])}/>"


def _path(shape: Mapping[str, Any]) -> str:
    """Return an outline in pixels around a place; Plotly counts its pixels upwards."""
    place = f"translate({shape['xanchor']:g} {shape['yanchor']:g}) scale(1 -1)"
    return (
        f'<path transform="{place}" d="{shape["path"]}" fill="{shape["fillcolor"]}" {_pen(shape["line"])}/>'
    )


def _box(left: float, top: float, width: float, height: float, style: str) -> str:
    return f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" {style}/>'


def _pen(line: Mapping[str, Any]) -> str:
    dash = line.get("dash", "solid")
    dashes = _NAMED_DASHES.get(dash, dash.replace("px", ""))
    gaps = f' stroke-dasharray="{dashes}"' if dashes else ""
    colour, width = line.get("color", look.INK), line.get("width", 0)
    return f'stroke="{colour}" stroke-width="{width:g}"{gaps}'


# ---------------------------------------------------------------- traces


def _words(trace: Mapping[str, Any]) -> str:
    font = trace["textfont"]
    rows = zip(
        trace["x"], trace["y"], trace["text"], trace["textposition"], font["size"], font["color"], strict=True
    )
    return "".join(_text(*row) for row in rows)


def _text(x: float, y: float, text: str, anchor: str, size: float, colour: str) -> str:  # noqa: PLR0913, PLR0917 -- a row
    """Return lines of text; they come with their signs escaped already (`look.safe`)."""
    bold = _BOLD.match(text)
    lines = (bold[1] if bold else text).split("<br>")
    vertical, horizontal = anchor.split()
    first = y + size * (_BASELINE - _ABOVE[vertical] * ((len(lines) - 1) * _SPACING + 1))
    spans = "".join(
        f'<tspan x="{x:g}" y="{first + n * _SPACING * size:g}">{line}</tspan>' for n, line in enumerate(lines)
    )
    weight = ' font-weight="700"' if bold else ""
    return f'<text font-size="{size:g}" fill="{colour}" text-anchor="{_ANCHOR[horizontal]}"{weight}>{spans}</text>'


def _marks(trace: Mapping[str, Any]) -> str:
    marker = trace["marker"]
    if not marker["opacity"]:  # only there to be pointed at
        return ""
    places = list(zip(trace["x"], trace["y"], strict=True))
    found = []
    for n, place in enumerate(places):
        symbol = _nth(marker.get("symbol", "circle"), n)
        size, colour = _nth(marker["size"], n), _nth(marker["color"], n)
        line = {name: _nth(value, n) for name, value in marker["line"].items()}
        corners = (
            _arrow(size, places[n - 1], place)
            if symbol == "arrow"
            else _CORNERS.get(symbol, _circle)(size / 2)
        )
        points = " ".join(f"{place[0] + dx:.1f},{place[1] + dy:.1f}" for dx, dy in corners)
        found.append(f'<polygon points="{points}" fill="{colour}" {_pen(line)}/>' if size else "")
    return "".join(found)


def _bars(trace: Mapping[str, Any]) -> str:
    marker = trace["marker"]
    known = [*_STRIPES]
    shape = marker["pattern"]["shape"]
    found = []
    for base, length, middle, thick in zip(
        trace["base"], trace["x"], trace["y"], trace["width"], strict=True
    ):
        place = (base, middle - thick / 2, length, thick)
        found.append(_box(*place, f'fill="{marker["color"]}" {_pen(marker["line"])}'))
        if shape in known:
            found.append(_box(*place, f'fill="url(#p{known.index(shape)})"'))
    return "".join(found)


def _patterns() -> list[str]:
    return [
        f'<path d="{path}" stroke="{look.INK}" stroke-width="1.1" fill="none"/>' for path in _STRIPES.values()
    ]


def _nth(value: Any, place: int) -> Any:  # noqa: ANN401 -- Plotly takes one value or one for each point
    return value[place] if isinstance(value, list | tuple) else value


# ---------------------------------------------------------------- symbols

Corners = Sequence[tuple[float, float]]


def _round(corners: int, *, turn: float = 0, inner: float = 0) -> Callable[[float], Corners]:
    """Return a regular figure with its first corner up (turned by a part of a circle); `inner`: a star's dents."""
    reach = [1.15, inner * 1.15] if inner else [1.15]
    steps = corners * len(reach)

    def draw(radius: float) -> Corners:
        angles = [(2 * pi * (n / steps + turn), radius * reach[n % len(reach)]) for n in range(steps)]
        return [(far * sin(angle), -far * cos(angle)) for angle, far in angles]

    return draw


def _arrow(size: float, before: tuple[float, float], tip: tuple[float, float]) -> Corners:
    """Return a head whose tip is at a place, coming from the place before."""
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    back, side = size * sin(pi / 2.5), size * cos(pi / 2.5)
    turned = [(0.0, 0.0), (-back, -side), (-back, side)]
    return [(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x, y in turned]


def _circle(radius: float) -> Corners:
    return [(radius * sin(2 * pi * n / 32), -radius * cos(2 * pi * n / 32)) for n in range(32)]


def _square(radius: float) -> Corners:
    return [(-radius, -radius), (radius, -radius), (radius, radius), (-radius, radius)]


def _cross(radius: float) -> Corners:
    arm, far = radius * 0.4, radius * 1.15
    quarter = [(-arm, -far), (arm, -far), (arm, -arm)]
    turns = [(1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0)]
    return [(a * x + b * y, c * x + d * y) for a, b, c, d in turns for x, y in quarter]


def _ex(radius: float) -> Corners:
    slant = cos(pi / 4)
    return [((x - y) * slant, (x + y) * slant) for x, y in _cross(radius)]


_TILE = 'width="6" height="6" patternUnits="userSpaceOnUse"'
_CORNERS: Mapping[str, Callable[[float], Corners]] = {
    "square": _square,
    "diamond": _round(4),
    "triangle-up": _round(3),
    "triangle-down": _round(3, turn=0.5),
    "pentagon": _round(5),
    "hexagon": _round(6),
    "star": _round(5, inner=0.5),
    "cross": _cross,
    "x": _ex,
}
_SHAPE: Mapping[str, Callable[[Mapping[str, Any]], str]] = {"rect": _rect, "line": _line, "path": _path}
_TRACE: Mapping[tuple[str, str], Callable[[Mapping[str, Any]], str]] = {
    ("scatter", "text"): _words,
    ("scatter", "markers"): _marks,
    ("bar", ""): _bars,
}
