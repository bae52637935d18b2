"""Handing homework in on its page, for tests."""

from __future__ import annotations

from pages_building import Building, looked_at
from pages_homework import form_of, sheet_of
from streamlit.testing.v1 import AppTest

from workbook.classroom.homework import hand_ins
from workbook.classroom.people.views import Person


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    return looked_at(button.click().run())


def hand_in(building: Building, me: Person, note: str = "") -> str:
    sheet, form = sheet_of(building, me), form_of(building)
    with building.database.begin() as db:
        return hand_ins.hand_in(db, sheet, form, interval="h1", by=me, note=note).id
