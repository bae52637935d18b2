"""When things happen: rows brought into the order of time, whatever a worksheet asks time with."""

from __future__ import annotations

from workbook.charts.drawing import table_rows
from workbook.charts.drawing.table_rows import ReadTable, Row

UNKNOWN = "時期はまだ"
_LATER = 1


def in_order(part: ReadTable, column: str) -> list[tuple[int, Row]]:
    """Return the rows with their numbers: by the day, the time or the steps of a choice; undated ones last."""
    places = {option.code: place for place, option in enumerate(table_rows.order(part, column))}

    def key(numbered: tuple[int, Row]) -> tuple[int, int, int]:
        number, row = numbered
        moment = table_rows.place(part, row, column)
        if moment is not None:
            return (0, moment, number)
        return (_LATER, places.get(str(row.get(column) or ""), len(places)), number)

    return sorted(enumerate(part.rows, 1), key=key)


def said(part: ReadTable, row: Row, column: str) -> str:
    """Return when something happens, in words."""
    return table_rows.say(part, row, column) or UNKNOWN
