"""The visible pages of an Excel file somebody else made, as rows, with the lines that somebody hid or struck out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from workbook.handouts.returned.excel.excel_book import Book, BookPage, children, sheets
from workbook.handouts.returned.excel.excel_cells import Place, areas, below, cells_of, shown
from workbook.handouts.returned.package import Package, local, whole

HIDDEN = "非表示の行です（入れるときは、行を表示して保存し直してください）"
FILTERED = "フィルターで隠れている行です（入れるときは、フィルターを解除して保存し直してください）"
STRUCK = "取り消し線の引かれた行です（入れるときは、取り消し線を消して保存し直してください）"
_MOST_LINES = 20_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 20
_MOST_AREAS = 2_000


@dataclass(frozen=True)
class Page:
    """One page: its rows from the first line on, empty ones too, and what is the matter with a line (from 1)."""

    rows: tuple[tuple[str, ...], ...]
    aside: dict[int, str] = field(default_factory=dict)


def read(package: Package, main: str) -> Iterator[Page]:
    """Yield every page people can see; raise FileRefused for a damaged book."""
    book = Book(package, main)
    for sheet in sheets(package, main, most=_MOST_SHEETS):
        if not sheet.is_hidden:
            yield _page(sheet, book)


def _page(sheet: BookPage, book: Book) -> Page:
    kept: dict[Place, str] = {}
    struck: dict[Place, str] = {}
    for place, cell in cells_of(sheet.root):
        if place[0] <= _MOST_LINES and place[1] <= _MOST_COLUMNS:
            words, gone = shown(cell, place, book, [])
            kept |= {place: words} if words else {}
            struck |= {place: gone} if gone else {}
    lines = {row for (row, _), words in kept.items() if words.strip()}
    whole_lines = {place: gone for place, gone in struck.items() if place[0] not in lines and gone.strip()}
    kept |= whole_lines
    merged = list(islice(areas(sheet.root), _MOST_AREAS))
    for place in below(kept, merged):
        del kept[place]
    aside = {row: STRUCK for row, _ in whole_lines}
    aside |= _hidden(sheet.root, last=max((row for row, _ in kept), default=0))
    return Page(_rows({**kept, **_for_each_line(merged, kept)}), aside)


def _hidden(root: etree._Element, *, last: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that a person or a filter has hidden, with why."""
    filtered = any(local(one) == "filterColumn" for one in children(root, "autoFilter"))
    number = 0
    for line in children(root, "sheetData"):
        number = whole(line.get("r", ""), otherwise=number + 1)
        if number <= last and line.get("hidden", "0") in {"1", "true"}:
            yield number, FILTERED if filtered else HIDDEN


def _for_each_line(merged: list[tuple[Place, Place]], cells: Mapping[Place, str]) -> dict[Place, str]:
    """Return what stands in a cell merged over several lines for each of them: it counts for all."""
    last = max((row for row, _ in cells), default=0)
    return {
        (row, first[1]): cells[first]
        for first, end in merged
        if first in cells
        for row in range(first[0] + 1, min(end[0], last) + 1)
    }


def _rows(cells: Mapping[Place, str]) -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = [[] for _ in range(max((row for row, _ in cells), default=0))]
    for (row, column), words in sorted(cells.items()):
        line = rows[row - 1]
        line += [""] * (column - 1 - len(line))
        line.append(words)
    return tuple(map(tuple, rows))
