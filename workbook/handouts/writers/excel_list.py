"""Plain lists as an Excel book: a title, heads and rows of text, ready to be kept, sorted or printed."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.handouts.layout import file_names, file_properties, long_cells, phrases
from workbook.handouts.writers import excel_looks
from workbook.texts import cleaning

_HEAD_ROW = 3
_HIGHEST = 409.0
# Excel reads _x0041_ as the letter A; an underscore of somebody's own must not begin such a thing.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Ledger:
    """A list. `widths` are those of its columns in letters; `note` is a sentence below the title."""

    name: str
    title: str
    note: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[Sequence[str]]


def write(ledgers: Sequence[Ledger]) -> bytes:
    """Return an .xlsx with a sheet for each list; every cell is text, whatever it looks like."""
    book = Workbook()
    book.remove(book.worksheets[0])
    file_properties.of_excel(book, phrases.title_of([ledger.title for ledger in ledgers]), edges="")
    for ledger in ledgers:
        _page(book.create_sheet(file_names.sheet_title(ledger.name)), ledger)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _page(page: Worksheet, ledger: Ledger) -> None:
    for place, width in enumerate(ledger.widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    _put(page, 1, 1, ledger.title, excel_looks.TITLE, wraps=False)
    _put(page, 2, 1, ledger.note, excel_looks.SMALL, wraps=False)
    page.row_dimensions[1].height = long_cells.line_height(excel_looks.size(excel_looks.TITLE))
    for place, text in enumerate(ledger.head, start=1):
        cell = _put(page, _HEAD_ROW, place, text, excel_looks.BOLD)
        cell.border, cell.fill = excel_looks.FRAME, excel_looks.GREY
    page.row_dimensions[_HEAD_ROW].height = _height(ledger.head, ledger.widths, excel_looks.BOLD)
    for number, row in enumerate(ledger.rows, start=_HEAD_ROW + 1):
        for place, text in enumerate(row, start=1):
            cell = _put(page, number, place, text, excel_looks.TEXT)
            cell.border = excel_looks.FRAME
        page.row_dimensions[number].height = _height(row, ledger.widths, excel_looks.TEXT)
    page.freeze_panes = f"A{_HEAD_ROW + 1}"
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    page.page_setup.paperSize = "9"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _height(texts: Sequence[str], widths: Sequence[float], font: Font) -> float:
    """Return the height of a row; Excel has none higher."""
    pairs = zip(texts, widths, strict=True)
    return min(
        _HIGHEST, max(long_cells.height(text, width, points=excel_looks.size(font)) for text, width in pairs)
    )


def _put(  # noqa: PLR0913 -- a place, a text and its look
    page: Worksheet, row: int, place: int, text: str, font: Font, *, wraps: bool = True
) -> Cell | MergedCell:
    cell = page.cell(row, place)
    cell.value = _ESCAPE_LIKE.sub("_x005F_", cleaning.printable(text)) or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_SIGNS)
    cell.number_format = "@"
    cell.font = font
    if wraps:
        cell.alignment = excel_looks.TOP
    return cell


_SIGNS = ("=", "+", "-", "@", "'", "\t")
