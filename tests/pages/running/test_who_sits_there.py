"""Who may sit at the console, and what those see who look after one room or only watch."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from pages_building import labels, looked_at, source, words
from pages_console import console, keys, panel, raise_hand, write
from pages_floor import Training
from streamlit.testing.v1 import AppTest

from workbook.classroom.period import raised_hands
from workbook.classroom.period.state import Hall
from workbook.classroom.period.teams_now import Boards
from workbook.classroom.wall import kept_in_team

NOT_YOURS = "ここは、研修を進める方と見学の方のページです。"


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_nobody_else_gets_more_than_a_kind_word(held: Training, who: str) -> None:
    if who == "member":
        held.building.member(held.teams[0])
    else:
        getattr(held.building, who)()

    page = console(held)

    assert NOT_YOURS in words(page)
    assert "みどり班" not in words(page)
    assert keys(page) == set()
    assert "進行" not in [name for name in labels(page) if name == "進行"]


def test_a_facilitator_of_another_run_is_refused(held: Training) -> None:
    other, _ = held.building.run(title="第2回")
    held.helper()

    page = held.building.open("console", run=other.id)

    assert NOT_YOURS in words(page)


def test_a_facilitator_finds_their_run_without_an_address(held: Training) -> None:
    held.helper()

    shown = words(held.building.open("console"))

    assert "あおば班" in shown
    assert "みどり班" in shown


def test_an_organiser_does_not_choose_where_there_is_only_one_run(held: Training) -> None:
    held.building.organiser()
    only = held.building.open("console")
    held.building.run(teams=("ほしぞら班",))

    several = held.building.open("console")

    assert "あおば班" in words(only)
    assert "あおば班" not in words(several)
    assert labels(several) == ["第1回", "第1回"]


def test_whoever_looks_after_one_room_sees_no_other_team(held: Training) -> None:
    mine, theirs = held.building.member(held.teams[0]), held.building.member(held.teams[1])
    with held.building.database.begin() as db:
        raised_hands.raise_hand(db, by=theirs, reason="time")
        raised_hands.raise_hand(db, by=mine, reason="talk")
        held.floor().say(db, "みどり班へのお知らせです", team=held.teams[1].id)
    held.helper(room="A室")

    page = panel(console(held), "floor")

    assert "あおば班" in words(page)
    assert "みどり班" not in words(page)
    assert "時間が足りない" not in words(page)
    assert [name for name in keys(page) if name.startswith("go-")] == [f"go-{held.teams[0].id}"]
    assert "その班は" not in words(page)
    assert "そのチームは、この部屋にはありません。" in words(console(held, team=held.teams[1].id))


def test_those_who_observe_see_everything_and_press_nothing(held: Training) -> None:
    me = held.building.member(held.teams[0])
    raise_hand(held, me, minutes=3)
    with held.building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)
    held.helper("observer")

    page = console(held)

    assert "話し合いを見てほしい" in words(page)
    assert "はじめました" in words(page)
    assert keys(page) == set()
    (panels,) = [one for one in page.button_group if one.key == "panel"]
    assert list(panels.options) == ["時間割", "場面"]
    panel(page, "stages")
    assert keys(page) == set()
    assert len(page.text_input) == 0


def test_whose_invitation_was_taken_back_sees_nothing_more(held: Training) -> None:
    held.helper()
    page = console(held)
    assert "あおば班" in words(page)

    held.building.stranger()
    looked_at(page.run())

    assert "あおば班" not in words(page)


def _editors(page: AppTest) -> list[bool]:
    told = [json.loads(one.proto.json) for one in page.get("bidi_component")]
    return [data["readOnly"] for data in told if data.get("socket", "").startswith("/desk/")]


def test_a_teams_sheet_is_looked_at_and_not_written_in(held: Training) -> None:
    me = held.building.member(held.teams[0])
    write(held, me, goal="顔")
    held.helper()

    page = console(held, team=me.team_id, order="room")

    assert _editors(page) == [True]
    assert "話すこと" in page.selectbox[0].options
    assert "order=room" in source(page)


def test_what_a_team_keeps_to_itself_is_opened_by_its_helpers_only(held: Training) -> None:
    me = held.building.member(held.teams[0])
    sheet = write(held, me, goal="顔")
    with held.building.database.begin() as db:
        kept_in_team.keep_in_team(db, sheet, stays=True, by=me)
    held.helper("observer")
    kept = console(held, team=me.team_id)
    assert _editors(kept) == []
    assert "チームの中だけ" in words(kept)

    held.helper()

    assert _editors(console(held, team=me.team_id)) == [True]


def test_the_board_is_shared_by_all_consoles_of_the_house(held: Training) -> None:
    boards = held.building.house.boards
    library = held.building.house.shelf.current()
    assert isinstance(boards, Boards)

    now = datetime.now(UTC)
    first = boards.of_run(held.building.database, held.run, library, Hall(), at=now)

    assert boards.of_run(held.building.database, held.run, library, Hall(), at=now) is first
