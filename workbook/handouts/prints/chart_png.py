"""A chart as a PNG for files that hold no drawings: the same shapes, bars and words as on the screen.

Our charts are drawings made of few things, in pixels (`charts/drawing/look.py`): Plotly draws them on the screen,
this room draws them without a browser. Type-setting and letters come from typst and the font we ship.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from workbook.charts import Picture
from workbook.charts.drawing.look import FONT, INK, Bars, Box, Marks, Outline, Pen, PlacedWords, Stroke
from workbook.handouts.prints import symbols, typeset
from workbook.texts import cleaning

_PAGE = Path(__file__).with_suffix(".typ")
_FONT = "BIZ UDPGothic"
_SPACING = 1.3
_DASHES = {"solid": "", "dot": "2,3", "dash": "6,4", "longdash": "10,5", "dashdot": "7,3,2,3"}
_ANCHORS = {"left": ("end", -1), "center": ("middle", 0), "right": ("start", 1)}
_SIGNS = {"top": -1, "middle": 0, "bottom": 1}
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


def png(picture: Picture, *, height: float) -> bytes:
    """Return the upper `height` pixels of a picture as a PNG for printing."""
    return typeset.png(_PAGE, {"width": picture.width, "height": height, "svg": svg(picture, height=height)})


def missing(picture: Picture) -> tuple[str, ...]:
    """Return the letters of a picture that no font of ours has."""
    return typeset.missing(
        [cleaning.printable(line) for words in picture.drawing.words for line in words.lines]
    )


def svg_for_screen(picture: Picture) -> str:
    """Return a whole picture as SVG with the reader's own fonts: on paper there is one, on a screen theirs."""
    fonts = f"<style>text {{ font-family: {FONT}; }}</style>"
    return svg(picture, height=picture.height).replace("<defs>", f"<defs>{fonts}", 1)


def svg(picture: Picture, *, height: float) -> str:
    """Return the upper `height` pixels of a picture as SVG; words in it are words, never markup."""
    drawing, width = picture.drawing, picture.width
    drawn = [
        *(_shape(shape) for shape in drawing.shapes),
        *(
            part
            for trace in drawing.traces
            for part in (_bars(trace) if isinstance(trace, Bars) else _marks(trace))
        ),
        *(part for words in drawing.words for part in _words(words)),
    ]
    box = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
    patterns = _patterns([trace for trace in drawing.traces if isinstance(trace, Bars)])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><defs>{patterns}</defs>{"".join(drawn)}</svg>'


# ---------------------------------------------------------------- shapes


def _shape(shape: Box | Stroke | Outline) -> str:
    if isinstance(shape, Box):
        return _box(shape)
    return _stroke(shape) if isinstance(shape, Stroke) else _outline(shape)


def _box(box: Box) -> str:
    left, right = sorted((box.left, box.right))
    top, bottom = sorted((box.top, box.bottom))
    place = f'x="{_n(left)}" y="{_n(top)}" width="{_n(right - left)}" height="{_n(bottom - top)}"'
    return f"<rect {place} {_fill(box.fill)} {_pen(box.pen)}/>"


def _stroke(stroke: Stroke) -> str:
    (x0, y0), (x1, y1) = stroke.start, stroke.end
    return f'<line x1="{_n(x0)}" y1="{_n(y0)}" x2="{_n(x1)}" y2="{_n(y1)}" {_pen(stroke.pen)}/>'


def _outline(outline: Outline) -> str:
    """Draw an outline around its place; pixels are counted upwards from there."""
    x, y = outline.x, outline.y
    moved = _NUMBER.sub(lambda at: f"{_n(x + float(at[1]))},{_n(y - float(at[2]))}", outline.path)
    return f'<path d="{moved}" {_fill(outline.fill)} {_pen(outline.pen)}/>'


def _fill(colour: str) -> str:
    return f"fill={quoteattr(colour)}"


def _pen(pen: Pen) -> str:
    dash = _DASHES.get(pen.dash, pen.dash).replace("px", "")
    dashed = f" stroke-dasharray={quoteattr(dash)}" if dash else ""
    return f'stroke={quoteattr(pen.colour)} stroke-width="{_n(pen.thick)}"{dashed}'


# ---------------------------------------------------------------- traces


def _bars(style: Bars) -> Iterator[str]:
    look = _fill(f"url(#{_pattern_id(style)})" if style.pattern in _HATCH else style.fill)
    for bar in style.bars:
        across, down = bar.right - bar.left, bar.bottom - bar.top
        place = f'x="{_n(bar.left)}" y="{_n(bar.top)}" width="{_n(across)}" height="{_n(down)}"'
        yield f"<rect {place} {look} {_pen(Pen(INK, 1))}/>"


def _pattern_id(style: Bars) -> str:
    return f"p{ord(style.pattern)}-{style.fill.removeprefix('#')}"


def _patterns(styles: Sequence[Bars]) -> str:
    found = {_pattern_id(one): one for one in styles if one.pattern in _HATCH}
    return "".join(
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="6" height="6">'
        f'<rect width="6" height="6" {_fill(one.fill)}/>'
        f'<path d="{_HATCH[one.pattern]}" fill="none" stroke="{INK}" stroke-width="1.1"/></pattern>'
        for name, one in found.items()
    )


def _marks(marks: Marks) -> Iterator[str]:
    if not marks.is_seen:
        return
    before = marks.points[0] if marks.points else (0.0, 0.0)
    for (x, y), symbol, size, colour in zip(
        marks.points, marks.symbols, marks.sizes, marks.colours, strict=True
    ):
        if size:
            turn = math.degrees(math.atan2(y - before[1], x - before[0])) + 90 if marks.follows else 0
            at = f'transform="translate({_n(x)} {_n(y)}) rotate({_n(turn)})"'
            pen = _pen(Pen(INK, marks.thick) if marks.thick else Pen("none", 0))
            yield f'<path d="{symbols.outline(symbol, size)}" {at} {_fill(colour)} {pen}/>'
        before = (x, y)


def _words(words: PlacedWords) -> Iterator[str]:
    if not words.lines:
        return
    tall, across = words.anchor.split()
    letters = words.size
    anchor, sign = _ANCHORS[across]
    # As Plotly places words that have no mark beside them.
    room = (len(words.lines) - 1) * _SPACING + 1
    down = letters * 0.75 + _SIGNS[tall] + (_SIGNS[tall] - 1) * room * letters / 2
    x, y = words.x + sign, words.y + down
    weight = ' font-weight="bold"' if words.bold else ""
    look = f'{_fill(words.colour)} text-anchor="{anchor}" font-family="{_FONT}" font-size="{_n(letters)}"'
    for number, line in enumerate(words.lines):
        said = html.escape(cleaning.printable(line))
        yield f'<text x="{_n(x)}" y="{_n(y + number * letters * _SPACING)}" {look}{weight}>{said}</text>'


def _n(number: float) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
