"""What other writers append is found once, and never overlooked."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress

import pytest
from sqlalchemy.orm import Session

from tests.desk import house
from workbook.desk.table import follow, journal
from workbook.desk.table.follow import Follower
from workbook.store.database import Database

A, B = house.sheet_of("a"), house.sheet_of("b")


def add(database: Database, data: bytes, sheet: str = A) -> int:
    with database.begin() as db:
        return journal.append(db, sheet, data, member="sato")


def test_each_update_is_found_once_and_only_for_open_sheets(both: Database) -> None:
    house.furnish(both)
    add(both, b"before")
    follower = Follower(both)

    unasked = follower.news({A})
    follower.begin()
    first = add(both, b"1")
    add(both, b"elsewhere", B)
    found = [follower.news({A}), follower.news({A, B})]

    assert unasked == []
    assert found == [[(first, A, b"1")], []]


def test_what_this_process_wrote_itself_is_no_news(both: Database) -> None:
    house.furnish(both)
    follower = Follower(both)
    follower.begin()
    loop = asyncio.new_event_loop()
    written, failed, cancelled = (loop.create_future() for _ in range(3))
    written.set_result(add(both, b"mine"))
    failed.set_exception(OSError())
    cancelled.cancel()
    for future in (written, failed, cancelled):
        follower.own_written(future)
    loop.close()

    assert follower.news({A}) == []


def test_what_others_write_before_and_behind_ones_own_is_found(both: Database) -> None:
    house.furnish(both)
    follower = Follower(both)
    follower.begin()
    numbers = [add(both, data) for data in (b"mine 1", b"theirs 1", b"mine 2", b"mine 3", b"theirs 2")]
    loop = asyncio.new_event_loop()
    for place in (0, 2, 3):
        written = loop.create_future()
        written.set_result(numbers[place])
        follower.own_written(written)
    loop.close()

    found = follower.news({A})

    assert sorted(found) == [(numbers[1], A, b"theirs 1"), (numbers[4], A, b"theirs 2")]
    assert follower.news({A}) == []


def test_a_smaller_number_that_is_committed_later_is_found(postgres: Database) -> None:
    house.furnish(postgres)
    follower = Follower(postgres)
    follower.begin()

    with postgres.begin() as slow:
        first = journal.append(slow, A, b"slow", member="sato")
        second = add(postgres, b"fast")
        early = follower.news({A})
    late = follower.news({A})

    assert first < second
    assert early == [(second, A, b"fast")]
    assert late == [(first, A, b"slow")]
    assert follower.news({A}) == []


def test_a_number_that_was_left_out_is_asked_for_again_however_much_others_write_meanwhile_but_not_for_ever(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(postgres)
    follower = Follower(postgres)
    follower.begin()
    asked: list[int] = []
    numbers_after = journal.numbers_after

    def counting(db: Session, seq: int, besides: Collection[int] = ()) -> list[tuple[int, str]]:
        found = numbers_after(db, seq, besides)
        asked.append(len(found))
        return found

    monkeypatch.setattr(journal, "numbers_after", counting)

    with postgres.begin() as slow:
        first = journal.append(slow, A, b"slow", member="sato")
        with postgres.begin() as db:
            for _ in range(follow.OUTSTANDING + 10):
                journal.append(db, B, b"x", member=None)
        unfinished = [follower.news({A}), follower.news({A})]
    late = follower.news({A})
    with suppress(LookupError), postgres.begin() as db:
        journal.append(db, A, b"taken back", member="sato")
        raise LookupError
    add(postgres, b"elsewhere", B)
    monkeypatch.setattr(follow, "OVERDUE", 0.0)
    nothing = follower.news({A})
    last = add(postgres, b"last")

    assert unfinished == [[], []]
    assert late == [(first, A, b"slow")]
    assert nothing == []
    assert follower.news({A}) == [(last, A, b"last")]
    assert asked[1] == 0  # what was seen is not looked at again
    assert not follower._missing  # noqa: SLF001 -- memory shows nowhere else


def test_at_rest_nothing_is_remembered(database: Database) -> None:
    house.furnish(database)
    follower = Follower(database)
    follower.begin()
    follower.rest()
    add(database, b"meanwhile")

    resting = follower.news({A})
    follower.begin()
    number = add(database, b"then")

    assert resting == []
    assert follower.news({A}) == [(number, A, b"then")]
