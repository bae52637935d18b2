"""Answers said as people read them: labels instead of codes, days as offices write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.content.forms.form import Ask, Field, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer
from workbook.content.model.questions import KINDS

_BETWEEN_CODES = "、"
_BETWEEN_CELLS = " ／ "
_HEADING = 24

Names = Mapping[str, str]
"""What the rows of a network's nodes are called, by row id."""


def answer(ask: Ask, value: Answer | None) -> str:
    """Return an answer as text, a table with a line per row; no answer is the empty text."""
    if not value:
        return ""
    if not ask.grids:
        return plain(ask, answers.cell(value))
    parts = rows_by_grid(ask, value)
    called = names(ask, value)
    return "\n".join(row(grid, cells, called) for grid in ask.grids for cells in parts[grid.id])


def rows_by_grid(ask: Ask, value: Answer | None) -> dict[str, list[RowAnswer]]:
    """Return the rows of an answer by grid id; what is no table of rows has none."""
    return {grid.id: answers.rows(value, grid.name) for grid in ask.grids}


def names(ask: Ask, value: Answer | None) -> dict[str, str]:
    """Return what the nodes of a network are called; empty for every other question."""
    if ask.holds != "ties":
        return {}
    nodes = rows_by_grid(ask, value)[ask.grids[0].id]
    return {answers.text(node.get("_row")): answers.text(node.get("name")) for node in nodes}


def columns(grid: Grid, rows: Iterable[Mapping[str, Cell]]) -> list[Field]:
    """Return the columns in which somebody wrote. Where somebody stands only a map tells."""
    held = list(rows)
    return [one for one in grid.fields if one.kind != "position" and any(cells.get(one.id) for cells in held)]


def row(grid: Grid, cells: Mapping[str, Cell], called: Names) -> str:
    """Return a row on one line: every answered cell with the name of its column."""
    said = [(field.label, cell(field, cells.get(field.id), called)) for field in columns(grid, [cells])]
    parts = [f"{label}：{text}" for label, text in said if text]
    named = [option.label for option in grid.fixed if option.code == cells.get("_row")]
    return _BETWEEN_CELLS.join([*named, *parts])


def heading(grid: Grid, cells: Mapping[str, Cell], *, number: int) -> str:
    """Return what a row is called: its fixed name, its first words, or its number."""
    for option in grid.fixed:
        if option.code == cells.get("_row"):
            return option.label
    for field in grid.fields:
        words = answers.text(cells.get(field.id)).strip()
        if field.holds == "words" and words:
            line = words.splitlines()[0]
            return line if len(line) <= _HEADING else f"{line[:_HEADING]}…"
    return f"{number}行目"


def cell(field: Field, value: Cell | None, called: Names) -> str:
    """Return a cell as text."""
    if field.kind == "node" and isinstance(value, str):
        return called.get(value) or value
    return plain(field, value)


def plain(what: Ask | Field, value: Cell | None) -> str:
    """Return what stands in one place as text; what no code stands for is said as it is."""
    listed = each(what, value)
    if what.holds == "order":
        listed = [f"{place}. {label}" for place, label in enumerate(listed, 1)]
    return _BETWEEN_CODES.join(listed)


def each(what: Ask | Field, value: Cell | None) -> list[str]:
    """Return every value that stands in one place as people read it."""
    say = KINDS[what.kind].say
    return [say(one, what) for one in answers.codes(value)]
