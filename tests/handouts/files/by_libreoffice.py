"""LibreOffice makes the files whose names begin with calc or writer: run by the system's Python, which knows UNO.

`python3 by_libreoffice.py folder pipe-name`: `home.docx`, `home.xlsx` and `control.docx` lie in the folder, an office listens at the pipe.
"""

# ruff: noqa: ANN001, ANN201, FBT003 -- UNO has no types, takes yes and no by place, and must be found first

from __future__ import annotations

import sys
from pathlib import Path

import uno

sys.path.insert(0, str(Path(__file__).parents[1] / "returned"))
from libreoffice_edits import at_end, link_and_comment, office, opened, saved, tab_in_last_cell, value

DOCX, XLSX = "MS Word 2007 XML", "Calc MS Excel 2007 XML"


def frames(document):
    tables = [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]
    return [one for one in tables if one.Columns.Count == 1]


def grid(document):
    tables = [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]
    return next(one for one in tables if one.Columns.Count > 2)


def writer_tracking(_, document):
    document.RecordChanges = True
    cell = frames(document)[0].getCellByName("A1")
    cell.insertString(at_end(cell), "毎週会う。", False)
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(3, True)
    cursor.String = ""


def writer_tracked_row(_, document):
    document.RecordChanges = True
    table = grid(document)
    table.Rows.removeByIndex(2, 1)
    table.Rows.insertByIndex(table.Rows.Count, 1)
    table.getCellByName(f"B{table.Rows.Count}").String = "議員"


def writer_ruby(_, document):
    cell = frames(document)[0].getCellByName("A1")
    cell.insertString(at_end(cell), "霞", False)
    cursor = at_end(cell)
    cursor.goLeft(1, True)
    cursor.RubyText = "かすみ"


def writer_tab(context, document):
    tab_in_last_cell(context, document, frames(document)[0])


def writer_column(_, document):
    table = grid(document)
    table.Columns.insertByIndex(1, 1)
    table.getCellByName("B1").String = "電話"
    table.getCellByName("B2").String = "内線12"


def writer_merged(_, document):
    cursor = grid(document).createCursorByCellName("B2")
    cursor.gotoCellByName("C2", True)
    cursor.mergeRange()


def writer_comment(_, document):
    link_and_comment(document, frames(document)[0].getCellByName("A1"))
    document.Text.insertString(document.Text.End, "終わりの言葉", False)


def row_of(page, mark):
    return next(n for n in range(300) if page.getCellByPosition(0, n).String == mark)


def calc_sorted(_, document):
    page = document.Sheets.getByIndex(0)
    top = row_of(page, "plan/r1")
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = 0, False
    area = page.getCellRangeByPosition(0, top, 4, top + 1)
    area.sort((value("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),))


def calc_merged(_, document):
    page = document.Sheets.getByIndex(0)
    top = row_of(page, "plan/r1")
    page.getCellRangeByPosition(1, top, 2, top).merge(True)


def calc_column(_, document):
    page = document.Sheets.getByIndex(0)
    page.Columns.insertByIndex(0, 1)
    page.getCellByPosition(0, row_of_second(page)).String = "確認ずみ"


def row_of_second(page):
    return next(n for n in range(300) if page.getCellByPosition(1, n).String == "line")


def calc_lines(_, document):
    page = document.Sheets.getByIndex(0)
    top = row_of(page, "plan/r2")
    page.Rows.insertByIndex(top, 2)
    page.getCellByPosition(1, top).String = "議員"
    page.Annotations.insertNew(page.getCellByPosition(1, row_of(page, "line")).CellAddress, "これでよいか")


def calc_values(_, document):
    page = document.Sheets.getByIndex(0)
    aim, line, start, people = (
        page.getCellByPosition(1, row_of(page, mark)) for mark in ("aim", "line", "start", "people")
    )
    for cell, code in ((line, "0%"), (start, "YYYY-MM-DD")):
        number = document.NumberFormats.queryKey(code, document.CharLocale, False)
        cell.NumberFormat = (
            number if number >= 0 else document.NumberFormats.addNew(code, document.CharLocale)
        )
    aim.NumberFormat = people.NumberFormat = 0
    aim.Formula = '=CONCATENATE("合わせた";"言葉")'
    line.Value, start.Value = 0.1, 46350
    people.Formula = "=3*4"


def calc_ods(context, document):
    between = Path(sys.argv[1], "between.ods")
    document.storeToURL(between.as_uri(), (value("FilterName", "calc8"),))
    return opened(context, between)


def writer_odt(context, document):
    between = Path(sys.argv[1], "between.odt")
    document.storeToURL(between.as_uri(), (value("FilterName", "writer8"),))
    return opened(context, between)


def writer_control(_, __):
    """Only saved again."""


MADE = (
    writer_tracking,
    writer_tracked_row,
    writer_ruby,
    writer_tab,
    writer_column,
    writer_merged,
    writer_comment,
    writer_control,
    writer_odt,
    calc_sorted,
    calc_merged,
    calc_column,
    calc_lines,
    calc_values,
    calc_ods,
)

if __name__ == "__main__":
    known = office(sys.argv[2])
    for make in MADE:
        is_calc = make.__name__.startswith("calc")
        ending = "xlsx" if is_calc else "docx"
        begun = "control" if make is writer_control else "home"
        file = opened(known, Path(sys.argv[1], f"{begun}.{ending}"))
        file = make(known, file) or file
        saved(file, Path(__file__).with_name(f"{make.__name__}.{ending}"), XLSX if is_calc else DOCX)
