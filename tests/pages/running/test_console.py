"""The console: what those who help see and do, what those who watch only see, and what others never see."""

from __future__ import annotations

import pytest
from pages_building import Building, looked_at, source, words
from pages_console import PERIOD, box_of, console, keys, panel, raise_hand, write
from pages_floor import Training
from streamlit.testing.v1 import AppTest

from workbook import house_clock
from workbook.classroom.period import signals
from workbook.store import tables


def _press(page: AppTest, key: str) -> AppTest:
    return looked_at(page.button(key=key).click().run())


# ---------------------------------------------------------------- the teams


def test_a_tile_tells_the_team_its_room_who_is_there_and_its_sheets(held: Training) -> None:
    me = held.building.member(held.teams[0])
    held.here(me)
    write(held, me, goal="顔")
    held.helper()
    page = console(held)
    assert "ルーム1（A室）・1人" in words(page)
    assert "入力 1分以内" in words(page)
    assert "まだだれも来ていません" in words(page)
    assert "佐藤" not in words(page)

    looked_at(page.toggle(key="names").set_value(True).run())

    assert "佐藤（福祉課）" in words(page)


def test_the_sheets_of_the_line_that_runs_are_told_one_by_one(held: Training) -> None:
    me = held.building.member(held.teams[0])
    write(held, me, goal="顔")
    held.helper()
    with held.building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)

    page = console(held)

    titles = [one for one in ("話すこと", "灯油の配達") if one in words(page)]
    assert titles == ["話すこと", "灯油の配達"]
    assert "場面 0／2" in words(page)


def test_raised_hands_come_first_with_reason_and_waiting_time(held: Training) -> None:
    me = held.building.member(held.teams[1])
    raise_hand(held, me, minutes=4)
    held.helper()

    page = console(held)

    assert "みどり班 （B室）　話し合いを見てほしい　4分待ち" in words(page)
    tiles = source(page)
    assert tiles.index("is-hand") < tiles.index("is-away")
    looked_at(page.button_group[0].set_value("room").run())
    assert source(page).index("is-away") < source(page).index("is-hand")


def test_two_helpers_do_not_go_to_the_same_room(held: Training) -> None:
    me = held.building.member(held.teams[0])
    raise_hand(held, me, minutes=1)
    held.helper(name="田中")
    _press(console(held), f"go-{me.team_id}")
    held.helper(name="山田")

    page = console(held)
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
    page = console(held)
    assert "まだはじまっていません" in words(page)

    _press(page, "console-next")
    _press(page, "console-next")

    assert [(row.period, row.line) for row in held.hall().rows] == [("p1", 0), ("p1", 1)]
    assert "休憩" in words(page)
    assert "予定より −40分" in words(page) or "予定より +" in words(page) or "予定より −" in words(page)


def test_a_line_is_begun_by_pressing_it(held: Training) -> None:
    held.helper()

    page = _press(console(held), "console-begin-2")

    assert [(row.period, row.line) for row in held.hall().rows] == [("p1", 2)]
    assert page.button(key="console-begin-2").label.startswith("▶ ")


def test_whoever_looks_after_one_room_does_not_turn_the_page_for_all(held: Training) -> None:
    held.helper(room="A室")

    page = console(held)

    assert [name for name in keys(page) if name.startswith(("console-next", "console-begin"))] == []


def test_the_countdown_runs_is_made_longer_and_stopped(held: Training) -> None:
    held.helper()
    page = panel(console(held), "clock")
    box_of(page, "何の時間か").set_value("話し合い")

    page = _press(page, "console-length-15")
    timer = held.hall().timer("")
    assert timer is not None
    assert (timer.seconds, timer.label) == (900, "話し合い")
    assert box_of(page, "何の時間か").value == "", "what was said is sent"
    _press(page, "console-more")
    assert (held.hall().timer("") or timer).seconds == 1_200
    _press(page, "console-stop")
    assert held.hall().timer("") is None


def test_everybody_is_called_back_and_sent_on(held: Training) -> None:
    held.helper()
    page = _press(console(held), "console-gather")
    assert held.hall().gathering("B室") is not None

    _press(page, "console-gathered")

    assert held.hall().gathering("B室") is None


# ---------------------------------------------------------------- words and stages


@pytest.mark.parametrize(("seconds", "said"), [(59, set()), (600, {"console-ready-until"})])
def test_until_when_is_not_said_in_that_minute_itself(held: Training, seconds: int, said: set[str]) -> None:
    held.helper()
    at = house_clock.now().replace(second=0, microsecond=0)
    data = {"breakout": "", "seconds": seconds, "label": "", "sound": False}
    begun = tables.Signal(
        at=at, run_id=held.run.id, member_id=held.organiser.id, kind=signals.TIMER, data=data
    )
    with held.building.database.begin() as db:
        db.add(begun)

    page = panel(console(held), "floor")

    assert {key for key in keys(page) if key.endswith("-until")} == said


def test_a_ready_sentence_goes_to_one_team_and_is_taken_back(held: Training) -> None:
    first, second = held.teams
    held.helper()
    page = panel(console(held), "floor")
    looked_at(page.selectbox(key="to").set_value(f"team:{first.id}").run())

    _press(page, "console-ready-0")

    (said,) = held.hall().messages
    assert (said.text, said.team) == ("問3まで進めましょう", first.id)
    assert held.hall().messages_for(breakout="B室", team=second.id) == ()
    _press(page, f"console-unsay-{said.id}")
    assert held.hall().messages == ()


def test_own_words_are_sent_and_the_box_is_empty_again(held: Training) -> None:
    held.helper()
    page = panel(console(held), "floor")
    box = box_of(page, "自分の言葉で知らせる")
    box.set_value("となりの班と見せ合いましょう")
    (send,) = [one for one in page.button if one.label == "知らせる"]

    looked_at(send.click().run())

    assert [one.text for one in held.hall().messages] == ["となりの班と見せ合いましょう"]
    box = box_of(page, "自分の言葉で知らせる")
    assert box.value == ""


def test_no_words_are_not_sent_and_it_is_said_why(held: Training) -> None:
    held.helper()
    page = panel(console(held), "floor")
    (send,) = [one for one in page.button if one.label == "知らせる"]

    looked_at(send.click().run())

    assert held.hall().messages == ()
    assert "お知らせを入力してください。" in words(page)


def test_words_that_are_too_many_stay_in_their_box_and_it_is_said_why(held: Training) -> None:
    held.helper()
    page = panel(console(held), "floor")
    box = box_of(page, "自分の言葉で知らせる")
    box.set_value("あ" * 201)
    (send,) = [one for one in page.button if one.label == "知らせる"]

    looked_at(send.click().run())

    box = box_of(page, "自分の言葉で知らせる")
    assert box.value == "あ" * 201
    assert "お知らせは 200 文字までです（いまは 201 文字）。短くしてください。" in words(page)
    assert held.hall().messages == ()


def test_a_case_is_held_for_one_room(held: Training) -> None:
    held.helper()
    page = panel(console(held), "stages")
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
    page = panel(console(held), "notes")
    box_of(page, "メモ").set_value("2班の板書がよい")
    looked_at(next(one for one in page.button if one.label == "残す").click().run())
    assert "2班の板書がよい" in words(page)

    held.helper(name="山田")

    assert "2班の板書がよい" not in words(panel(console(held), "notes"))
