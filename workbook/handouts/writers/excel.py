"""A handout as an Excel book: one sheet per worksheet, every cell text, every id where it can be seen."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from workbook.handouts.layout import file_names, long_cells, phrases
from workbook.handouts.layout.sheet import Box, Column, Part, Sheet, Table, choices_of
from workbook.handouts.writers import excel_looks
from workbook.texts import cleaning

_PAGE_WIDTH = 115
_SHARE = 11.5
_WORDS_SHARE = 1.6
_LINE_HEIGHT = 17
_HIGHEST = 400
_SPARE_ROWS = 2
_LIST_LETTERS = 255
# Excel reads _x0041_ as the letter A; an underscore of somebody's own must not begin such a thing.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write(sheets: Sequence[LaidOutSheet]) -> bytes:
    """Return an .xlsx with one sheet each, in the given order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks = excel_looks.Looks()
    for sheet in sheets:
        title = file_names.sheet_title(f"{sheet.id} {sheet.title}")
        _Page(book.create_sheet(title), looks).write(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class _Page:
    """One Excel sheet being filled from top to bottom. Column A holds ids, the rest is for people."""

    def __init__(self, page: Worksheet, looks: excel_looks.Looks) -> None:
        self.page = page
        self.looks = looks
        self.row = 0
        self.last = 2

    def write(self, sheet: Sheet) -> None:
        tables = [part for part in sheet.parts if isinstance(part, Table)]
        self.last = 1 + max([2, *(len(table.columns) + bool(table.head) for table in tables)])
        widths = self._widths(tables)
        for place, width in enumerate(widths, start=2):
            self.page.column_dimensions[get_column_letter(place)].width = width
        self.page.column_dimensions["A"].width = _ID_WIDTH
        self._title(sheet)
        for part in sheet.parts:
            _WRITE[type(part)](self, part)
        self._printing(sheet)

    def _widths(self, tables: Sequence[Table]) -> list[float]:
        """Return widths in which every table can be written; on paper all columns share the width of a page."""
        widths = [0.0] * (self.last - 1)
        for table in tables:
            own: list[float] = [_WORDS_SHARE * _SHARE] * bool(table.head)
            own += [_SHARE * column.width for column in table.columns]
            widths = [max(pair) for pair in itertools.zip_longest(widths, own, fillvalue=0.0)]
        least = _PAGE_WIDTH / sum(widths) if sum(widths) else 0.0
        return [width * max(least, 1.0) or _PAGE_WIDTH / len(widths) for width in widths]

    def _title(self, sheet: Sheet) -> None:
        header = sheet.header
        self._line(phrases.SHEET_ID, sheet.title, font=excel_looks.TITLE, least=26)
        said = "　".join(filter(None, (header.training, header.team, header.date)))
        self._line(header.sheet or sheet.id, said, font=excel_looks.BOLD)
        self._line("", sheet.purpose, font=excel_looks.TEXT)
        self._line("", f"{phrases.NO_REAL_PEOPLE}{phrases.HOW_TO_FILL}", font=excel_looks.SMALL)
        if sheet.notice:
            self._line("", sheet.notice, font=excel_looks.SMALL)

    def _line(self, mark: str, text: str, *, font: Font, least: int = _LINE_HEIGHT) -> Cell:
        """Write a text across the page, with its mark in column A."""
        self.row += 1
        self._put(1, mark, excel_looks.ID_FONT)
        cell = self._put(2, text, font)
        self._merge(self.row)
        self._height([(text, sum(self._width(place) for place in range(2, self.last + 1)))], least=least)
        return cell

    def _heading(self, part: Part) -> None:
        self.row += 1
        mark = f"【{phrases.REQUIRED}】" if part.required else ""
        self._line("", f"{part.label}{mark}", font=excel_looks.HEAD, least=20)
        if part.help:
            self._line("", part.help, font=excel_looks.SMALL)
        if part.example:
            self._line("", f"{phrases.EXAMPLE}{part.example}", font=excel_looks.SMALL)

    def box(self, box: Box) -> None:
        self._heading(box)
        if box.options:
            lead = phrases.CHOOSE_MANY if box.is_ticked else phrases.CHOOSE_ONE
            self._line("", lead + phrases.BETWEEN.join(box.options), font=excel_looks.SMALL)
        lines = max(box.lines, len(box.options) if box.is_ticked else 1)
        for mark, text in long_cells.pieces(box.id, box.text):
            cell = self._field(mark, text, least=_LINE_HEIGHT * (lines + 1))
            self._list(box, cell.coordinate)

    def _field(self, mark: str, text: str, *, least: float) -> Cell:
        """Write an answer into a frame across the page; a long one goes over several lines, so that none is cut."""
        self.row += 1
        top = self.row
        self._put(1, mark, excel_looks.ID_FONT)
        cell = self._put(2, text, excel_looks.TEXT, excel_looks.FILL)
        width = sum(self._width(place) for place in range(2, self.last + 1))
        height = max(least, long_cells.lines(text, width) * _LINE_HEIGHT)
        self.row += math.ceil(height / _HIGHEST) - 1
        for row in range(top, self.row + 1):
            self.page.row_dimensions[row].height = height / (self.row - top + 1)
            for place in range(2, self.last + 1):
                if (row, place) != (top, 2):
                    self.looks.dress(self.page.cell(row, place), excel_looks.TEXT, excel_looks.FILL)
        self._merge(top)
        return cell

    def table(self, table: Table) -> None:
        self._heading(table)
        first = 3 if table.head else 2
        for line in choices_of(table):
            self._line("", line, font=excel_looks.SMALL)
        self.row += 1
        self._put(1, table.id, excel_looks.ID_FONT)
        for place, column in enumerate(table.columns, start=first):
            self._put(place, column.id, excel_looks.ID_FONT)
        self.row += 1
        self._put(1, phrases.FIELD_ID, excel_looks.ID_FONT)
        if table.head:
            self._put(2, table.head, excel_looks.BOLD, excel_looks.GREY)
        for place, column in enumerate(table.columns, start=first):
            mark = f"【{phrases.REQUIRED}】" if column.required else ""
            self._put(place, f"{column.label}{mark}", excel_looks.BOLD, excel_looks.GREY)
        heads = [
            (column.label + "　　" * column.required, self._width(first + n))
            for n, column in enumerate(table.columns)
        ]
        self._height(heads, least=_LINE_HEIGHT)
        self._rows(table, first)

    def _rows(self, table: Table, first: int) -> None:
        begin = self.row + 1
        for row in table.rows:
            pieces = [long_cells.pieces(f"{table.id}/{row.id}", text) for text in row.cells]
            for line in itertools.zip_longest(*pieces):
                mark = next(piece[0] for piece in line if piece)
                self._row(
                    mark,
                    row.label if table.head else "",
                    [piece[1] if piece else "" for piece in line],
                    first,
                )
        if not table.head and any(any(row.cells) for row in table.rows[-_SPARE_ROWS:]):
            for _ in range(_SPARE_ROWS):
                self._row("", "", [""] * len(table.columns), first)
        for place, column in enumerate(table.columns, start=first):
            letter = get_column_letter(place)
            self._list(column, f"{letter}{begin}:{letter}{self.row}")

    def _row(self, mark: str, name: str, cells: Sequence[str], first: int) -> None:
        self.row += 1
        self._put(1, mark, excel_looks.ID_FONT)
        if first > 2:  # noqa: PLR2004 -- the row has a printed name beside its id
            self._put(2, name, excel_looks.BOLD, excel_looks.GREY)
        for place, text in enumerate(cells, start=first):
            self._put(place, text, excel_looks.TEXT, excel_looks.FILL)
        wide = [(text, self._width(first + number)) for number, text in enumerate(cells)]
        self._height([*wide, (name, self._width(2))], least=_LINE_HEIGHT * 2)

    def _put(self, place: int, text: str, font: Font, fill: PatternFill | None = None) -> Cell:
        """Write a cell that is text whatever it looks like: =1+1 and 012 stay as they were typed."""
        cell: Any = self.page.cell(self.row, place)
        cell.value = _ESCAPE_LIKE.sub("_x005F_", cleaning.printable(text)) or None
        if cell.value is not None:
            cell.data_type = "s"
        self.looks.dress(cell, font, fill, is_quoted=text.startswith(_SIGNS))
        return cell  # type: ignore[no-any-return]

    def _merge(self, top: int) -> None:
        """Make one cell of those across the page, which keep their frames; `merge_cells` would dress them again."""
        self.page.merged_cells.add(f"B{top}:{get_column_letter(self.last)}{self.row}")

    def _width(self, place: int) -> float:
        return self.page.column_dimensions[get_column_letter(place)].width

    def _height(self, texts: Sequence[tuple[str, float]], *, least: float) -> None:
        """Give the row the height its longest text needs; Excel does not do it for merged cells."""
        most = max((long_cells.lines(text, width) for text, width in texts), default=1)
        self.page.row_dimensions[self.row].height = min(409.0, max(least, most * _LINE_HEIGHT))

    def _list(self, what: Box | Column, where: str) -> None:
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

    def _printing(self, sheet: Sheet) -> None:
        page = self.page
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
        footer: Any = page.oddFooter
        footer.center.text = "&P / &N"
        footer.left.text = cleaning.printable(sheet.header.team).replace("&", "&&")


_SIGNS = ("=", "+", "-", "@", "'", "\t")
_WRITE: dict[type[Part], Callable[[_Page, Any], None]] = {Box: _Page.box, Table: _Page.table}
