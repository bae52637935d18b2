"""Sheets open and close, and values follow what was written, whoever wrote it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from open_house import A, B, Place, append, kept, running, until, update
from pycrdt import Text
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.desk import house
from workbook.desk.table import journal, lookout, wire
from workbook.store import again
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable


def test_leaving_the_house_writes_and_derives_everything(database: Database) -> None:
    house.furnish(database)

    async def play() -> int:
        place = Place()
        async with running(database) as sheets:
            opened = await sheets.enter(A, place)
            opened.take(place, update("最後のことば。"))
        return place.acks

    assert asyncio.run(play()) == 1
    assert kept(database)[:2] == ({"aim": "最後のことば。"}, 1)


def test_an_empty_room_is_closed_and_opens_again_with_everything(database: Database) -> None:
    house.furnish(database)

    async def play() -> list[str]:
        seen = []
        async with running(database, keep_empty=0.05) as sheets:
            for words in ("一", "二"):
                place = Place()
                opened = await sheets.enter(A, place)
                seen.append(str(opened.doc.get("text/aim", type=Text)))
                opened.take(place, update(words))
                await until(lambda place=place: place.acks == 1)  # type: ignore[misc]
                sheets.leave(opened, place)
                await until(lambda: sheets.filled() == {})
            opened = await sheets.enter(A, Place())
            return [*seen, "".join(sorted(str(opened.doc.get("text/aim", type=Text))))]

    assert asyncio.run(play()) == ["", "一", "一二"]


def test_somebody_who_comes_in_time_keeps_the_room_open(database: Database) -> None:
    house.furnish(database)

    async def play() -> bool:
        async with running(database, keep_empty=0.1) as sheets:
            first, second = Place(), Place()
            opened = await sheets.enter(A, first)
            sheets.leave(opened, first)
            again = await sheets.enter(A, second)
            await asyncio.sleep(0.2)
            return again is opened and sheets.filled() == {A: opened}

    assert asyncio.run(play())


def test_a_room_whose_last_words_are_not_written_yet_stays_open(database: Database, tmp_path: Path) -> None:
    house.furnish(database)

    async def play() -> tuple[bool, bool]:
        async with running(database, keep_empty=0.05) as sheets:
            other = sqlite3.connect(tmp_path / "workbook.db", isolation_level=None)
            place = Place()
            opened = await sheets.enter(A, place)
            other.execute("BEGIN IMMEDIATE")
            opened.take(place, update("まだ書けない。"))
            sheets.leave(opened, place)
            await asyncio.sleep(0.2)
            was_open = A in sheets.filled()
            other.execute("ROLLBACK")
            other.close()
            await until(lambda: sheets.filled() == {})
            return was_open, place.acks == 1

    assert asyncio.run(play()) == (True, True)


def test_two_who_come_at_once_are_in_one_room(database: Database) -> None:
    house.furnish(database)

    async def play() -> int:
        async with running(database) as sheets:
            found = await asyncio.gather(*(sheets.enter(A, Place()) for _ in range(5)))
            return len({id(opened) for opened in found})

    assert asyncio.run(play()) == 1


@contextmanager
def _without(database: Database, column: str) -> Iterator[None]:
    """Let a column of the journal be away for a while, or (no name) all of it."""
    away, back = (
        (f"sheet_update RENAME COLUMN {column} TO away", f"sheet_update RENAME COLUMN away TO {column}")
        if column
        else ("sheet_update RENAME TO away", "away RENAME TO sheet_update")
    )
    with database.begin() as db:
        db.execute(text(f"ALTER TABLE {away}"))
    yield
    with database.begin() as db:
        db.execute(text(f"ALTER TABLE {back}"))


@pytest.mark.parametrize(("column", "raised"), [("", StoreUnavailable), ("data", DBAPIError)])
def test_a_room_that_could_not_open_opens_as_soon_as_it_can(
    database: Database, column: str, raised: type[Exception]
) -> None:
    house.furnish(database)
    append(database, "残っています。")

    async def play() -> str:
        async with running(database) as sheets:
            with _without(database, column), pytest.raises(raised):
                await sheets.enter(A, Place())
            opened = await sheets.enter(A, Place())
            return str(opened.doc.get("text/aim", type=Text))

    assert asyncio.run(play()) == "残っています。"


def test_what_a_page_appends_is_shown_and_derived_at_once_without_another_word(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(database)
    monkeypatch.setattr(lookout, "LOOK", 60.0)

    async def play() -> None:
        async with running(database) as sheets:
            opened = await sheets.enter(A, Place())
            await asyncio.sleep(0.05)
            await asyncio.to_thread(append, database, "開いている。", A)
            await asyncio.to_thread(append, database, "閉じている。", B)
            await until(lambda: str(opened.doc.get("text/aim", type=Text)) == "開いている。")
            await until(lambda: kept(database, B)[0] == {"aim": "閉じている。"})
            await until(lambda: kept(database, A)[0] == {"aim": "開いている。"})

    asyncio.run(play())


def test_what_is_not_committed_is_told_to_no_table_and_what_is_typed_makes_nobody_look_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(database)
    heard: list[str] = []
    monkeypatch.setattr(lookout.Lookout, "notice", lambda _: heard.append("look"))

    async def play() -> None:
        async with running(database) as sheets:
            with database.begin() as db:
                journal.append(db, A, update("取り消した。"), member="sato")
                db.rollback()
            (await sheets.enter(A, Place())).take(Place(), update("机で打った。"))
            await until(lambda: kept(database)[0] == {"aim": "机で打った。"})
            assert heard == []
            await asyncio.to_thread(append, database, "ページから。", B)
            assert heard == ["look"]

    asyncio.run(play())
    append(database, "だれもいない。", B)
    assert heard == ["look"]


def test_an_unforeseen_mistake_does_not_end_the_looking(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.furnish(database)
    monkeypatch.setattr(again, "LOOK", 0.05)

    async def play() -> None:
        async with running(database) as sheets:
            opened = await sheets.enter(A, Place())
            with _without(database, "sheet_id"):
                await until(lambda: "tried again" in caplog.text)
            await asyncio.to_thread(append, database, "見ています。")
            await until(lambda: str(opened.doc.get("text/aim", type=Text)) == "見ています。")

    asyncio.run(play())


class _Breaking(Place):
    """A seat at which what others write cannot be taken in."""

    is_breaking = False
    parted = ""

    def send(self, message: bytes) -> None:
        if self.is_breaking and wire.read(message).kind == "update":
            raise ValueError

    def failed(self, reason: str) -> None:
        self.parted = reason


def test_a_sheet_that_cannot_take_something_in_holds_up_no_other_and_is_opened_anew(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    house.furnish(database)

    async def play() -> list[str]:
        async with running(database) as sheets:
            broken, well = _Breaking(), _Breaking()
            first, other = await sheets.enter(A, broken), await sheets.enter(B, well)
            broken.is_breaking = True
            with database.begin() as db:
                journal.append(db, A, update("A の言葉。"), member="sato")
                journal.append(db, B, update("B の言葉。"), member="sato")
            await until(lambda: str(other.doc.get("text/aim", type=Text)) == "B の言葉。")
            sheets.leave(first, broken)
            again_open = await sheets.enter(A, Place())
            assert again_open is not first
            assert sheets.filled()[A] is again_open
            assert (bool(broken.parted), well.parted) == (True, "")
            return [str(one.doc.get("text/aim", type=Text)) for one in (again_open, other)]

    assert asyncio.run(play()) == ["A の言葉。", "B の言葉。"]
    assert "could not take in" in caplog.text
