"""Sheets open and close, and values follow what was written, whoever wrote it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, Text
from sqlalchemy import select, text

from tests.desk import house
from workbook.desk.table import derived, journal, lookout
from workbook.desk.table.doorkeeper import Visitor
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.tables import Sheet
from workbook.store.unavailable import StoreUnavailable

A, B = house.sheet_of("a"), house.sheet_of("b")


class Place:
    """A seat that hears nothing."""

    visitor = Visitor("sato", "佐藤")
    acks = 0

    def send(self, message: bytes) -> None:
        """Let it go."""

    def acked(self) -> None:
        self.acks += 1

    def failed(self, reason: str) -> None:
        raise AssertionError(reason)


def update(words: str) -> bytes:
    doc: Doc[Any] = Doc()
    doc.get("text/aim", type=Text).insert(0, words)
    return doc.get_update()


def kept(database: Database, sheet: str = A) -> tuple[dict[str, Any], int, datetime | None]:
    with database.reading() as db:
        columns = select(Sheet.values, Sheet.values_seq, Sheet.updated_at).where(Sheet.id == sheet)
        values, seq, at = db.execute(columns).one()
    return values, seq, at


def append(database: Database, words: str, sheet: str = A) -> int:
    with database.begin() as db:
        return journal.append(db, sheet, update(words), member="sato")


@asynccontextmanager
async def running(database: Database, *, keep_empty: float = 60.0) -> AsyncIterator[OpenSheets]:
    found = OpenSheets(database=database, forms=house.form_of, keep_empty=keep_empty)
    async with found.running():
        yield found


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 -- a database says nothing by itself
            await asyncio.sleep(0.01)


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


def test_a_room_that_could_not_open_opens_later(database: Database) -> None:
    house.furnish(database)
    append(database, "残っています。")

    async def play() -> str:
        async with running(database) as sheets:
            with database.begin() as db:
                db.execute(text("ALTER TABLE sheet_update RENAME TO away"))
            with pytest.raises(StoreUnavailable):
                await sheets.enter(A, Place())
            with database.begin() as db:
                db.execute(text("ALTER TABLE away RENAME TO sheet_update"))
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


def test_what_a_killed_process_left_behind_is_derived_at_the_next_start(database: Database) -> None:
    house.furnish(database)
    seq = append(database, "間に合わなかった。")

    async def play() -> None:
        async with running(database):
            await until(lambda: kept(database)[0] != {})

    asyncio.run(play())
    assert kept(database)[:2] == ({"aim": "間に合わなかった。"}, seq)


def test_an_unforeseen_mistake_does_not_end_the_looking(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.furnish(database)
    monkeypatch.setattr(lookout, "LOOK", 0.05)

    async def play() -> None:
        async with running(database) as sheets:
            opened = await sheets.enter(A, Place())
            with database.begin() as db:
                db.execute(text("ALTER TABLE sheet_update RENAME COLUMN sheet_id TO away"))
            await until(lambda: "is tried again" in caplog.text)
            with database.begin() as db:
                db.execute(text("ALTER TABLE sheet_update RENAME COLUMN away TO sheet_id"))
            await asyncio.to_thread(append, database, "見ています。")
            await until(lambda: str(opened.doc.get("text/aim", type=Text)) == "見ています。")

    asyncio.run(play())


def test_opening_a_sheet_that_is_up_to_date_writes_nothing(database: Database) -> None:
    house.furnish(database)
    append(database, "そのまま。")
    derived.rebuild(database, forms=house.form_of)
    before = kept(database)

    async def play() -> None:
        async with running(database) as sheets:
            await sheets.enter(A, Place())
            await asyncio.sleep(derived.PAUSE + 0.2)

    asyncio.run(play())
    assert kept(database) == before


def test_opening_a_sheet_brings_old_values_up_to_date(database: Database) -> None:
    house.furnish(database)
    seq = append(database, "新しい読みかた。")
    with database.begin() as db:
        journal.keep_values(db, A, {"aim": "古い読みかた。"}, seq=seq)

    async def play() -> None:
        async with running(database) as sheets:
            await sheets.enter(A, Place())
            await until(lambda: kept(database)[0] == {"aim": "新しい読みかた。"})

    asyncio.run(play())


def test_values_never_go_back(both: Database) -> None:
    house.furnish(both)
    with both.begin() as db:
        journal.keep_values(db, A, {"aim": "新しい"}, seq=5)

    with both.begin() as db:
        journal.keep_values(db, A, {"aim": "古い"}, seq=4)

    assert kept(both)[:2] == ({"aim": "新しい"}, 5)
    with both.begin() as db:
        journal.keep_values(db, A, {"aim": "同じ番号"}, seq=5)
    assert kept(both)[:2] == ({"aim": "同じ番号"}, 5)


def test_all_values_can_be_rebuilt_from_the_updates(both: Database) -> None:
    house.furnish(both)
    first, second = append(both, "一。"), append(both, "二。", B)
    with both.begin() as db:
        journal.keep_values(db, B, {"aim": "間違い"}, seq=second)

    with both.reading() as db:
        behind = journal.stale(db)
    changed = [
        derived.catch_up(both, forms=house.form_of),
        derived.rebuild(both, forms=house.form_of),
    ]

    assert behind == [A]
    assert changed == [1, 1]
    assert (kept(both, A)[:2], kept(both, B)[:2]) == (({"aim": "一。"}, first), ({"aim": "二。"}, second))
    assert derived.rebuild(both, forms=house.form_of) == 0
    assert derived.rebuild(both, forms=lambda _sheet: None) == 0
