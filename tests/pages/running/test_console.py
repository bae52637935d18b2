"""The console: what those who help see and do, what those who watch only see, and what others never see."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from pages_building import Building, labels, looked_at, source, words
from pages_floor import Training, training
from streamlit.testing.v1 import AppTest

from workbook.classroom.people.views import Person
from workbook.classroom.period import raised_hands, signals
from workbook.classroom.period.state import Hall
from workbook.classroom.period.teams_now import Boards
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import kept_in_team
from workbook.content.forms.form import of_worksheet
from workbook.store import tables

NOT_YOURS = "ここは、研修を進める方と見学の方のページです。"
PERIOD = {"period": "p1"}


@pytest.fixture
def held(building: Building) -> Training:
    return training(building)


def _console(held: Training, **query: str) -> AppTest:
    return held.building.open("console", run=held.run.id, **{**PERIOD, **query})


def _press(page: AppTest, key: str) -> AppTest:
    return looked_at(page.button(key=key).click().run())


def _panel(page: AppTest, name: str) -> AppTest:
    (panels,) = [one for one in page.button_group if one.key == "panel"]
    return looked_at(panels.set_value(name).run())


def _keys(page: AppTest) -> set[str]:
    return {button.key or "" for button in page.button}


def _write(held: Training, me: Person, name: str = "talk", **values: str) -> sheets.Sheet:
    worksheet = held.building.house.shelf.current().worksheets[name]
    return held.building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), values)


def _raise(held: Training, me: Person, *, minutes: int) -> None:
    """Raise a hand some minutes ago; a signal is never changed afterwards."""
    with held.building.database.begin() as db:
        at = datetime.now(UTC) - timedelta(minutes=minutes, seconds=5)
        data = {"team": me.team_id, "reason": "talk"}
        db.add(tables.Signal(at=at, run_id=held.run.id, member_id=me.id, kind=signals.HAND, data=data))


# ---------------------------------------------------------------- who sees it


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_nobody_else_gets_more_than_a_kind_word(held: Training, who: str) -> None:
    if who == "member":
        held.building.member(held.teams[0])
    else:
        getattr(held.building, who)()

    page = _console(held)

    assert NOT_YOURS in words(page)
    assert "みどり班" not in words(page)
    assert _keys(page) == set()
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


def test_an_organiser_chooses_the_run(held: Training) -> None:
    held.building.organiser()

    page = held.building.open("console")

    assert labels(page) == ["第1回"]


def test_whoever_looks_after_one_room_sees_no_other_team(held: Training) -> None:
    mine, theirs = held.building.member(held.teams[0]), held.building.member(held.teams[1])
    with held.building.database.begin() as db:
        raised_hands.raise_hand(db, by=theirs, reason="time")
        raised_hands.raise_hand(db, by=mine, reason="talk")
        held.floor().say(db, "みどり班へのお知らせです", team=held.teams[1].id)
    held.helper(room="A室")

    page = _panel(_console(held), "floor")

    assert "あおば班" in words(page)
    assert "みどり班" not in words(page)
    assert "時間が足りない" not in words(page)
    assert [name for name in _keys(page) if name.startswith("go-")] == [f"go-{held.teams[0].id}"]
    assert "その班は" not in words(page)
    assert "そのチームは、この部屋にはありません。" in words(_console(held, team=held.teams[1].id))


def test_those_who_observe_see_everything_and_press_nothing(held: Training) -> None:
    me = held.building.member(held.teams[0])
    _raise(held, me, minutes=3)
    with held.building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)
    held.helper("observer")

    page = _console(held)

    assert "話し合いを見てほしい" in words(page)
    assert "はじめました" in words(page)
    assert _keys(page) == set()
    (panels,) = [one for one in page.button_group if one.key == "panel"]
    assert list(panels.options) == ["時間割", "場面"]
    _panel(page, "stages")
    assert _keys(page) == set()
    assert len(page.text_input) == 0


def test_whose_invitation_was_taken_back_sees_nothing_more(held: Training) -> None:
    held.helper()
    page = _console(held)
    assert "あおば班" in words(page)

    held.building.stranger()
    looked_at(page.run())

    assert "あおば班" not in words(page)


# ---------------------------------------------------------------- the teams


def test_a_tile_tells_the_team_its_room_who_is_there_and_its_sheets(held: Training) -> None:
    me = held.building.member(held.teams[0])
    held.here(me)
    _write(held, me, goal="顔")
    held.helper()
    page = _console(held)
    assert "A室・1人・入力 1分以内" in words(page)
    assert "まだだれも来ていません" in words(page)
    assert "佐藤" not in words(page)

    looked_at(page.toggle(key="names").set_value(True).run())

    assert "佐藤（福祉課）" in words(page)


def test_the_sheets_of_the_line_that_runs_are_told_one_by_one(held: Training) -> None:
    me = held.building.member(held.teams[0])
    _write(held, me, goal="顔")
    held.helper()
    with held.building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)

    page = _console(held)

    titles = [one for one in ("話すこと", "灯油の配達") if one in words(page)]
    assert titles == ["話すこと", "灯油の配達"]
    assert "場面 0／2" in words(page)


def test_raised_hands_come_first_with_reason_and_waiting_time(held: Training) -> None:
    me = held.building.member(held.teams[1])
    _raise(held, me, minutes=4)
    held.helper()

    page = _console(held)

    assert "みどり班 （B室）　話し合いを見てほしい　4分待ち" in words(page)
    tiles = source(page)
    assert tiles.index("is-hand") < tiles.index("is-away")
    looked_at(page.button_group[0].set_value("room").run())
    assert source(page).index("is-away") < source(page).index("is-hand")


def test_two_helpers_do_not_go_to_the_same_room(held: Training) -> None:
    me = held.building.member(held.teams[0])
    _raise(held, me, minutes=1)
    held.helper(name="田中")
    _press(_console(held), f"go-{me.team_id}")
    held.helper(name="山田")

    page = _console(held)
    assert "田中さんが向かっています" in words(page)
    _press(page, f"done-{me.team_id}")

    assert held.hall().hands == {}
    assert "話し合いを見てほしい" not in words(page)


def test_a_name_that_looks_like_a_tag_stands_for_itself(building: Building) -> None:
    building.organiser()
    run, _ = building.run(teams=("<b>班</b> & *1*",))

    page = building.open("console", run=run.id, **PERIOD)

    assert "<b>班</b> & *1*" in words(page)
    assert "<b>班" not in source(page)


# ---------------------------------------------------------------- time


def test_next_begins_line_after_line_and_the_plan_is_compared(held: Training) -> None:
    held.helper()
    page = _console(held)
    assert "まだはじまっていません" in words(page)

    _press(page, "console-next")
    _press(page, "console-next")

    assert [(row.period, row.line) for row in held.hall().rows] == [("p1", 0), ("p1", 1)]
    assert "休憩" in words(page)
    assert "予定より −40分" in words(page) or "予定より +" in words(page) or "予定より −" in words(page)


def test_a_line_is_begun_by_pressing_it(held: Training) -> None:
    held.helper()

    page = _press(_console(held), "console-begin-2")

    assert [(row.period, row.line) for row in held.hall().rows] == [("p1", 2)]
    assert page.button(key="console-begin-2").label.startswith("▶ ")


def test_whoever_looks_after_one_room_does_not_turn_the_page_for_all(held: Training) -> None:
    held.helper(room="A室")

    page = _console(held)

    assert [name for name in _keys(page) if name.startswith(("console-next", "console-begin"))] == []


def test_the_countdown_runs_is_made_longer_and_stopped(held: Training) -> None:
    held.helper()
    page = _panel(_console(held), "clock")

    _press(page, "console-length-15")
    timer = held.hall().timer("")
    assert timer is not None
    assert timer.seconds == 900
    _press(page, "console-more")
    assert (held.hall().timer("") or timer).seconds == 1_200
    _press(page, "console-stop")
    assert held.hall().timer("") is None


def test_everybody_is_called_back_and_sent_on(held: Training) -> None:
    held.helper()
    page = _press(_console(held), "console-gather")
    assert held.hall().gathering("B室") is not None

    _press(page, "console-gathered")

    assert held.hall().gathering("B室") is None


# ---------------------------------------------------------------- words and stages


def test_a_ready_sentence_goes_to_one_team_and_is_taken_back(held: Training) -> None:
    first, second = held.teams
    held.helper()
    page = _panel(_console(held), "floor")
    looked_at(page.selectbox(key="to").set_value(f"team:{first.id}").run())

    _press(page, "console-ready-0")

    (said,) = held.hall().messages
    assert (said.text, said.team) == ("残り10分です", first.id)
    assert held.hall().messages_for(breakout="B室", team=second.id) == ()
    _press(page, f"console-unsay-{said.id}")
    assert held.hall().messages == ()


def test_own_words_are_sent_and_the_box_is_empty_again(held: Training) -> None:
    held.helper()
    page = _panel(_console(held), "floor")
    (box,) = [one for one in page.text_input if one.label == "自分の言葉で知らせる"]
    box.set_value("となりの班と見せ合いましょう")
    (send,) = [one for one in page.button if one.label == "知らせる"]

    looked_at(send.click().run())

    assert [one.text for one in held.hall().messages] == ["となりの班と見せ合いましょう"]
    (box,) = [one for one in page.text_input if one.label == "自分の言葉で知らせる"]
    assert box.value == ""


def test_no_words_are_not_sent_and_it_is_said_why(held: Training) -> None:
    held.helper()
    page = _panel(_console(held), "floor")
    (send,) = [one for one in page.button if one.label == "知らせる"]

    looked_at(send.click().run())

    assert held.hall().messages == ()
    assert "お知らせを入力してください。" in words(page)


def test_a_case_is_held_for_one_room(held: Training) -> None:
    held.helper()
    page = _panel(_console(held), "stages")
    assert "いまは、チームが書くと次の場面がひらきます。" in words(page)
    looked_at(page.selectbox(key="console-stages-room").set_value("B室").run())

    _press(page, "console-hold-oil")

    assert held.hall().gate("oil", "A室") is None
    gate = held.hall().gate("oil", "B室")
    assert gate is not None
    assert (gate.stage, gate.what) == (1, "hold")
    assert "でとめています。" in words(page)


def test_notes_are_read_by_nobody_else(held: Training) -> None:
    held.helper(name="田中")
    page = _panel(_console(held), "notes")
    (box,) = [one for one in page.text_input if one.label.startswith("メモ")]
    box.set_value("2班の板書がよい")
    (keep,) = [one for one in page.button if one.label == "残す"]
    looked_at(keep.click().run())
    assert "2班の板書がよい" in words(page)

    held.helper(name="山田")

    assert "2班の板書がよい" not in words(_panel(_console(held), "notes"))


# ---------------------------------------------------------------- looking into a sheet


def _editors(page: AppTest) -> list[bool]:
    told = [json.loads(one.proto.json) for one in page.get("bidi_component")]
    return [data["readOnly"] for data in told if data.get("socket", "").startswith("/desk/")]


def test_a_teams_sheet_is_looked_at_and_not_written_in(held: Training) -> None:
    me = held.building.member(held.teams[0])
    _write(held, me, goal="顔")
    held.helper()

    page = _console(held, team=me.team_id, order="room")

    assert _editors(page) == [True]
    assert "話すこと" in page.selectbox[0].options
    assert "order=room" in source(page)


def test_what_a_team_keeps_to_itself_is_opened_by_its_helpers_only(held: Training) -> None:
    me = held.building.member(held.teams[0])
    sheet = _write(held, me, goal="顔")
    with held.building.database.begin() as db:
        kept_in_team.keep_in_team(db, sheet, stays=True, by=me)
    held.helper("observer")
    kept = _console(held, team=me.team_id)
    assert _editors(kept) == []
    assert "チームの中だけ" in words(kept)

    held.helper()

    assert _editors(_console(held, team=me.team_id)) == [True]


def test_the_board_is_shared_by_all_consoles_of_the_house(held: Training) -> None:
    boards = held.building.house.boards
    library = held.building.house.shelf.current()
    assert isinstance(boards, Boards)

    now = datetime.now(UTC)
    first = boards.of_run(held.building.database, held.run, library, Hall(), at=now)

    assert boards.of_run(held.building.database, held.run, library, Hall(), at=now) is first
