"""Answers said as people read them: labels instead of codes, days as offices write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workbook.content.forms.form import Ask, Field, Grid, Option
from workbook.content.forms.reading import say_day

_BETWEEN_CODES = "、"
_BETWEEN_CELLS = " ／ "
_HEADING = 24

Names = Mapping[str, str]
"""What the rows of a network's nodes are called, by row id."""


def answer(ask: Ask, value: Any) -> str:  # noqa: ANN401 -- an answer of any kind
    """Return an answer as text, a table with a line per row; no answer is the empty text."""
    if not value:
        return ""
    if not ask.grids:
        return plain(value, kind=ask.kind, options=ask.options)
    parts = rows_by_grid(ask, value)
    called = names(ask, value)
    return "\n".join(row(grid, cells, called) for grid in ask.grids for cells in parts[grid.id])


def rows_by_grid(ask: Ask, value: Any) -> dict[str, list[dict[str, Any]]]:  # noqa: ANN401 -- an answer of any kind
    """Return the rows of an answer by grid id; what is no table of rows has none."""
    parts = value if isinstance(value, dict) else {ask.grids[0].name: value}
    found = {grid.id: parts.get(grid.name) for grid in ask.grids}
    return {
        id_: [line for line in rows if isinstance(line, dict)] if isinstance(rows, list) else []
        for id_, rows in found.items()
    }


def names(ask: Ask, value: Any) -> dict[str, str]:  # noqa: ANN401 -- an answer of any kind
    """Return what the nodes of a network are called; empty for every other question."""
    if ask.kind != "network":
        return {}
    nodes = rows_by_grid(ask, value)[ask.grids[0].id]
    return {str(node.get("_row", "")): str(node.get("name", "")) for node in nodes}


def row(grid: Grid, cells: Mapping[str, Any], called: Names) -> str:
    """Return a row on one line: every answered cell with the name of its column."""
    said = [(field.label, cell(field, cells.get(field.id), called)) for field in grid.fields]
    parts = [f"{label}：{text}" for label, text in said if text]
    named = [option.label for option in grid.fixed if option.code == cells.get("_row")]
    return _BETWEEN_CELLS.join([*named, *parts])


def heading(grid: Grid, cells: Mapping[str, Any], *, number: int) -> str:
    """Return what a row is called: its fixed name, its first words, or its number."""
    for option in grid.fixed:
        if option.code == cells.get("_row"):
            return option.label
    for field in grid.fields:
        words = cells.get(field.id)
        if field.kind == "text" and isinstance(words, str) and words.strip():
            line = words.strip().splitlines()[0]
            return line if len(line) <= _HEADING else f"{line[:_HEADING]}…"
    return f"{number}行目"


def cell(field: Field, value: Any, called: Names) -> str:  # noqa: ANN401 -- text or codes
    """Return a cell as text."""
    if field.kind == "node" and isinstance(value, str):
        return called.get(value) or value
    return plain(value, kind=field.kind, options=field.options)


def plain(value: Any, *, kind: str, options: Sequence[Option]) -> str:  # noqa: ANN401 -- text or codes
    """Return a single answer as text; what no code stands for is said as it is."""
    if not value:
        return ""
    labels = {option.code: option.label for option in options}
    if isinstance(value, list):
        listed = [labels.get(str(code), str(code)) for code in value]
        if kind == "rank":
            listed = [f"{place}. {label}" for place, label in enumerate(listed, 1)]
        return _BETWEEN_CODES.join(listed)
    text = str(value)
    return _day(text) if kind == "date" else labels.get(text, text)


def _day(text: str) -> str:
    try:
        return say_day(date.fromisoformat(text)) if len(text) == len("2026-01-01") else text
    except ValueError:
        return text  # 「来月」 is said as it was typed
