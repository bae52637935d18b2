"""Guessing codes is slow and is written down; slips of the finger and colleagues behind one address are neither."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from workbook.classroom.entrance import arrivals, coming_in, guesses
from workbook.classroom.entrance.guesses import Failures, Guessing
from workbook.classroom.people import codes
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Run, Team
from workbook.store.database import Database
from workbook.store.tables import Event

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
UNKNOWN = codes.shown("222222222" + codes.check_letter("222222222"))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Clock:
    """Goes on only while somebody sleeps: how busy the machine is changes nothing."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    def monotonic(self) -> float:
        return sum(self.waited)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    one = Clock()
    for module in (coming_in, guesses):
        monkeypatch.setattr(module, "time", one)
    return one


@pytest.fixture
def failures(monkeypatch: pytest.MonkeyPatch) -> Failures:
    found = Failures(limit=100, several=3, pause=0.0)
    monkeypatch.setattr(coming_in, "FAILURES", found)
    return found


def _try(database: Database, code: str, address: str) -> None:
    with suppress(Refused):
        coming_in.join(database, code=code, name="佐藤", department="福祉課", address=address)


def _written(database: Database) -> list[dict[str, object]]:
    with database.reading() as db:
        return [
            row.data
            for row in db.scalars(select(Event).where(Event.kind == "codes-guessed").order_by(Event.seq))
        ]


def test_wrong_codes_are_slowed_and_colleagues_behind_the_same_address_are_not(
    database: Database, open_run: Opened, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr(coming_in, "FAILURES", Failures(limit=3, pause=1.0))
    _, (team,) = open_run(database)

    for code, address in (*[(UNKNOWN, "town-hall")] * 4, (team.code, "town-hall"), (UNKNOWN, "elsewhere")):
        _try(database, code, address)

    assert clock.waited == [0.0, 0.0, 0.0, 1.0, 0.0]  # the right code does not wait at all


def test_slips_of_the_finger_are_not_counted(
    database: Database, open_run: Opened, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr(coming_in, "FAILURES", Failures(limit=1, several=1, pause=5.0))
    open_run(database)

    for typed in ("K7QM-3XPA-2", "K7QM", "", "松本"):
        _try(database, typed, "town-hall")

    assert clock.waited == []
    assert _written(database) == []


def test_failures_are_forgotten_with_time_and_number(clock: Clock) -> None:
    failures = Failures(limit=2, window=0.5, pause=1.0, most_addresses=2)

    quick = [failures.note("a").pause for _ in range(3)]
    clock.sleep(0.6)
    later = failures.note("a").pause
    crowded = [failures.note(address).pause for address in ("b", "c", "d", "a", "a")]

    assert (quick, later, crowded) == ([0.0, 0.0, 1.0], 0.0, [0.0] * 5)


def test_a_series_is_told_once_in_its_window_and_then_with_all_that_came_since(clock: Clock) -> None:
    failures = Failures(several=3, window=0.5)

    first = [failures.note("a").series for _ in range(5)]
    other = [failures.note("b").series for _ in range(2)]
    clock.sleep(0.3)
    failures.note("a")
    clock.sleep(0.3)
    again = [failures.note("a").series for _ in range(2)]
    clock.sleep(0.6)
    fresh = [failures.note("a").series for _ in range(3)]

    assert (first, other) == ([0, 0, 3, 0, 0], [0, 0])
    assert again == [0, 5]
    assert fresh == [0, 0, 3]


def test_a_series_is_written_down_without_code_and_address(
    both: Database, failures: Failures, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="workbook"):
        for address in ("192.0.2.7", "192.0.2.8"):
            for _ in range(4):
                _try(both, UNKNOWN, address)
            with suppress(Refused):
                coming_in.sign_in_organiser(
                    both, code=UNKNOWN, given="GIVENBYTHEENVIRONMENT", address=address
                )

    written = _written(both)
    assert [row["count"] for row in written] == [3, 3]
    assert {row["address"] for row in written} == {failures.alias("192.0.2.7"), failures.alias("192.0.2.8")}
    assert len(caplog.messages) == 2
    said = f"{written}{caplog.messages}"
    for secret in (UNKNOWN, UNKNOWN.replace("-", ""), "192.0.2"):
        assert secret not in said
    assert Failures().alias("192.0.2.7") not in said


def test_one_machine_cannot_hide_behind_the_addresses_of_its_own_network() -> None:
    assert guesses.network("2001:db8:1:2:aaaa::1") == guesses.network("2001:db8:1:2:bbbb::2")
    assert guesses.network("2001:db8:1:2::1") != guesses.network("2001:db8:1:3::1")
    assert guesses.network("::ffff:192.0.2.7") == guesses.network("192.0.2.7") == "192.0.2.7"
    assert [guesses.network(odd) for odd in ("", "testclient")] == ["", "testclient"]


def test_the_organiser_sees_what_went_on_and_nobody_else_does(
    both: Database, open_run: Opened, failures: Failures
) -> None:
    _, (team,) = open_run(both)
    with both.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person
    with both.reading() as db:
        assert guesses.lately(db, since=LONG_AGO, by=organiser) is None
    for address in ("a", "b"):
        for _ in range(failures.several):
            _try(both, UNKNOWN, address)

    with both.reading() as db:
        found = guesses.lately(db, since=LONG_AGO, by=organiser)
        assert found is not None
        assert found == Guessing(6, found.last)
        assert guesses.lately(db, since=found.last + timedelta(seconds=1), by=organiser) is None
        with pytest.raises(Refused):
            guesses.lately(db, since=LONG_AGO, by=member)
