"""What was pressed a moment ago can be taken back: everything is as it was, and nothing is deleted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from classroom_steered import Training

from workbook.classroom.people.entries import Refused
from workbook.classroom.period import raised_hands, signals, undoing
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.store import tables


def _last(training: Training, floor: Floor) -> Signal:
    with training.database.reading() as db:
        found = undoing.last(db, floor)
    assert found
    return found


def _take_back(training: Training, floor: Floor) -> None:
    signal = _last(training, floor).seq
    with training.database.begin() as db:
        undoing.take_back(floor, db, signal)


def _begun_before(training: Training, seconds: int) -> int:
    """Let a line have begun some seconds ago; a signal is never changed afterwards."""
    at = datetime.now(UTC) - timedelta(seconds=seconds)
    data = {"period": "p1", "line": 0, "breakout": ""}
    with training.database.begin() as db:
        row = tables.Signal(
            at=at, run_id=training.run.id, member_id=training.all.by.id, kind=signals.ROW, data=data
        )
        db.add(row)
        db.flush()
        return row.seq


def _without_number(hall: Hall) -> Hall:
    return Hall(**{**vars(hall), "seq": 0})


def test_a_step_taken_back_returns_start_times_messages_calls_and_hands(training: Training) -> None:
    (team, _), floor = training.teams, training.all
    training.do(floor.begin_row, period="p1", line=0)
    training.do(floor.start_timer, 600)
    training.do(floor.say, "15:40 までです", of_clock=True)
    training.do(raised_hands.raise_hand, by=training.person("member", team=team), reason="talk")
    before = training.hall()

    for step in (
        lambda db: floor.begin_row(db, period="p1", line=1),
        floor.stop_timer,
        lambda db: floor.lengthen_timer(db, 300),
        lambda db: floor.unsay(db, before.messages[0].id),
        lambda db: floor.end_hand(db, team.id),
        lambda db: floor.show(db, "timer"),
        floor.gather,
    ):
        training.do(step)
        assert _without_number(training.hall()) != _without_number(before)
        _take_back(training, floor)
        assert _without_number(training.hall()) == _without_number(before)

    with training.database.reading() as db:
        said = signals.of_run(db, training.run.id)
    assert len(said) == 4 + 2 * 7
    assert [one.kind for one in signals.standing(said) if one.kind != signals.TAKEN_BACK] == [
        signals.ROW,
        signals.TIMER,
        signals.MESSAGE,
        signals.HAND,
    ]


def test_steps_are_taken_back_one_by_one_each_by_whoever_took_it(training: Training) -> None:
    training.do(training.all.begin_row, period="p1", line=0)
    training.do(training.all.begin_row, period="p1", line=1)
    training.do(training.a.say, "Aの部屋へ")
    with training.database.begin() as db, pytest.raises(Refused):
        undoing.take_back(training.all, db, _last(training, training.a).seq)

    _take_back(training, training.all)
    assert [row.line for row in training.hall().rows] == [0]
    _take_back(training, training.all)

    assert training.hall().rows == ()
    assert [one.text for one in training.hall().messages] == ["Aの部屋へ"]


def test_after_ten_seconds_it_is_offered_no_more_and_refused_in_a_sentence(training: Training) -> None:
    signal = _begun_before(training, 16)
    with training.database.reading() as db:
        assert undoing.last(db, training.all) is None

    with training.database.begin() as db, pytest.raises(Refused, match="もう元に戻せません"):
        undoing.take_back(training.all, db, signal)

    assert [row.line for row in training.hall().rows] == [0]


def test_everything_a_floor_sends_can_be_taken_back() -> None:
    signals_of_others = {
        signals.HAND,
        signals.KEPT,
        signals.GROWTH,
        signals.TAKEN_BACK,
        signals.QUOTE_RELEASED,
        signals.QUOTE_COVERED,
    }
    sent = {
        value
        for name, value in vars(signals).items()
        if name.isupper() and isinstance(value, str) and value not in signals_of_others
    }

    assert set(undoing.CALLED) == sent
