"""When things happen: rows brought into the order of time, whatever a worksheet asks time with."""

from __future__ import annotations

from datetime import date

from workbook.charts.drawing import table_rows
from workbook.charts.drawing.table_rows import Part, Row

_LATER = 1


def in_order(part: Part, column: str) -> list[tuple[int, Row]]:
    """Return the rows with their numbers: by the steps of a choice or by the day; undated ones last, as written."""
    places = {option.code: place for place, option in enumerate(table_rows.order(part, column))}

    def key(numbered: tuple[int, Row]) -> tuple[int, date, int, int]:
        number, row = numbered
        day = table_rows.day(row, column)
        if day:
            return (0, day, 0, number)
        place = places.get(str(row.get(column) or ""), len(places))
        return (_LATER, date.min, place, number)

    return sorted(enumerate(part.rows, 1), key=key)


def said(part: Part, row: Row, column: str) -> str:
    """Return when something happens, in words."""
    return table_rows.say(part, row, column) or "時期はまだ"
