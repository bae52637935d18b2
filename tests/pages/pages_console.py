"""Sitting at the console, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pages_building import looked_at
from pages_floor import Training
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from workbook.classroom.people.views import Person
from workbook.classroom.period import signals
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.store import tables

PERIOD = {"period": "p1"}


def console(held: Training, **query: str) -> AppTest:
    return held.building.open("console", run=held.run.id, **{**PERIOD, **query})


def panel(page: AppTest, name: str) -> AppTest:
    (panels,) = [one for one in page.button_group if one.key == "panel"]
    return looked_at(panels.set_value(name).run())


def box_of(page: AppTest, label: str) -> TextInput:
    """Return the one box whose label begins so."""
    (found,) = (one for one in page.text_input if one.label.startswith(label))
    return found


def keys(page: AppTest) -> set[str]:
    return {button.key or "" for button in page.button}


def write(held: Training, me: Person, name: str = "talk", **values: str) -> sheets.Sheet:
    worksheet = held.building.house.shelf.current().worksheets[name]
    return held.building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), values)


def raise_hand(held: Training, me: Person, *, minutes: int) -> None:
    """Raise a hand some minutes ago; a signal is never changed afterwards."""
    with held.building.database.begin() as db:
        at = datetime.now(UTC) - timedelta(minutes=minutes, seconds=5)
        data = {"team": me.team_id, "reason": "talk"}
        db.add(tables.Signal(at=at, run_id=held.run.id, member_id=me.id, kind=signals.HAND, data=data))
