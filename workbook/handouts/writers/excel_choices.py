"""The drop-down lists of an Excel page: within the rule where they fit, else as cells that everybody can see."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils.cell import absolute_coordinate
from openpyxl.worksheet.datavalidation import DataValidation

from workbook.handouts.layout import phrases
from workbook.handouts.layout.node_names import NAME_FIELD
from workbook.handouts.layout.sheet import Box, Column, Table
from workbook.handouts.writers import excel_looks
from workbook.handouts.writers.excel_page import ExcelPage

_MOST_LETTERS = 255  # of a list within a rule: Excel takes no more, LibreOffice cuts without a word


class Choices:
    """The lists of one page. Those that fit into no rule are written at its foot when all else is there."""

    def __init__(self, page: ExcelPage) -> None:
        self.page = page
        self.names: dict[str, str] = {}
        self.long: dict[tuple[str, ...], list[str]] = {}

    def offer_column(self, table: Table, column: Column, where: str) -> None:
        """Offer what can be chosen in a column; of rows that have names, the names as they stand on the page.

        So somebody can choose a person who was typed at home. Names that stand twice are told apart in a list.
        """
        if column.id == NAME_FIELD and not _has_doubles(table, column):
            self.names[table.id] = where
        if column.names_of in self.names:
            self._rule(absolute_coordinate(self.names[column.names_of]), [where])
        else:
            self.offer(column, where)

    def offer(self, what: Box | Column, where: str) -> None:
        """Offer choices in the cells `where`; other words may be typed there all the same."""
        options = what.options
        if what.is_ticked or not options:
            return
        listed = ",".join(options).replace('"', '""')
        has_comma = any("," in label for label in options)
        if has_comma or len(listed.encode("utf-16-le")) // 2 > _MOST_LETTERS:
            self.long.setdefault(options, []).append(where)
        else:
            self._rule(f'"{listed}"', [where])

    def write_long(self) -> None:
        """Write the long lists below everything else, each beside its mark."""
        if not self.long:
            return
        self.page.row += 1
        self.page.line("", phrases.CHOICES_BELOW, font=excel_looks.HEAD)
        for options, where in self.long.items():
            first = self.page.row + 1
            for label in options:
                self.page.line(phrases.CHOICES, label, font=excel_looks.SMALL)
            self._rule(absolute_coordinate(f"B{first}:B{self.page.row}"), where)
            self.page.row += 1

    def _rule(self, formula: str, where: Sequence[str]) -> None:
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = False
        self.page.page.add_data_validation(rule)
        for cells in where:
            rule.add(cells)


def _has_doubles(names: Table, column: Column) -> bool:
    """Tell whether two rows of a table are called the same: then their names alone do not say which is meant."""
    place = names.columns.index(column)
    said = [row.cells[place] for row in names.rows if row.cells[place]]
    return len(set(said)) < len(said)
