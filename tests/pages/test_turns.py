"""Pages are drawn one after the other, and a page that takes long holds up nobody."""

from __future__ import annotations

import threading

import pytest
from pages_building import Building, source

from workbook.pages import turns


def test_a_page_is_not_drawn_while_another_one_is(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 60)
    building.alone()
    happened: list[str] = []

    def open_home() -> None:
        assert "<h1>" in source(building.open())
        happened.append("the other is drawn")

    other = threading.Thread(target=open_home)
    with turns.own():
        other.start()
        other.join(1)
        happened.append("the first is drawn")
    other.join()

    assert happened == ["the first is drawn", "the other is drawn"]


def test_a_page_that_takes_long_or_fails_holds_up_nobody(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.alone()

    with turns.own():
        assert "<h1>" in source(building.open()), "who has waited goes ahead"

    monkeypatch.setattr(turns, "_PATIENCE", 60)
    with pytest.raises(ZeroDivisionError), turns.own():
        raise ZeroDivisionError
    assert "<h1>" in source(building.open()), "the turn is given back, and nobody who had none gave one back"
