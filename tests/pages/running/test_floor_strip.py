"""The facilitator's strip is the same on 進行, 見せる, a look into a team and 台本, and takes one step back."""

from __future__ import annotations

import pytest
from pages_building import looked_at, source, words
from pages_console import console, keys, raise_hand
from pages_floor import Training

PAGES = ("console", "peek", "wall", "script")


@pytest.mark.parametrize("name", PAGES)
def test_next_and_its_taking_back_work_on_every_page_and_a_hand_is_seen(held: Training, name: str) -> None:
    raise_hand(held, held.building.member(held.teams[1]), minutes=4)
    held.helper()
    asked = {"run": held.run.id, "period": "p1"} | ({"course": "town"} if name == "script" else {})
    asked |= {"team": held.teams[0].id} if name == "peek" else {}
    page = held.building.open("console" if name == "peek" else name, **asked)
    assert "まだはじまっていません" in words(page)
    assert "みどり班" in words(page)
    assert not [key for key in keys(page) if key.startswith("console-undo")]

    looked_at(page.button(key="console-next").click().run())
    (undo,) = [key for key in keys(page) if key.startswith("console-undo")]
    assert [row.line for row in held.hall().rows] == [0]
    assert page.button(key=undo).label == "元に戻す：はじめる", "as the button was called that was pressed"
    looked_at(page.button(key=undo).click().run())

    assert held.hall().rows == ()
    assert "まだはじまっていません" in words(page)


def test_whoever_watches_sees_the_strip_and_presses_nothing(held: Training) -> None:
    with held.building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)
    held.helper("observer")

    page = held.building.open("script", run=held.run.id, period="p1", course="town")

    assert "予定" in words(page)
    assert not [key for key in keys(page) if key.startswith("console-")]


def test_what_is_short_and_which_time_it_is_does_not_go_unexplained(held: Training) -> None:
    held.helper()

    page = console(held)

    assert "<small>いま</small>" in source(page)
    assert "短縮版にすると" in words(page)
    assert "短縮版は、その単元をしぼって進めるやり方です。" in words(page)
    held.helper(room="A室")
    assert "短縮版は、その単元をしぼって進めるやり方です。" in words(console(held))
