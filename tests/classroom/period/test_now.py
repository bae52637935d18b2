"""What runs now is told to every screen, with the way to exactly that place; what was said ends with its line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from classroom_steered import ROOM_A, ROOM_B, Training

from workbook.classroom.people.entries import Refused
from workbook.classroom.period import now, replay, signals
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.now import Now
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import BegunRow, Hall, Place
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Topic

BEGAN = datetime(2026, 5, 1, 4, 0, tzinfo=UTC)
WAY = {"course": "town", "period": "p1"}


def _now(library: Library, period: str, line: int = 0, *, after: int = 0) -> Now | None:
    hall = Hall(rows=(BegunRow(1, BEGAN, period, line),))
    return now.of_run(hall, library.courses["town"], library, at=BEGAN + timedelta(minutes=after))


@pytest.mark.parametrize(
    ("after", "block"),
    [(0, "reading-words"), (9, "reading-words"), (10, "case-tell"), (44, "worksheet-write")],
)
def test_a_module_leads_to_the_block_that_is_due(library: Library, after: int, block: str) -> None:
    found = _now(library, "p1", after=after)

    assert found is not None
    assert found.place == Place("module", {"id": "meeting", "use": "full", **WAY, "at": block}, "出会う")
    assert found.ends == BEGAN + timedelta(minutes=30)
    assert found.pages == (("module", "meeting"), ("case", "oil"), ("worksheet", "talk"))


def test_an_activity_leads_to_what_it_works_with_and_a_talk_nowhere(library: Library) -> None:
    working, talking = _now(library, "p2"), _now(library, "p3")

    assert working is not None
    assert talking is not None
    assert working.place == Place("case", {"id": "oil", "course": "town", "period": "p2"}, "灯油の配達")
    assert working.pages == (("case", "oil"), ("worksheet", "alone"), ("worksheet", "talk"))
    assert (talking.title, talking.place, talking.pages) == ("ふりかえり", None, ())


@pytest.mark.parametrize(
    ("period", "line", "after"),
    [("p1", 0, 46), ("p1", 0, 24 * 60), ("p1", 7, 0), ("gone", 0, 0)],
    ids=["over", "tomorrow", "a line that is gone", "a period that is gone"],
)
def test_nothing_runs_when_the_period_is_over(library: Library, period: str, line: int, after: int) -> None:
    assert _now(library, period, line, after=after) is None


def _heard(training: Training, shelf: Shelf, room: str) -> dict[str, Any]:
    topic = Topic(training.run.id, room, training.teams[0].id)
    return dict(Bulletin(training.database, training.halls, shelf).news([topic])[topic])


def test_every_team_hears_what_runs_and_only_its_room_is_called(training: Training, shelf: Shelf) -> None:
    place = Place("worksheet", {"id": "talk", "at": "who"}, "話すこと")
    training.do(training.all.begin_row, period="p1", line=0)
    training.do(training.a.summon, place)

    in_a, in_b = (_heard(training, shelf, room) for room in (ROOM_A, ROOM_B))

    assert in_a["row"]["title"] == in_b["row"]["title"] == "出会う"
    assert in_a["row"]["place"]["query"]["at"] == "reading-words"
    assert in_a["summons"]["place"] == {"page": "worksheet", "query": dict(place.query), "title": "話すこと"}
    assert in_b["summons"] is None
    training.do(training.all.end_summons)
    assert _heard(training, shelf, ROOM_A)["summons"] is None
    with pytest.raises(Refused):
        training.do(training.a.__class__(training.run.id, training.person("observer")).summon, place)


def test_words_and_calls_end_with_the_line_they_were_said_in(training: Training, shelf: Shelf) -> None:
    training.do(training.all.say, "書記の方は画面共有をお願いします")
    training.do(training.all.say, "14:35 までです", of_clock=True)
    training.do(training.all.summon, Place("case", {"id": "oil"}, "灯油の配達"))
    training.do(training.all.start_timer, 300)

    texts = [one["text"] for one in _heard(training, shelf, ROOM_A)["messages"]]
    assert texts == ["書記の方は画面共有をお願いします"]  # what named another end than the clock is gone

    training.do(training.all.begin_row, period="p1", line=0)
    heard = _heard(training, shelf, ROOM_A)
    assert (heard["messages"], heard["summons"]) == ([], None)
    assert heard["timer"], "it has not run out: it goes on into the next line"


def _said(seq: int, kind: str, minutes: int, **data: object) -> Signal:
    return Signal(seq, BEGAN + timedelta(minutes=minutes), "run", "", kind, data)


def test_a_countdown_that_ran_out_is_over_when_the_next_line_begins() -> None:
    clocks = [
        _said(1, signals.TIMER, 0, seconds=60, breakout=ROOM_A),
        _said(2, signals.TIMER, 0, seconds=900, breakout="b"),
    ]
    before = replay.fold(Hall(), clocks)
    after = replay.fold(before, [_said(3, signals.ROW, 5, period="p1", line=1)])

    at = BEGAN + timedelta(minutes=5)
    assert before.timer(ROOM_A, at=at), "until then it is seen, also when it has run out"
    assert after.timer(ROOM_A, at=at) is None
    assert after.timer("b", at=at) == before.timer("b", at=at)


@pytest.mark.parametrize(("short", "long"), [(ROOM_A, ""), ("", ROOM_A)], ids=["of the room", "of all"])
def test_one_that_ran_out_hides_none_that_was_begun_after_it(short: str, long: str) -> None:
    hall = replay.fold(
        Hall(),
        [
            _said(1, signals.TIMER, 0, seconds=60, breakout=short),
            _said(2, signals.TIMER, 2, seconds=900, breakout=long),
            _said(3, signals.ROW, 5, period="p1", line=1),
        ],
    )

    going = hall.timer(ROOM_A, at=BEGAN + timedelta(minutes=5))
    assert going is not None
    assert going.ends_at == BEGAN + timedelta(minutes=17)
