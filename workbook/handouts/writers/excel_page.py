"""One Excel sheet being filled from top to bottom: lines, frames and rows, every cell text. Column A holds ids."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.handouts.layout import long_cells
from workbook.handouts.layout.sheet import Box, Column
from workbook.handouts.writers import excel_looks
from workbook.texts import cleaning

LINE_HEIGHT = 17
_ID_WIDTH = 12
_HIGHEST = 400
_LIST_LETTERS = 255
_SIGNS = ("=", "+", "-", "@", "'", "\t")
# Excel reads _x0041_ as the letter A; an underscore of somebody's own must not begin such a thing.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class ExcelPage:
    """An Excel sheet with the row that is being written; the columns after A share `widths` and are for people."""

    def __init__(self, page: Worksheet, looks: excel_looks.Looks, widths: Sequence[float]) -> None:
        self.page = page
        self.looks = looks
        self.row = 0
        self.last = 1 + len(widths)
        page.column_dimensions["A"].width = _ID_WIDTH
        for place, width in enumerate(widths, start=2):
            page.column_dimensions[get_column_letter(place)].width = width

    def line(self, mark: str, text: str, *, font: Font, least: int = LINE_HEIGHT) -> Cell | MergedCell:
        """Write a text across the page, with its mark in column A."""
        self.row += 1
        self.put(1, mark, excel_looks.ID_FONT)
        cell = self.put(2, text, font)
        self._merge(self.row)
        self.heighten([(text, sum(self.width(place) for place in range(2, self.last + 1)))], least=least)
        return cell

    def frame(self, mark: str, text: str, *, least: float) -> Cell | MergedCell:
        """Write an answer into a frame across the page; a long one goes over several lines, so that none is cut."""
        self.row += 1
        top = self.row
        self.put(1, mark, excel_looks.ID_FONT)
        cell = self.put(2, text, excel_looks.TEXT, excel_looks.FILL)
        width = sum(self.width(place) for place in range(2, self.last + 1))
        height = max(least, long_cells.lines(text, width) * LINE_HEIGHT)
        self.row += math.ceil(height / _HIGHEST) - 1
        for row in range(top, self.row + 1):
            self.page.row_dimensions[row].height = height / (self.row - top + 1)
            for place in range(2, self.last + 1):
                if (row, place) != (top, 2):
                    self.looks.dress(self.page.cell(row, place), excel_looks.TEXT, excel_looks.FILL)
        self._merge(top)
        return cell

    def put_row(self, mark: str, name: str, cells: Sequence[str], *, first: int) -> None:
        """Write a row of a table whose cells begin in column `first`, its printed name before them if there is room."""
        self.row += 1
        self.put(1, mark, excel_looks.ID_FONT)
        if first > 2:  # noqa: PLR2004 -- the row has a printed name beside its id
            self.put(2, name, excel_looks.BOLD, excel_looks.GREY)
        for place, text in enumerate(cells, start=first):
            self.put(place, text, excel_looks.TEXT, excel_looks.FILL)
        wide = [(text, self.width(first + number)) for number, text in enumerate(cells)]
        self.heighten([*wide, (name, self.width(2))], least=LINE_HEIGHT * 2)

    def put(self, place: int, text: str, font: Font, fill: PatternFill | None = None) -> Cell | MergedCell:
        """Write a cell that is text whatever it looks like: =1+1 and 012 stay as they were typed."""
        cell = self.page.cell(self.row, place)
        cell.value = _ESCAPE_LIKE.sub("_x005F_", cleaning.printable(text)) or None
        if cell.value is not None:
            cell.data_type = "s"
        self.looks.dress(cell, font, fill, is_quoted=text.startswith(_SIGNS))
        return cell

    def heighten(self, texts: Sequence[tuple[str, float]], *, least: float) -> None:
        """Give the row the height its longest text needs; Excel does not do it for merged cells."""
        most = max((long_cells.lines(text, width) for text, width in texts), default=1)
        self.page.row_dimensions[self.row].height = min(409.0, max(least, most * LINE_HEIGHT))

    def offer(self, what: Box | Column, where: str) -> None:
        """Offer the choices in a drop-down list; the labels in the help line do without it."""
        listed = ",".join(what.options)
        has_comma = any("," in label for label in what.options)
        if what.is_ticked or not what.options or has_comma or len(listed) > _LIST_LETTERS:
            return
        rule = DataValidation(
            type="list", formula1=f'"{listed.replace(chr(34), chr(34) * 2)}"', allow_blank=True
        )
        rule.showErrorMessage = False
        self.page.add_data_validation(rule)
        rule.add(where)

    def width(self, place: int) -> float:
        """Return how wide a column is, in letters."""
        return self.page.column_dimensions[get_column_letter(place)].width

    def _merge(self, top: int) -> None:
        """Make one cell of those across the page, which keep their frames; `merge_cells` would dress them again."""
        self.page.merged_cells.add(f"B{top}:{get_column_letter(self.last)}{self.row}")


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
