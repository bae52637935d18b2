"""The server's clock is set while a period runs: what a countdown has left stays, and dates become right after it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from classroom_steered import Training

from workbook import house_clock
from workbook.classroom.period.news import Bulletin
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Topic
from workbook.store.shared_clock import SharedClock

MINUTES, YEARS = 60.0, 365 * 86_400.0


@pytest.fixture(autouse=True)
def _by_the_wall_again() -> Iterator[None]:
    yield
    house_clock.go_by(None)


@pytest.mark.parametrize("jump", [25 * MINUTES, -25 * MINUTES, 6 * YEARS, -6 * YEARS])
def test_a_countdown_keeps_what_it_has_left(training: Training, shelf: Shelf, jump: float) -> None:
    moved = [0.0]
    counting = partial(training.halls.count_down, training.database)
    clock = SharedClock(training.database, is_counting=counting, wall=lambda _db: time.time() + moved[0])
    clock.look()
    training.do(training.all.start_timer, 600)
    bulletin, topic = Bulletin(training.database, training.halls, shelf), Topic(training.run.id)

    def left() -> float:
        timer = bulletin.news([topic])[topic]["timer"]
        assert isinstance(timer, dict)
        return timer["ends"] / 1000 - house_clock.now().timestamp()

    before = left()
    moved[0] = jump
    clock.look()
    after = left()
    training.do(training.all.stop_timer)
    clock.look()

    believed = jump if abs(jump) > 60 * MINUTES else 0.0
    now = datetime.now(UTC) + timedelta(seconds=believed)
    assert before - 30 < after <= before + 1, "it goes on as it went"
    assert abs(house_clock.now() - now) < timedelta(seconds=30), "the date is right as soon as it may be"


def test_a_countdown_that_began_years_ahead_is_not_shown_after_the_clock_was_set_back(
    training: Training,
) -> None:
    clock = SharedClock(
        training.database, is_counting=lambda: False, wall=lambda _db: time.time() + 6 * YEARS
    )
    clock.look()
    training.do(training.all.start_timer, 600)
    assert training.hall().timer("") is not None
    assert training.halls.count_down(training.database)

    house_clock.go_by(None)

    assert training.hall().timer("") is None, "nobody waits for six years"
    assert not training.halls.count_down(training.database)
