"""A handout as an Excel book: one sheet per worksheet, every cell text, every id where it can be seen."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from workbook.handouts.layout import file_names, file_properties, long_cells, phrases, top_line
from workbook.handouts.layout.choices_in_words import choices_of
from workbook.handouts.layout.sheet import Box, LaidOutSheet, Part, Table
from workbook.handouts.writers import excel_looks, excel_page, excel_pictures
from workbook.handouts.writers.excel_choices import Choices
from workbook.handouts.writers.excel_page import ExcelPage
from workbook.texts import cleaning

_PAGE_WIDTH = 115
_SHARE = 11.5
_WORDS_SHARE = 1.6
_SPARE_ROWS = 2


def write(sheets: Sequence[LaidOutSheet]) -> bytes:
    """Return an .xlsx with one sheet each, in the given order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    teams = "　".join(dict.fromkeys(sheet.header.team for sheet in sheets))
    file_properties.of_excel(book, phrases.title_of([sheet.title for sheet in sheets]), edges=teams)
    looks = excel_looks.Looks()
    for sheet in sheets:
        title = file_names.sheet_title(f"{sheet.id} {sheet.title}")
        tables = [part for part in sheet.parts if isinstance(part, Table)]
        page = ExcelPage(book.create_sheet(title), looks, _widths(tables))
        _title(page, sheet)
        choices = Choices(page)
        for part in sheet.parts:
            if isinstance(part, Box):
                _box(page, choices, part)
            else:
                _table(page, choices, part)
            if part.id in sheet.pictures:
                excel_pictures.put(page, sheet.pictures[part.id])
        choices.write_long()
        excel_page.set_up_printing(page.page, team=sheet.header.team)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _widths(tables: Sequence[Table]) -> list[float]:
    """Return widths in which every table can be written; on paper all columns share the width of a page."""
    widths = [0.0] * max([2, *(len(table.columns) + bool(table.head) for table in tables)])
    for table in tables:
        names = [_WORDS_SHARE * _SHARE] if table.head else []
        own = [*names, *(_SHARE * column.width for column in table.columns)]
        widths = [max(pair) for pair in itertools.zip_longest(widths, own, fillvalue=0.0)]
    least = _PAGE_WIDTH / sum(widths) if sum(widths) else 0.0
    return [width * max(least, 1.0) or _PAGE_WIDTH / len(widths) for width in widths]


def _title(page: ExcelPage, sheet: LaidOutSheet) -> None:
    header = sheet.header
    page.line(phrases.SHEET_ID, sheet.title, font=excel_looks.TITLE)
    page.line(header.sheet or sheet.id, header.line, font=excel_looks.BOLD)
    page.line(top_line.mark(cleaning.printable(header.line)), sheet.purpose, font=excel_looks.TEXT)
    page.line("", f"{phrases.NO_REAL_PEOPLE}{phrases.HOW_TO_FILL}", font=excel_looks.SMALL)
    if sheet.notice:
        page.line("", sheet.notice, font=excel_looks.SMALL)


def _heading(page: ExcelPage, part: Part) -> None:
    page.row += 1
    mark = f"【{phrases.REQUIRED}】" if part.required else ""
    page.line("", f"{part.label}{mark}", font=excel_looks.HEAD)
    if part.help:
        page.line("", part.help, font=excel_looks.SMALL)
    if part.example:
        page.line("", f"{phrases.EXAMPLE}{part.example}", font=excel_looks.SMALL)


def _box(page: ExcelPage, choices: Choices, box: Box) -> None:
    _heading(page, box)
    if box.options:
        lead = phrases.CHOOSE_MANY if box.is_ticked else phrases.CHOOSE_ONE
        page.line("", lead + phrases.BETWEEN.join(box.options), font=excel_looks.SMALL)
    lines = max(box.lines, len(box.options) if box.is_ticked else 1)
    for mark, text in long_cells.pieces(box.id, box.text):
        cell = page.frame(mark, text, lines=lines + 1)
        choices.offer(box, cell.coordinate)


def _table(page: ExcelPage, choices: Choices, table: Table) -> None:
    _heading(page, table)
    first = 3 if table.head else 2
    for line in choices_of(table):
        page.line("", line, font=excel_looks.SMALL)
    page.row += 1
    page.put(1, table.id, excel_looks.ID_FONT)
    for place, column in enumerate(table.columns, start=first):
        page.put(place, column.id, excel_looks.ID_FONT)
    page.row += 1
    page.put(1, phrases.FIELD_ID, excel_looks.ID_FONT)
    if table.head:
        page.put(2, table.head, excel_looks.BOLD, excel_looks.GREY)
    mark = f"【{phrases.REQUIRED}】"
    page.heads([column.label + mark * column.required for column in table.columns], first=first)
    begin = page.row + 1
    _rows(page, table, first)
    for place, column in enumerate(table.columns, start=first):
        letter = get_column_letter(place)
        choices.offer_column(table, column, f"{letter}{begin}:{letter}{page.row}")


def _rows(page: ExcelPage, table: Table, first: int) -> None:
    for row in table.rows:
        pieces = [long_cells.pieces(f"{table.id}/{row.id}", text) for text in row.cells]
        for line in itertools.zip_longest(*pieces):
            mark = next(piece[0] for piece in line if piece)
            page.put_row(
                mark,
                row.label if table.head else "",
                [piece[1] if piece else "" for piece in line],
                first=first,
            )
    if not table.head and any(any(row.cells) for row in table.rows[-_SPARE_ROWS:]):
        for _ in range(_SPARE_ROWS):
            page.put_row("", "", [""] * len(table.columns), first=first)
