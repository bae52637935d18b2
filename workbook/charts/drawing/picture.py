"""What a chart hands to its page: the picture, the same in words, and everything in it as a table."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.charts.drawing import plotly_figure
from workbook.charts.drawing.look import Drawing
from workbook.charts.drawing.plotly_figure import Figure

_LOWEST, AIR = 40, 4
Table = tuple[tuple[str, ...], ...]
"""Rows of text; the first one is the header."""


@dataclass(frozen=True)
class Picture:
    """One picture of a worksheet, drawn for a sheet `width` pixels wide.

    `summary` says in sentences what the picture shows, `table` carries everything in it with the full words.
    `stage` is the name of a network's stage. `is_empty`: nobody has written anything yet; `summary` says so kindly.
    `is_crowded`: on this paper something covers something else. `signs` says what those mean that occur, for a key that
    stands elsewhere.
    """

    kind: str
    title: str
    drawing: Drawing
    width: float
    summary: str
    table: Table
    stage: str = ""
    is_empty: bool = False
    is_crowded: bool = False
    signs: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Return how many pixels high the sheet is."""
        return round(max(self.drawing.height, _LOWEST) + AIR)

    @property
    def figure(self) -> Figure:
        """Return the picture as Plotly draws it."""
        return plotly_figure.figure(self.drawing, width=self.width, height=self.height)
