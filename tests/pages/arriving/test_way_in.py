"""From the press on 参加する to the cookie: nothing that happens in between takes the way in away."""

from __future__ import annotations

from pages_building import Building, doors, looked_at, words
from streamlit.testing.v1 import AppTest

from workbook.classroom.people import logins


def _pressed(building: Building, *, department: str) -> AppTest:
    """Return the page on which somebody has just pressed 参加する."""
    _, (team,) = building.run()
    return _pressed_with(building, team.code, department=department)


def _pressed_with(building: Building, code: str, *, department: str) -> AppTest:
    page = building.open("join")
    for box, typed in zip(page.text_input, (code, "佐藤", department), strict=True):
        box.set_value(typed)
    looked_at(next(one for one in page.button if one.label == "参加する").click().run())
    return page


def test_another_run_takes_nobody_the_way_in(building: Building) -> None:
    page = _pressed(building, department="福祉課")
    (way,) = doors(page)

    looked_at(page.run())

    assert doors(page) == [way]
    with building.database.begin() as db:
        assert logins.redeem(db, ticket=way["door"].removeprefix("/enter?ticket="))


def test_who_was_let_in_is_not_asked_whether_they_were_here_before(building: Building) -> None:
    page = _pressed(building, department="福祉課")
    (way,) = doors(page)

    del page.session_state["door"]  # as if the run had been taken over between the database and the door
    looked_at(page.run())

    assert doors(page) == [way]
    assert "前に参加した方ですか" not in words(page)


def test_why_nobody_was_let_in_is_said_until_another_code_is_typed(building: Building) -> None:
    page = _pressed(building, department="")

    looked_at(page.run())  # of two runs that start at once, the later one ends what the first one drew

    assert "所属を入力してください。" in words(page)
    looked_at(page.text_input[0].set_value("").run())
    assert "所属を入力してください。" not in words(page)


def test_whoever_is_asked_who_they_are_can_go_back_to_the_form(building: Building) -> None:
    _, (team,) = building.run()
    _pressed_with(building, team.code, department="福祉課")
    page = _pressed_with(building, team.code, department="福祉課")
    assert "前に参加した方ですか" in words(page)

    looked_at(next(one for one in page.button if one.label == "コードとお名前を入れなおす").click().run())

    assert "前に参加した方ですか" not in words(page)
    assert doors(page) == []
    assert [box.value for box in page.text_input][1:] == ["佐藤", "福祉課"]


def test_who_gave_no_name_is_not_spoken_to_as_if_it_were_one(building: Building) -> None:
    building.organiser()
    said = words(building.open("organise"))
    _, (team,) = building.run()
    building.member(team)

    assert "主催者 さん" not in said
    assert "佐藤 さん" in words(building.open("home"))
