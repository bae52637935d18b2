"""What people do with a worksheet at home and at their desks, for tests of the pages."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
from pages_building import Building
from pycrdt import Doc
from sqlalchemy import insert

from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import writing
from workbook.desk.table import journal
from workbook.office import take_home
from workbook.store import tables

Values = dict[str, Any]


def worksheet(building: Building, name: str = "talk") -> Worksheet:
    return building.house.shelf.current().worksheets[name]


def form_of(building: Building, name: str = "talk") -> Form:
    return of_worksheet(worksheet(building, name))


def sheet_of(building: Building, me: Person, name: str = "talk") -> Sheet:
    with building.database.begin() as db:
        return sheets.sheet_for(db, me, sheets.of_worksheet(worksheet(building, name)))


def write(building: Building, me: Person, values: Values, *, name: str = "talk", at: str = "") -> Sheet:
    """Write as somebody at the desk does, on top of what is there; `at` is a moment of the past."""
    sheet = sheet_of(building, me, name)
    with building.database.begin() as db:
        stored = [data for _, data in journal.updates(db, sheet.id)]
        update = writing.update_saying(stored, form_of(building, name), values) or Doc().get_update()
        if at:
            row = {"sheet_id": sheet.id, "member_id": me.id, "at": datetime.fromisoformat(at), "data": update}
            db.execute(insert(tables.SheetUpdate), row)
        else:
            journal.append(db, sheet.id, update, member=me.id)
    return sheet


def said(building: Building, sheet: Sheet, name: str = "talk") -> Values:
    """Return what a sheet says now."""
    with building.database.reading() as db:
        return sheets.values(db, sheet, form_of(building, name))


def carried_home(
    building: Building, me: Person | None, *names: str, kind: str = "excel", filled: bool = True
) -> bytes:
    """Return the file that somebody gets at a click."""
    wanted = [worksheet(building, name) for name in names or ("talk",)]
    return take_home.write(building.visit(me), wanted, kind, filled=filled)


def edited(file: bytes, changes: dict[str, str | None]) -> bytes:
    """Return an Excel file as somebody saved it who wrote beside these ids; a cell is `<grid>/<row>#<place>`."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    for address, text in changes.items():
        mark, _, place = address.partition("#")
        (cell,) = [row[0] for page in book for row in page.iter_rows(max_col=1) if row[0].value == mark]
        cell.offset(column=int(place or 1)).value = text
    return _saved(book)


def without_number(file: bytes) -> bytes:
    """Return an Excel file whose number somebody deleted."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    book.worksheets[0]["A2"] = None
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
