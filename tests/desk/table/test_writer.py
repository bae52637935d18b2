"""One writer: what it has promised is on the disk, and one bad change fails alone."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from tests.desk import house
from tests.desk.written import A, keep, stored, writing
from workbook.desk.table import journal
from workbook.desk.table.journal import NewUpdate
from workbook.desk.table.writer import ENDING, KEPT, REFUSED, NotWrittenError, Writer
from workbook.store.database import Database
from workbook.store.unavailable import SENTENCES


def test_changes_are_written_in_order_and_the_rest_when_it_stops(both: Database) -> None:
    house.furnish(both)

    async def play() -> list[int]:
        async with writing(both) as writer:
            futures = [keep(writer, str(number).encode()) for number in range(1_200)]
        return [future.result() for future in futures]

    numbers = asyncio.run(play())

    with both.reading() as db:
        assert journal.updates(db, A) == [(numbers[at], str(at).encode()) for at in range(1_200)]
    assert numbers == sorted(numbers)


def test_rows_are_changed_in_the_order_of_their_names_so_that_two_processes_never_lock_each_other_out(
    both: Database,
) -> None:
    house.furnish(both)
    done: list[str] = []

    def note(_db: Connection, words: Sequence[str]) -> Sequence[str]:
        done.extend(words)
        return words

    async def play() -> list[str]:
        writer = Writer(both)  # everything waits before it begins, so that all is one commit
        told = [
            writer.do(note, f"{time} {row}", row=row)
            for row in ("b", "", "a")
            for time in ("first", "second")
        ]
        writer.start()
        await writer.stop()
        return [one.result() for one in told]

    told = asyncio.run(play())

    assert done == ["first ", "second ", "first a", "second a", "first b", "second b"]
    assert told == ["first b", "second b", "first ", "second ", "first a", "second a"]


def test_a_bad_change_fails_alone(both: Database) -> None:
    house.furnish(both)

    def stumble(_db: Connection, _items: Sequence[None]) -> list[int]:
        raise LookupError

    def misspell(db: Connection, _items: Sequence[None]) -> list[int]:
        return [len(db.execute(text("SELEKT 1")).all())]

    async def play() -> list[BaseException | None]:
        writer = Writer(both)  # everything waits before it begins, so that all is one commit
        futures = [keep(writer, b"1"), keep(writer, b"2", "no-such-sheet"), keep(writer, b"3")]
        futures += [writer.do(stumble, None), writer.do(misspell, None), keep(writer, b"4")]
        writer.start()
        await writer.stop()
        return [future.exception() for future in futures]

    failures = asyncio.run(play())

    kinds = [type(None), NotWrittenError, type(None), LookupError, NotWrittenError, type(None)]
    assert [type(failure) for failure in failures] == kinds
    assert str(failures[1]) == REFUSED
    assert stored(both) == [b"1", b"3", b"4"]


def test_who_waits_no_more_takes_nobody_elses_answer(database: Database) -> None:
    house.furnish(database)

    async def play() -> int:
        async with writing(database) as writer:
            keep(writer, b"1").cancel()
            return await keep(writer, b"2")

    assert asyncio.run(play()) == 2
    assert stored(database) == [b"1", b"2"]


def test_after_the_end_nothing_is_promised(database: Database) -> None:
    house.furnish(database)

    async def play() -> BaseException | None:
        async with writing(database) as writer:
            pass
        return keep(writer, b"late").exception()

    failure = asyncio.run(play())

    assert (type(failure), str(failure)) == (NotWrittenError, ENDING)
    assert stored(database) == []


def test_a_locked_database_delays_and_never_lies(database: Database, tmp_path: Path) -> None:
    house.furnish(database)
    other = sqlite3.connect(tmp_path / "workbook.db", isolation_level=None)

    async def play() -> tuple[bool, int]:
        async with writing(database) as writer:
            other.execute("BEGIN IMMEDIATE")
            future = keep(writer, b"waits")
            await asyncio.sleep(0.3)
            was_done = future.done()
            other.execute("ROLLBACK")
            return was_done, await future

    assert asyncio.run(play()) == (False, 1)
    other.close()
    assert stored(database) == [b"waits"]


def test_a_lost_table_is_told_to_everybody_and_the_writer_lives_on(database: Database) -> None:
    house.furnish(database)

    def rename(old: str, new: str) -> None:
        with database.begin() as db:
            db.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    async def play() -> tuple[list[BaseException | int], int]:
        async with writing(database) as writer:
            rename("sheet_update", "away")
            failures = await asyncio.gather(keep(writer, b"x"), keep(writer, b"x"), return_exceptions=True)
            rename("away", "sheet_update")
            return failures, await keep(writer, b"y")

    failures, number = asyncio.run(play())

    told = (NotWrittenError, SENTENCES["unprepared"] + KEPT)
    assert [(type(failure), str(failure)) for failure in failures] == [told, told]
    assert number == 1
    assert stored(database) == [b"y"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_stopping_with_work_in_hand_finishes_it(database: Database, jobs: int) -> None:
    house.furnish(database)

    def slowly(db: Connection, new: Sequence[NewUpdate]) -> list[int]:
        time.sleep(0.05)
        return journal.write(db, new)

    async def play() -> list[bool]:
        async with writing(database) as writer:
            futures = [writer.do(slowly, NewUpdate(A, b"z", "sato")) for _ in range(jobs)]
        return [future.done() for future in futures]

    assert asyncio.run(play()) == [True] * jobs
    assert len(stored(database)) == jobs
