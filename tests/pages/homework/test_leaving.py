"""A file that is taken home carries a number; looking at pages sends nothing home."""

from __future__ import annotations

import pytest
from pages_building import Building, unfolded, words
from pages_homework import carried_home, write
from sqlalchemy import func, select

from workbook.classroom.homework import take_home
from workbook.handouts.returned import intake
from workbook.store import tables


@pytest.mark.parametrize(
    ("kind", "ending"), [("word", "docx"), ("excel", "xlsx"), ("html", "html"), ("json", "json")]
)
@pytest.mark.parametrize("filled", [True, False])
def test_a_file_carries_a_number_by_which_its_words_are_remembered(
    building: Building, kind: str, ending: str, *, filled: bool
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})

    (paper,) = intake.read(carried_home(building, me, kind=kind, filled=filled), name=f"x.{ending}")

    with building.database.reading() as db:
        handout = take_home.find(db, paper.mark)
    assert handout is not None
    assert (handout.format, handout.values) == (ending, {"goal": "会う。"} if filled else {})


def test_looking_at_pages_sends_nothing_home(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})

    for name, query in (("homework", {}), ("worksheet", {"id": "talk"}), ("bring-back", {})):
        building.open(name, **query)

    with building.database.reading() as db:
        assert db.scalar(select(func.count()).select_from(tables.Handout)) == 0


def test_a_stranger_takes_an_empty_sheet_that_belongs_to_nobody(building: Building) -> None:
    (paper,) = intake.read(carried_home(building, None, filled=False), name="x.xlsx")

    with building.database.reading() as db:
        assert (paper.mark, take_home.find(db, paper.mark)) == ("talk", None)


def test_letters_that_a_pdf_cannot_show_are_named_below_its_button(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "𠮷野さんと会う。"})
    before = [
        words(building.open("worksheet", id="talk")),
        words(unfolded(building.open("homework"), "take-home-h1")),
    ]
    write(building, me, {"goal": "𠮷野さんと会う🙂"})

    after = [
        words(building.open("worksheet", id="talk")),
        words(unfolded(building.open("homework"), "take-home-h1")),
    ]

    assert ["〓で印刷されます" in said for said in before] == [False, False]
    assert ["〓で印刷されます：🙂。" in said for said in after] == [True, True]


def test_letters_that_cards_cannot_show_are_named_below_their_button(building: Building) -> None:
    run, _ = building.run(teams=("あおば班🌊",))
    building.organiser()

    assert "〓で印刷されます：🌊。" in words(building.open("prepare", run=run.id))
