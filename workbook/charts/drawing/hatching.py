"""Bars with patterns, which a copier keeps where colours are lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.charts.drawing import look


@dataclass(frozen=True)
class Bar:
    """A rectangle with a pattern, which shapes cannot have."""

    left: float
    top: float
    right: float
    bottom: float
    pattern: str = ""
    fill: str = look.WHITE
    hover: str = ""


def patterned(bars: Sequence[Bar]) -> tuple[look.Trace, ...]:
    """Return bars as traces, one per style: with lists of patterns and colours Plotly leaves the patterns out."""
    styles = dict.fromkeys((bar.pattern, bar.fill) for bar in bars)
    return tuple(_bars([bar for bar in bars if (bar.pattern, bar.fill) == style], *style) for style in styles)


def _bars(bars: Sequence[Bar], pattern: str, fill: str) -> look.Trace:
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
            "line": {"color": look.INK, "width": 1},
            "pattern": {"shape": pattern, "fgcolor": look.INK, "bgcolor": fill, "size": 6, "solidity": 0.2},
        },
    }
