"""A drawing as a Plotly figure: plain data, which Plotly checks when a page draws it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.charts.drawing.look import (
    FONT,
    INK,
    SIZE,
    WHITE,
    Bars,
    Box,
    Drawing,
    Marks,
    Outline,
    Pen,
    PlacedWords,
    Stroke,
    safe,
)

Figure = dict[str, object]


def figure(drawing: Drawing, *, width: float, height: int) -> Figure:
    """Return the figure of a drawing on a sheet of this size in pixels."""
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [
            *(_bars(trace) if isinstance(trace, Bars) else _marks(trace) for trace in drawing.traces),
            *_text(drawing.words),
        ],
        "layout": {
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": [0, width], **hidden},
            "yaxis": {"range": [height, 0], **hidden},
            "shapes": [_shape(shape) for shape in drawing.shapes],
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


def _shape(shape: Box | Stroke | Outline) -> Figure:
    if isinstance(shape, Box):
        return _box(shape)
    return _stroke(shape) if isinstance(shape, Stroke) else _outline(shape)


def _box(box: Box) -> Figure:
    corners = {"x0": box.left, "y0": box.top, "x1": box.right, "y1": box.bottom}
    return {"type": "rect", "layer": "below", **corners, "fillcolor": box.fill, "line": _pen(box.pen)}


def _stroke(stroke: Stroke) -> Figure:
    (x0, y0), (x1, y1) = stroke.start, stroke.end
    ends = {"x0": x0, "y0": y0, "x1": x1, "y1": y1}
    return {"type": "line", "layer": "below", **ends, "line": _pen(stroke.pen)}


def _outline(outline: Outline) -> Figure:
    return {
        "type": "path",
        "layer": "below",
        "xref": "x",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": outline.x,
        "yanchor": outline.y,
        "path": outline.path,
        "fillcolor": outline.fill,
        "line": _pen(outline.pen),
    }


def _pen(pen: Pen) -> Figure:
    return {"color": pen.colour, "width": pen.thick, "dash": pen.dash}


def _bars(style: Bars) -> Figure:
    bars, fill = style.bars, style.fill
    return {
        "type": "bar",
        "orientation": "h",
        "base": [bar.left for bar in bars],
        "x": [bar.right - bar.left for bar in bars],
        "y": [(bar.top + bar.bottom) / 2 for bar in bars],
        "width": [bar.bottom - bar.top for bar in bars],
        "hovertext": [bar.hover for bar in bars],
        "hoverinfo": "text" if any(bar.hover for bar in bars) else "skip",
        "marker": {
            "color": fill,
            "line": {"color": INK, "width": 1},
            "pattern": {"shape": style.pattern, "fgcolor": INK, "bgcolor": fill, "size": 6, "solidity": 0.2},
        },
    }


def _marks(marks: Marks) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in marks.points],
        "y": [y for _, y in marks.points],
        "hovertext": list(marks.hovers),
        "hoverinfo": "text" if marks.hovers else "skip",
        "cliponaxis": False,
        "marker": {
            "opacity": 1 if marks.is_seen else 0,
            "symbol": list(marks.symbols),
            "color": list(marks.colours),
            "size": list(marks.sizes),
            "line": {"color": INK, "width": marks.thick},
            **({"angleref": "previous"} if marks.follows else {}),
        },
    }


def _text(words: Sequence[PlacedWords]) -> list[Figure]:
    shown = [item for item in words if item.lines]
    if not shown:
        return []
    texts = ["<br>".join(map(safe, item.lines)) for item in shown]
    trace: Figure = {
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
