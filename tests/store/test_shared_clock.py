"""The house's clock while a wall clock is set: nobody sees a jump, all processes agree, dates become right."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from workbook import config, house_clock
from workbook.house_clock import DRIFT, Ahead, Reading
from workbook.store.database import Database
from workbook.store.shared_clock import LARGE, SharedClock

MINUTES, YEARS = 60.0, 365 * 86_400.0
JUMPS = [25 * MINUTES, -25 * MINUTES, 6 * YEARS, -6 * YEARS]
ALIKE = 1.0


class MovedWall:
    """This machine's clock, set by so many seconds."""

    def __init__(self) -> None:
        self.by = 0.0

    def __call__(self, _db: Session) -> float:
        return time.time() + self.by


@pytest.fixture(autouse=True)
def _by_the_wall_again() -> Iterator[None]:
    yield
    house_clock.go_by(None)


def _shown_by(clock: SharedClock) -> float:
    """Return how far the house is from this machine's own clock, as one process tells it after a look."""
    clock.look()
    return house_clock.now().timestamp() - time.time()


@pytest.mark.parametrize("jump", JUMPS)
def test_nobody_sees_that_the_clock_was_set_while_something_is_counted_down(
    database: Database, jump: float
) -> None:
    wall = MovedWall()
    one, other = (SharedClock(database, is_counting=lambda: True, wall=wall) for _ in range(2))
    before = [_shown_by(clock) for clock in (one, other)]

    wall.by = jump
    after = [_shown_by(clock) for clock in (other, one, other)]
    later = SharedClock(database, is_counting=lambda: True, wall=wall)

    assert max(map(abs, [*before, *after])) < ALIKE
    assert abs(_shown_by(later) - after[0]) < ALIKE, "who comes later tells the same time as who is there"
    assert abs(jump) > ALIKE


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_was_wrong_by_hours_is_right_as_soon_as_nothing_is_counted_down(
    database: Database, jump: float
) -> None:
    wall, counting = MovedWall(), [True]
    one, other = (SharedClock(database, is_counting=lambda: counting[0], wall=wall) for _ in range(2))
    for clock in (one, other):
        clock.look()
    wall.by = jump
    one.look()

    counting.clear()
    counting.append(False)
    shown = [_shown_by(clock) for clock in (other, one, other)]

    expected = jump if abs(jump) > LARGE else 0.0
    assert [abs(by - expected) < ALIKE for by in shown] == [True] * 3


@pytest.mark.parametrize("seconds", [1500.0, -1500.0])
def test_the_house_drifts_to_what_the_wall_shows_and_never_turns_back(seconds: float) -> None:
    reading = Reading(wall=10_000.0, steady=50.0, ahead=Ahead(seconds, since=10_000.0))
    arrives = abs(seconds) / DRIFT
    shown = [reading.house_at(50.0 + later) for later in range(0, int(2 * arrives), 60)]
    steps = [after - before for before, after in pairwise(shown)]

    assert shown[0] == 10_000.0 + seconds
    assert shown[-1] == reading.wall_at(50.0 + 60 * len(steps)), "in the end it shows the same"
    assert 60 * (1 - DRIFT) - 1e-6 <= min(steps) <= max(steps) <= 60 * (1 + DRIFT) + 1e-6


_ANOTHER_PROCESS = """
import sys
from workbook import house_clock
from workbook.store.database import Database
from workbook.store.shared_clock import SharedClock
clock = SharedClock(Database(sys.argv[1]), is_counting=lambda: True)
clock.look()
for _ in sys.stdin:
    clock.look()
    print(house_clock.now().timestamp() - house_clock.steady(), flush=True)
"""


@pytest.fixture
def settable(postgres: Database) -> Iterator[Database]:
    """A PostgreSQL whose clock can be set: its schema has one of its own, which is asked instead of the server's."""
    moved = "'SELECT pg_catalog.clock_timestamp() + (SELECT by FROM moved)'"
    made = (
        "CREATE TABLE moved (by interval)",
        "INSERT INTO moved VALUES ('0')",
        f"CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql AS {moved}",
    )
    found = Database(f"{postgres.url.render_as_string(hide_password=False)}%2Cpg_catalog")
    with found.begin() as db:
        for statement in made:
            db.execute(text(statement))
    yield found
    with found.begin() as db:
        db.execute(text("DROP FUNCTION clock_timestamp; DROP TABLE moved"))
    found.close()


def test_two_processes_agree_while_the_clock_of_the_database_server_is_set(settable: Database) -> None:
    url = settable.url.render_as_string(hide_password=False)
    mine = SharedClock(settable, is_counting=lambda: True)
    start = [sys.executable, "-c", _ANOTHER_PROCESS, url]
    with subprocess.Popen(
        start, cwd=config.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        pairs = []
        for jump in ("0", "25 minutes", "-25 minutes", "0"):
            with settable.begin() as db:
                db.execute(text("UPDATE moved SET by = CAST(:by AS interval)"), {"by": jump})
            mine.look()
            other.stdin.write("\n")
            other.stdin.flush()
            told = float(other.stdout.readline())
            pairs.append((house_clock.now().timestamp() - house_clock.steady(), told))
        other.stdin.close()

    assert [abs(one - another) < ALIKE for one, another in pairs] == [True] * 4
    assert max(map(max, pairs)) - min(map(min, pairs)) < MINUTES, "it drifts, and does not jump"
