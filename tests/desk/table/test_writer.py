"""One writer: what it has promised is on the disk, and one bad change fails alone."""

from __future__ import annotations

import sqlite3
import threading
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tests.desk import house
from workbook.desk.table import journal
from workbook.desk.table.writer import ENDING, KEPT, REFUSED, NotWrittenError, Writer
from workbook.store.database import Database
from workbook.store.tables import SheetUpdate
from workbook.store.unavailable import SENTENCES

A = house.sheet_of("a")


def append(data: bytes, sheet: str = A) -> partial[int]:
    return partial(journal.append, sheet=sheet, data=data, member="sato")


def stored(database: Database) -> list[bytes]:
    with database.reading() as db:
        return [data for _, data in journal.updates(db, A)]


def test_changes_are_written_in_order_and_the_rest_when_it_stops(both: Database) -> None:
    house.furnish(both)
    writer = Writer(both)
    writer.start()

    futures = [writer.do(append(str(number).encode())) for number in range(200)]
    writer.stop()

    numbers = [future.result(0) for future in futures]
    assert numbers == sorted(numbers)
    assert stored(both) == [str(number).encode() for number in range(200)]


def test_rows_are_changed_in_the_order_of_their_names_so_that_two_processes_never_lock_each_other_out(
    both: Database,
) -> None:
    house.furnish(both)
    writer, held, done = Writer(both), threading.Event(), list[str]()

    def wait(_db: Session) -> bool:
        return held.wait(10)

    def note(_db: Session, words: str) -> None:
        done.append(words)

    writer.start()
    writer.do(wait)
    for row in ("b", "", "a"):
        writer.do(partial(note, words=f"first {row}"), row=row)
        writer.do(partial(note, words=f"second {row}"), row=row)
    held.set()
    writer.stop()

    assert done == ["first ", "second ", "first a", "second a", "first b", "second b"]


def test_a_bad_change_fails_alone(both: Database) -> None:
    house.furnish(both)
    writer = Writer(both)

    def stumble(_db: Session) -> int:
        raise LookupError

    def misspell(db: Session) -> int:
        return len(db.execute(text("SELEKT 1")).all())

    jobs = [append(b"1"), append(b"2", sheet="no-such-sheet"), append(b"3"), stumble, misspell, append(b"4")]
    writer.start()
    futures: list[Future[int]] = [writer.do(job) for job in jobs]
    writer.stop()

    failures = [future.exception(0) for future in futures]
    assert [type(failure) for failure in failures] == [
        type(None),
        NotWrittenError,
        type(None),
        LookupError,
        NotWrittenError,
        type(None),
    ]
    assert str(failures[1]) == REFUSED
    assert stored(both) == [b"1", b"3", b"4"]


def test_many_changes_are_one_commit(database: Database) -> None:
    house.furnish(database)
    writer = Writer(database)
    begun = threading.Event()
    go = threading.Event()

    def wait(_db: Session) -> int:
        begun.set()
        go.wait(5)
        return 0

    writer.start()
    writer.do(wait)
    begun.wait(5)
    futures = [writer.do(lambda db: db.execute(select(func.count()).select_from(SheetUpdate)).scalar_one())]
    futures += [writer.do(append(b"x")) for _ in range(100)]
    with database.reading() as db:
        before = journal.newest(db)
    seen: list[int] = []
    futures[1].add_done_callback(lambda _: seen.append(len(stored(database))))
    go.set()
    writer.stop()

    assert before == 0
    assert futures[0].result(0) == 0
    assert seen == [100]


def test_after_the_end_nothing_is_promised(database: Database) -> None:
    house.furnish(database)
    writer = Writer(database)
    writer.start()
    writer.stop()

    failure = writer.do(append(b"late")).exception(0)

    assert (type(failure), str(failure)) == (NotWrittenError, ENDING)
    assert stored(database) == []


def test_a_locked_database_delays_and_never_lies(database: Database, tmp_path: Path) -> None:
    house.furnish(database)
    writer = Writer(database)
    writer.start()
    other = sqlite3.connect(tmp_path / "workbook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    future = writer.do(append(b"waits"))
    time.sleep(0.3)
    was_done = future.done()
    other.execute("ROLLBACK")
    number = future.result(5)
    writer.stop()
    other.close()

    assert not was_done
    assert number == 1
    assert stored(database) == [b"waits"]


def test_a_lost_table_is_told_to_everybody_and_the_writer_lives_on(database: Database) -> None:
    house.furnish(database)
    writer = Writer(database)
    writer.start()
    with database.begin() as db:
        db.execute(text("ALTER TABLE sheet_update RENAME TO away"))

    failure = writer.do(append(b"x")).exception(5)
    with database.begin() as db:
        db.execute(text("ALTER TABLE away RENAME TO sheet_update"))
    number = writer.do(append(b"y")).result(5)
    writer.stop()

    assert (type(failure), str(failure)) == (NotWrittenError, SENTENCES["unprepared"] + KEPT)
    assert number == 1
    assert stored(database) == [b"y"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_stopping_with_work_in_hand_finishes_it(database: Database, jobs: int) -> None:
    house.furnish(database)
    writer = Writer(database)
    writer.start()

    def slowly(db: Session) -> int:
        time.sleep(0.05)
        return append(b"z")(db)

    futures = [writer.do(slowly) for _ in range(jobs)]
    writer.stop()

    assert [future.done() for future in futures] == [True] * jobs
    assert len(stored(database)) == jobs
