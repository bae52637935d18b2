"""One Excel sheet being filled from top to bottom: lines, frames and rows, every cell text. Column A holds ids."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.handouts.layout import long_cells
from workbook.handouts.writers import excel_looks
from workbook.texts import cleaning

_ID_WIDTH = 12
_HIGHEST = 400
_SIGNS = ("=", "+", "-", "@", "'", "\t")
# Excel reads _x0041_ as the letter A; an underscore of somebody's own must not begin such a thing.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class ExcelPage:
    """An Excel sheet with the row that is being written; the columns after A share `widths` and are for people.

    No row is lower than its words need. Excel has no row higher than 409 points: what needs more goes over several.
    """

    def __init__(self, page: Worksheet, looks: excel_looks.Looks, widths: Sequence[float]) -> None:
        self.page = page
        self.looks = looks
        self.row = 0
        self.last = 1 + len(widths)
        page.column_dimensions["A"].width = _ID_WIDTH
        for place, width in enumerate(widths, start=2):
            page.column_dimensions[get_column_letter(place)].width = width

    def line(self, mark: str, text: str, *, font: Font) -> Cell | MergedCell:
        """Write a text across the page, with its mark in column A."""
        self.row += 1
        self.put(1, mark, excel_looks.ID_FONT)
        cell = self.put(2, text, font)
        self.page.row_dimensions[self.row].height = min(_HIGHEST, self._across(text, font))
        self._merge(self.row, 2, self.last)
        return cell

    def frame(self, mark: str, text: str, *, lines: int) -> Cell | MergedCell:
        """Write an answer into a frame across the page, at least so many lines high."""
        self.row += 1
        top = self.row
        self.put(1, mark, excel_looks.ID_FONT)
        cell = self.put(2, text, excel_looks.TEXT, excel_looks.FILL)
        least = lines * long_cells.line_height(excel_looks.size(excel_looks.TEXT))
        self._go_on(max(least, self._across(text, excel_looks.TEXT)))
        for place in range(2, self.last + 1):
            self._dress(top if place > 2 else top + 1, place, excel_looks.TEXT, excel_looks.FILL)  # noqa: PLR2004 -- the answer itself
        self._merge(top, 2, self.last)
        return cell

    def put_row(self, mark: str, name: str, cells: Sequence[str], *, first: int) -> None:
        """Write a row of a table whose cells begin in column `first`, its printed name before them if there is room."""
        self.row += 1
        top = self.row
        self.put(1, mark, excel_looks.ID_FONT)
        if first > 2:  # noqa: PLR2004 -- the row has a printed name beside its id
            self.put(2, name, excel_looks.BOLD, excel_looks.GREY)
        for place, text in enumerate(cells, start=first):
            self.put(place, text, excel_looks.TEXT, excel_looks.FILL)
        wide = [(text, self.width(first + number)) for number, text in enumerate(cells)]
        self._go_on(_highest([*wide, (name, self.width(2))], excel_looks.TEXT, lines=2))
        if self.row == top:
            return
        for place in range(2, first + len(cells)):
            is_name = place < first
            look = (excel_looks.BOLD, excel_looks.GREY) if is_name else (excel_looks.TEXT, excel_looks.FILL)
            self._dress(top + 1, place, *look)
            self._merge(top, place, place)

    def leave(self, height: float) -> None:
        """Leave so many points empty, for a picture."""
        self.row += 1
        self._go_on(height)

    def put(self, place: int, text: str, font: Font, fill: PatternFill | None = None) -> Cell | MergedCell:
        """Write a cell that is text whatever it looks like: =1+1 and 012 stay as they were typed."""
        cell = self.page.cell(self.row, place)
        cell.value = _ESCAPE_LIKE.sub("_x005F_", cleaning.printable(text)) or None
        if cell.value is not None:
            cell.data_type = "s"
        self.looks.dress(cell, font, fill, is_quoted=text.startswith(_SIGNS))
        return cell

    def heads(self, texts: Sequence[str], *, first: int) -> None:
        """Write the heads of columns from column `first` on."""
        for place, text in enumerate(texts, start=first):
            self.put(place, text, excel_looks.BOLD, excel_looks.GREY)
        wide = [(text, self.width(place)) for place, text in enumerate(texts, start=first)]
        self.page.row_dimensions[self.row].height = min(_HIGHEST, _highest(wide, excel_looks.BOLD, lines=1))

    def width(self, place: int) -> float:
        """Return how wide a column is, in letters."""
        return self.page.column_dimensions[get_column_letter(place)].width

    def _across(self, text: str, font: Font) -> float:
        """Return the height of a text across the page."""
        width = sum(self.width(place) for place in range(2, self.last + 1))
        return _highest([(text, width)], font, lines=1)

    def _go_on(self, height: float) -> None:
        """Give the row that height, over as many rows as it takes; the last of them is being written then."""
        top = self.row
        self.row += math.ceil(height / _HIGHEST) - 1
        for row in range(top, self.row + 1):
            self.page.row_dimensions[row].height = height / (self.row - top + 1)

    def _dress(self, top: int, place: int, font: Font, fill: PatternFill) -> None:
        """Frame the empty cells of a column from row `top` down to the row that is being written."""
        for row in range(top, self.row + 1):
            self.looks.dress(self.page.cell(row, place), font, fill)

    def _merge(self, top: int, first: int, last: int) -> None:
        """Make one cell of those, which keep their frames; `merge_cells` would dress them again."""
        self.page.merged_cells.add(f"{get_column_letter(first)}{top}:{get_column_letter(last)}{self.row}")


def _highest(texts: Sequence[tuple[str, float]], font: Font, *, lines: int) -> float:
    """Return the points that the longest of some texts takes in its column, or so many lines."""
    heights = (long_cells.height(text, width, points=excel_looks.size(font)) for text, width in texts)
    return max(lines * long_cells.line_height(excel_looks.size(font)), *heights)


def set_up_printing(page: Worksheet, *, team: str) -> None:
    """Let a sheet print on A4 across, as wide as the paper, with the team and the page numbers at its foot."""
    page.sheet_view.showGridLines = False
    page.page_setup.paperSize = "9"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:2"
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.7
    page.page_margins.header = page.page_margins.footer = 0.3
    # Any: openpyxl's published types say that a part may be missing; a page has all three.
    footer: Any = page.oddFooter
    footer.center.text = "&P / &N"
    footer.left.text = cleaning.printable(team).replace("&", "&&")
