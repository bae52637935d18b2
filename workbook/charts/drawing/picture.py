"""What a chart hands to its page: the picture, the same in words, and everything in it as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Figure = dict[str, Any]
"""A Plotly figure as plain data. Plotly checks it when a page draws it, so this room never waits for its import."""

Table = tuple[tuple[str, ...], ...]
"""Rows of text; the first one is the header."""


@dataclass(frozen=True)
class Picture:
    """One picture of a worksheet.

    `summary` says in sentences what the picture shows, `table` carries everything in it with the full words.
    `stage` is the name of a network's stage. `is_empty`: nobody has written anything yet; `summary` says so kindly.
    """

    kind: str
    title: str
    figure: Figure
    summary: str
    table: Table
    stage: str = ""
    is_empty: bool = False
