"""What is said while a period runs: who hears it, which word counts, and who may say it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from classroom_steered import ROOM_A, ROOM_B, Training

from workbook.classroom.people.entries import Refused
from workbook.classroom.period import raised_hands
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.steering import Floor
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import kept_in_team
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Topic


def test_a_message_reaches_those_it_is_for(training: Training) -> None:
    one, other = training.teams
    training.do(training.all.say, "はじめます")
    training.do(training.a.say, "Aの部屋へ")
    training.do(training.all.say, "1班だけに", team=one.id)

    hall = training.hall()
    heard = [
        [m.text for m in hall.messages_for(breakout=b, team=t.id)]
        for b, t in ((ROOM_A, one), (ROOM_B, other))
    ]

    assert heard == [["はじめます", "Aの部屋へ", "1班だけに"], ["はじめます"]]

    training.do(training.all.unsay, hall.messages[0].id)
    assert [m.text for m in training.hall().messages_for(breakout=ROOM_B, team=other.id)] == []


def test_a_rooms_helper_takes_back_only_what_was_said_in_the_room(training: Training) -> None:
    one, _ = training.teams
    training.do(training.all.say, "全員へ")
    training.do(training.a.say, "Aの部屋へ")
    to_all, to_a = training.hall().messages

    training.do(training.a.unsay, to_all.id)
    training.do(training.a.unsay, to_a.id)

    assert [said.text for said in training.hall().messages_for(breakout=ROOM_A, team=one.id)] == ["全員へ"]


def test_of_a_word_for_all_and_one_for_a_room_the_later_counts(training: Training) -> None:
    training.do(training.a.start_timer, 600, label="Aだけ")
    training.do(training.all.start_timer, 60, label="全員")
    assert [training.hall().timer(room).label for room in (ROOM_A, ROOM_B)] == ["全員", "全員"]  # type: ignore[union-attr]

    training.do(training.a.stop_timer)

    assert training.hall().timer(ROOM_A) is None
    assert training.hall().timer(ROOM_B) is not None


def test_more_time_is_added_to_what_is_left_or_begins_again(training: Training) -> None:
    training.do(training.all.start_timer, 600)
    before = training.hall().timer("")

    training.do(training.all.lengthen_timer, 300)

    after = training.hall().timer("")
    assert before
    assert after
    assert before.ends_at
    assert after.ends_at
    assert after.ends_at - before.ends_at == timedelta(seconds=300)
    assert after.seconds == 900


def test_more_time_for_no_clock_changes_nothing(training: Training) -> None:
    training.do(training.all.lengthen_timer, 300)

    assert training.hall().timer("") is None


@pytest.mark.parametrize("seconds", [0, -5, 6 * 3600 + 1])
def test_a_clock_has_a_sensible_length(training: Training, seconds: int) -> None:
    with pytest.raises(Refused):
        training.do(training.all.start_timer, seconds)

    assert training.hall().seq == 0


def test_a_call_holds_until_it_is_taken_back(training: Training) -> None:
    training.do(training.all.gather, "発表をはじめます")
    called = training.hall().gathering(ROOM_B)
    training.do(training.all.end_gathering)

    assert called
    assert called.text == "発表をはじめます"
    assert training.hall().gathering(ROOM_B) is None


def test_stages_are_opened_held_and_left_to_the_team(training: Training) -> None:
    training.do(training.all.set_gate, case="v01", stage=2, what="open")
    training.do(training.a.set_gate, case="v01", stage=1, what="hold")
    hall = training.hall()
    gates = [hall.gate("v01", ROOM_A), hall.gate("v01", ROOM_B), hall.gate("v02", ROOM_A)]
    training.do(training.all.set_gate, case="v01", stage=0, what="free")

    assert [(gate.what, gate.stage) if gate else None for gate in gates] == [("hold", 1), ("open", 2), None]
    assert training.hall().gate("v01", ROOM_A) is None
    with pytest.raises(Refused):
        training.do(training.all.set_gate, case="v01", stage=1, what="close")


def test_a_hand_is_raised_once_and_answered(training: Training) -> None:
    one, _ = training.teams
    member, mate = training.person("member", team=one), training.person("member", team=one)
    training.do(raised_hands.raise_hand, by=member, reason="talk")
    training.do(raised_hands.raise_hand, by=mate, reason="time")
    training.do(training.a.take_hand, one.id)

    hand = training.hall().hands[one.id]

    assert (hand.member, hand.reason, hand.taken_by) == (member.id, "talk", training.a.by.id)
    training.do(raised_hands.lower_hand, by=mate)
    assert training.hall().hands == {}


def test_nobody_steers_what_is_not_theirs(training: Training) -> None:
    one, other = training.teams
    member = training.person("member", team=one)
    watcher = training.person("observer")
    for floor in (
        Floor(training.run.id, member),
        Floor(training.run.id, watcher),
        Floor(training.run.id, training.a.by),  # of the whole run, by somebody of one room
        Floor(training.run.id, training.a.by, ROOM_B),
    ):
        for work in (
            lambda db, floor=floor: floor.say(db, "だめ"),
            lambda db, floor=floor: floor.gather(db),
            lambda db, floor=floor: floor.start_timer(db, 60),
            lambda db, floor=floor: floor.set_gate(db, case="v01", stage=1, what="open"),
            lambda db, floor=floor: floor.show(db, "timer"),
            lambda db, floor=floor: floor.note(db, "だめ"),
        ):
            with pytest.raises(Refused):
                training.do(work)
    with pytest.raises(Refused):
        training.do(training.a.say, "よその班へ", team=other.id)
    with pytest.raises(Refused):
        training.do(training.a.begin_row, period="p1", line=0)
    with pytest.raises(Refused):
        training.do(raised_hands.raise_hand, by=watcher, reason="talk")
    with pytest.raises(Refused):
        training.do(raised_hands.raise_hand, by=member, reason="dance")

    with pytest.raises(Refused, match="何の時間かは 40 文字までです（いまは 41 文字）"):
        training.do(training.a.start_timer, 60, label="あ" * 41)

    assert training.hall().seq == 0


def test_an_answer_that_stays_in_the_team_is_not_put_aside(training: Training, library: Library) -> None:
    one, _ = training.teams
    member = training.person("member", team=one)
    with training.database.begin() as db:
        sheet = sheets.sheet_for(db, member, sheets.of_worksheet(library.worksheets["talk"]))
        training.a.pick(db, sheet, "goal")
        kept_in_team.keep_in_team(db, sheet, stays=True, by=member)
    with training.database.reading() as db:
        kept = sheets.by_id(db, sheet.id)

    assert kept
    assert kept.stays_in_team
    with pytest.raises(Refused):
        training.do(training.a.pick, kept, "who")
    assert [(pick.sheet, pick.question) for pick in training.hall().picks] == [(sheet.id, "goal")]


def test_notes_are_read_by_their_writer_only(training: Training, shelf: Shelf) -> None:
    training.do(training.all.note, "3班、丸投げ気味")
    training.do(training.a.note, "Aは静か")

    with training.database.reading() as db:
        mine = training.all.notes(db)
    news = Bulletin(training.database, training.halls, shelf).news([Topic(training.run.id)])

    assert [one.data["text"] for one in mine] == ["3班、丸投げ気味"]
    assert "丸投げ" not in str(news)
