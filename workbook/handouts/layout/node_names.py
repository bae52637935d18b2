"""What the people and places of a network are called on paper, where ties point to them."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.content.forms.form import Grid
from workbook.content.model.answers import RowAnswer
from workbook.texts import cleaning

NAME_FIELD = "name"


def of(nodes: Sequence[RowAnswer], grid: Grid) -> dict[str, str]:
    """Return what each node is called on paper; a name that is missing or used twice carries the row's id."""
    written = {str(row["_row"]): cleaning.printable(str(row.get(NAME_FIELD, ""))).strip() for row in nodes}
    rows = list(written) + [f"r{number}" for number in range(1, grid.rows + 1)]
    said = list(written.values())
    return {row: _name(row, written.get(row, ""), said) for row in rows}


def _name(row: str, name: str, said: Sequence[str]) -> str:
    if not name:
        return f"（{row}）"
    return name if said.count(name) == 1 else f"{name}（{row}）"
