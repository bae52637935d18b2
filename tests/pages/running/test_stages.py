"""A team reads as far as its facilitator opened the case, and not beyond where it is held."""

from __future__ import annotations

from pages_building import Building, editors, looked_at, words
from pages_floor import Training, training

from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_case

HELD = "進行役が次の場面をひらくまで、この場面を話し合いましょう。"
SECOND = "明かりがつきました。"


def _writes(building: Building, me: Person, **values: str) -> None:
    case = building.house.shelf.current().cases["oil"]
    building.write(me, sheets.of_case(case), of_case(case), values)


def _says(held: Training, what: str, stage: int, *, room: str = "") -> None:
    with held.building.database.begin() as db:
        held.floor(room).set_gate(db, case="oil", stage=stage, what=what)


def test_a_held_stage_cannot_be_reached_and_says_why(building: Building) -> None:
    held = training(building)
    me = building.member(held.teams[0])
    _writes(building, me, door="民生委員")
    _says(held, "hold", 1)

    page = building.open("case", id="oil")

    assert HELD in words(page)
    assert SECOND not in words(page)
    assert [button for button in page.button if button.key.startswith("next-")] == []


def test_who_had_opened_the_stage_before_it_was_held_goes_back_and_keeps_every_word(
    building: Building,
) -> None:
    held = training(building)
    me = building.member(held.teams[0])
    _writes(building, me, door="民生委員")
    page = building.open("case", id="oil")
    looked_at(page.button(key="next-1").click().run())
    assert SECOND in words(page)

    _says(held, "hold", 1)
    looked_at(page.run())
    assert SECOND not in words(page)

    _says(held, "free", 1)
    looked_at(page.run())
    assert SECOND in words(page)
    (button,) = [button for button in page.button if button.label == "この場面に書く"]
    looked_at(button.click().run())
    assert editors(page) == [["night"]]
    assert "民生委員" in words(page)


def test_what_a_team_wrote_in_a_later_stage_stays_in_sight(building: Building) -> None:
    held = training(building)
    _writes(building, building.member(held.teams[0]), door="民生委員", night="見守る")
    _says(held, "hold", 1)

    page = building.open("case", id="oil")

    assert SECOND in words(page)
    assert HELD in words(page)
    assert "答えは出ません。" not in words(page)


def test_an_opened_stage_is_read_without_a_word(building: Building) -> None:
    held = training(building)
    building.member(held.teams[0])
    _says(held, "open", 2)

    page = building.open("case", id="oil")

    assert SECOND in words(page)
    assert HELD not in words(page)


def test_the_box_in_which_somebody_writes_stays_when_a_facilitator_opens_the_next_scene(
    building: Building,
) -> None:
    held = training(building)
    building.member(held.teams[0])
    page = building.open("case", id="oil")
    assert editors(page) == [["door"]]

    _says(held, "open", 2)
    looked_at(page.run())
    assert editors(page) == [["door"]]
    assert SECOND in words(page)
    assert "次の場面がひらきました" in words(page)

    (button,) = [button for button in page.button if button.label == "この場面に書く"]
    looked_at(button.click().run())
    assert editors(page) == [["night"]]
    assert "次の場面がひらきました" not in words(page)


def test_one_room_is_held_and_the_other_goes_on(building: Building) -> None:
    held = training(building)
    _says(held, "hold", 1, room="A室")
    _writes(building, building.member(held.teams[0]), door="一")
    assert HELD in words(building.open("case", id="oil"))

    _writes(building, building.member(held.teams[1]), door="一")
    page = building.open("case", id="oil")

    assert HELD not in words(page)
    assert not page.button(key="next-1").disabled


def test_a_module_that_tells_only_a_later_stage_tells_nothing_while_it_is_held(building: Building) -> None:
    held = training(building)
    building.member(held.teams[0])
    _says(held, "hold", 1)

    page = building.open("case", id="oil", stages="night")

    assert "進行役が場面をひらくと、ここで読めます。" in words(page)
    assert HELD not in words(page)
    assert SECOND not in words(page)


def test_who_tries_alone_is_held_by_nobody(building: Building) -> None:
    held = training(building)
    _says(held, "hold", 1)
    _writes(building, building.alone(), door="一")

    assert not building.open("case", id="oil").button(key="next-1").disabled
