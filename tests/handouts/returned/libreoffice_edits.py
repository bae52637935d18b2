"""LibreOffice itself edits two files: run by the system's Python, which knows UNO.

`python3 libreoffice_edits.py home.docx home.xlsx pipe-name` edits both in place, by an office that listens at the pipe.
"""

# ruff: noqa: ANN001, ANN201, ANN202, FBT003 -- UNO has no types, and its calls take yes and no by place

from __future__ import annotations

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def value(name, said):
    one = PropertyValue()
    one.Name, one.Value = name, said
    return one


def office(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    sys.exit("no office")


def opened(context, file):
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    return desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (value("Hidden", True),))


def saved(document, file, kind):
    document.storeToURL(Path(file).as_uri(), (value("FilterName", kind),))
    document.close(True)


def at_end(cell):
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    return cursor


def writer(context, file):
    document = opened(context, file)
    tables = [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]
    frames = [one for one in tables if one.Columns.Count == 1]
    first, second, third = (one.getCellByName("A1") for one in frames[:3])

    tab_in_last_cell(context, document, frames[3])
    second.insertString(at_end(second), "霞", False)
    cursor = at_end(second)
    cursor.goLeft(1, True)
    cursor.RubyText = "かすみ"
    link_and_comment(document, third)
    document.Text.insertString(document.Text.End, "終わりの言葉", False)
    own_column_and_new_row(next(one for one in tables if one.Columns.Count > 4))
    tracked_changes(document, first)
    saved(document, file, "MS Word 2007 XML")


def tab_in_last_cell(context, document, frame):
    controller = document.CurrentController
    controller.select(frame.getCellByName("A1"))
    controller.ViewCursor.gotoEnd(False)
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    dispatcher.executeDispatch(controller.Frame, ".uno:JumpToNextCell", "", 0, ())
    if frame.Rows.Count == 1:
        frame.Rows.insertByIndex(1, 1)
    frame.getCellByName("A2").String = "タブの言葉"


def link_and_comment(document, cell):
    cell.insertString(at_end(cell), "つないだ言葉", False)
    cursor = at_end(cell)
    cursor.goLeft(6, True)
    cursor.HyperLinkURL = "https://example.org/"
    comment = document.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Content = "コメントの言葉"
    cell.insertTextContent(at_end(cell), comment, False)


def own_column_and_new_row(grid):
    grid.Columns.insertByIndex(2, 1)
    grid.getCellByName("C1").String = "わたしの列"
    grid.getCellByName("C2").String = "列の言葉"
    grid.Rows.insertByIndex(grid.Rows.Count, 1)
    grid.getCellByName(f"B{grid.Rows.Count}").String = "足した行"


def tracked_changes(document, cell):
    document.RecordChanges = True
    cell.insertString(at_end(cell), "のつづき", False)
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(2, True)
    cursor.String = ""


def calc(context, file):
    document = opened(context, file)
    page = document.Sheets.getByIndex(0)

    def row_of(mark):
        return next(n for n in range(300) if page.getCellByPosition(0, n).String == mark)

    # a percentage and a formula
    line, words = (page.getCellByPosition(1, row_of(mark)) for mark in ("line", "text-0"))
    formats = document.NumberFormats
    line.NumberFormat = formats.queryKey("0%", document.CharLocale, False)
    line.Value = 0.1
    words.NumberFormat = 0
    words.Formula = '=CONCATENATE("合わせた";"言葉")'

    # a comment, words at the side, a sheet of one's own
    page.Annotations.insertNew(line.CellAddress, "コメントの言葉")
    page.getCellByPosition(20, 0).String = "はしの言葉"
    document.Sheets.insertNewByName("メモ", 1)
    document.Sheets.getByIndex(1).getCellByPosition(0, 0).String = "別の紙の言葉"

    # rows sorted the other way round, one added, lines and a column inserted
    top = row_of("table/x1a2b3c4d")
    area = page.getCellRangeByPosition(0, top, 5, top + 1)
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = (
        0,
        page.getCellByPosition(0, top).String > page.getCellByPosition(0, top + 1).String,
    )
    area.sort((value("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),))
    page.Rows.insertByIndex(top + 2, 2)
    page.getCellByPosition(1, top + 3).String = "足した行"
    merged = row_of("table/x1a2b3c4d")
    page.getCellRangeByPosition(4, merged, 5, merged).merge(True)
    page.Rows.insertByIndex(top, 1)
    page.Columns.insertByIndex(0, 1)
    saved(document, file, "Calc MS Excel 2007 XML")


if __name__ == "__main__":
    known = office(sys.argv[3])
    writer(known, sys.argv[1])
    calc(known, sys.argv[2])
