"""Files that leave with what a sheet says and come back, for tests."""

from __future__ import annotations

from typing import Any

from workbook.classroom.homework import returns, take_home
from workbook.classroom.homework.returns import Accepted, ReturnPlan
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.store.database import Database


def leave(database: Database, sheet: Sheet, form: Form, person: Person, **more: Any) -> Handout:
    with database.begin() as db:
        return take_home.take_home(db, sheet, form, by=person, format=more.pop("format", "xlsx"), **more)


def bring(database: Database, sheet: Sheet, form: Form, by: Person, **file: Any) -> Accepted | ReturnPlan:
    """Look at a file and take it in at once."""
    with database.begin() as db:
        shown = returns.plan(db, sheet, form, by=by, **file)
        return returns.accept(db, sheet, form, by=by, shown=shown, **file)


def now(database: Database, sheet: Sheet, form: Form) -> dict[str, Any]:
    with database.reading() as db:
        return sheets.values(db, sheet, form)
