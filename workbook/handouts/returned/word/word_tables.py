"""The rows of a Word table as they stand when every tracked change is accepted: each cell once, at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from workbook.handouts.returned.package import attribute, child, local, whole
from workbook.handouts.returned.word.word_containers import opened

_MOST_ROWS = 2_000


@dataclass(frozen=True)
class Cell:
    """A cell: the column it begins in, and its words."""

    column: int
    text: str


@dataclass(frozen=True)
class Row:
    """A row with the cells that begin in it."""

    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """Return the words of the cell that begins in a column, or nothing."""
        return next((cell.text for cell in self.cells if cell.column == column), "")


def rows(table: etree._Element, *, said: Callable[[etree._Element], str]) -> list[Row]:
    """Return the rows that are left after all changes; a cell merged with the one above it is said there only.

    `said` returns the words of a cell.
    """
    lines = (line for line in opened(table) if local(line) == "tr" and not is_gone(line))
    found = [Row(tuple(_cells(line, said))) for line, _ in zip(lines, range(_MOST_ROWS), strict=False)]
    return [row for row in found if row.cells]


def is_gone(part: etree._Element) -> bool:
    """Tell whether a row or a cell was deleted with tracking."""
    found = child(part, f"{local(part)}Pr")
    return found is not None and any(local(one) in {"del", "cellDel"} for one in found)


def _cells(line: etree._Element, said: Callable[[etree._Element], str]) -> Iterator[Cell]:
    column = _number(child(line, "trPr", "gridBefore"), otherwise=0)
    for cell in opened(line):
        if local(cell) != "tc":
            continue
        merged, beside = child(cell, "tcPr", "vMerge"), child(cell, "tcPr", "hMerge")
        is_below = any(
            one is not None and attribute(one, "val") in {"", "continue"} for one in (merged, beside)
        )
        if not is_gone(cell):
            text = said(cell)
            if not is_below or text.strip():
                yield Cell(column, text)
            column += _number(child(cell, "tcPr", "gridSpan"), otherwise=1)


def _number(element: etree._Element | None, *, otherwise: int) -> int:
    given = "" if element is None else attribute(element, "val")
    return whole(given, otherwise=otherwise)
