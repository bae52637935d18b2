"""Who reads a worksheet is said exactly, and a team may keep its own to itself."""

from __future__ import annotations

import pytest
from pages_building import Building, looked_at, source, words
from pages_sharing import Party, party
from streamlit.testing.v1 import AppTest

from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.pages.frame import phrases

SHARED, KEPT = "ほかのチームに見せてよい", "チームの中だけ"


def _switches(page: AppTest) -> list[str]:
    return [one.label for one in page.get("button_group") if one.label.startswith("公開範囲")]


def _stays(them: Party) -> list[bool]:
    with them.building.database.reading() as db:
        return [one.sheet.stays_in_team for one in sheets.team_sheets(db, run=them.run.id, content=["reuse"])]


@pytest.fixture
def them(building: Building) -> Party:
    """A run with one team whose member is at the browser."""
    found = party(building, teams=1)
    building.member(found.teams[0])
    return found


def test_a_team_keeps_its_sheet_and_shows_it_again(them: Party) -> None:
    page = them.building.open("worksheet", id="reuse")
    assert phrases.SEEN_BY["course"] in words(page)

    (switch,) = page.get("button_group")
    looked_at(switch.set_value(KEPT).run())

    assert _stays(them) == [True]
    assert phrases.SEEN_BY["kept"] in words(page)
    (switch,) = page.get("button_group")
    looked_at(switch.set_value(SHARED).run())
    assert _stays(them) == [False]
    assert phrases.SEEN_BY["course"] in words(page)


def test_what_a_team_mate_decided_is_what_the_switch_says(them: Party) -> None:
    first = them.building.open("worksheet", id="reuse")
    them.building.member(them.teams[0], name="鈴木")
    second = them.building.open("worksheet", id="reuse")
    (switch,) = second.get("button_group")
    looked_at(switch.set_value(KEPT).run())

    looked_at(first.run())

    (switch,) = first.get("button_group")
    assert switch.value == KEPT
    assert _stays(them) == [True]


def test_there_is_no_switch_where_nothing_could_be_shown(them: Party) -> None:
    of_team = them.building.open("worksheet", id="talk")
    assert phrases.SEEN_BY["team"] in words(of_team)
    assert _switches(of_team) == []

    them.building.alone()
    alone = them.building.open("worksheet", id="reuse")
    assert phrases.SEEN_BY["alone"] in words(alone)
    assert _switches(alone) == []

    them.building.stranger()
    stranger = them.building.open("worksheet", id="reuse")
    assert phrases.SEEN_BY["course"] in words(stranger)
    assert _switches(stranger) == []


def test_after_the_end_nobody_decides_any_more(them: Party) -> None:
    with them.building.database.begin() as db:
        runs.close_run(db, them.run.id, by=them.organiser.id)

    page = them.building.open("worksheet", id="reuse")

    assert _switches(page) == []
    assert "<h1>" in source(page)


def test_who_reads_a_sheet_is_said_in_a_few_words_for_every_kind_of_reader() -> None:
    assert phrases.SEEN_IN_SHORT.keys() == phrases.SEEN_BY.keys()
