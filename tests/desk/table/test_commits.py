"""What came meanwhile is one commit, and what SQLite is told is as little as there must be."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, event

from tests.desk import house
from tests.desk.written import A, keep, stored, writing
from workbook.desk.table import journal
from workbook.desk.table.writer import NotWrittenError, Writer
from workbook.store.database import Database


def test_what_came_meanwhile_is_one_commit_and_one_statement(both: Database) -> None:
    house.furnish(both)
    begun, go = threading.Event(), threading.Event()
    said: list[str] = []

    def wait(db: Connection, items: Sequence[None]) -> Sequence[None]:
        if both.is_sqlite:  # it tells what it is asked itself: not everything goes through SQLAlchemy
            db.connection.driver_connection.set_trace_callback(said.append)  # type: ignore[union-attr]
        begun.set()
        go.wait(40)
        return items

    async def play() -> list[int]:
        async with writing(both) as writer:
            writer.do(wait, None)
            await asyncio.to_thread(begun.wait, 40)
            futures = [keep(writer, b"x") for _ in range(100)]
            before = len(stored(both))
            go.set()
            await futures[0]
            return [before, len(stored(both))]

    def hear(*told: object) -> None:
        said.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    assert asyncio.run(play()) == [0, 100]
    event.remove(Engine, "before_cursor_execute", hear)
    assert sum(one.startswith("INSERT") for one in said) == 1


def test_a_change_alone_is_one_statement_to_sqlite_and_what_is_of_two_kinds_one_transaction(
    database: Database,
) -> None:
    house.furnish(database)
    said: list[str] = []

    def hear(db: Connection, items: Sequence[None]) -> Sequence[None]:
        db.connection.driver_connection.set_trace_callback(said.append)  # type: ignore[union-attr]
        return items

    async def play() -> None:
        async with writing(database) as writer:
            await writer.do(hear, None)
            said.clear()
            await keep(writer, b"1")
            assert [one.split()[0] for one in said] == [
                "INSERT"
            ]  # no BEGIN, and it is committed all the same
            assert stored(database) == [b"1"]
            said.clear()
        later = Writer(database)  # everything waits before it begins
        both = keep(later, b"2"), later.do(journal.keep_all, (A, {}, 2), row=A)
        later.start()
        await asyncio.gather(*both)
        await later.stop()

    asyncio.run(play())

    assert [one.split()[0] for one in said] == ["BEGIN", "INSERT", "UPDATE", "COMMIT"]
    assert stored(database) == [b"1", b"2"]


def test_a_change_alone_that_is_refused_leaves_nothing_and_the_next_one_is_written(both: Database) -> None:
    house.furnish(both)

    async def play() -> BaseException | None:
        async with writing(both) as writer:
            refused = keep(writer, b"1", "no-such-sheet")
            await asyncio.wait([refused])
            await keep(writer, b"2")
        return refused.exception()

    assert isinstance(asyncio.run(play()), NotWrittenError)
    assert stored(both) == [b"2"]
