"""Pressing on the page on which a run is prepared, for tests."""

from __future__ import annotations

from pages_building import Building, looked_at
from streamlit.testing.v1 import AppTest

from workbook.classroom.people.views import Breakout, Run, Team
from workbook.classroom.run import breakouts, runs


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    button.click()
    return looked_at(page.run())


def with_rooms(building: Building) -> tuple[AppTest, Run]:
    run, _ = building.run(teams=("あおば班", "みどり班"))
    building.organiser()
    return press(building.open("prepare", run=run.id), "この案で決める"), run


def seen(building: Building, run: Run) -> tuple[tuple[Team, ...], tuple[Breakout, ...]]:
    with building.database.reading() as db:
        return runs.teams_of(db, run.id), breakouts.of_run(db, run.id)
