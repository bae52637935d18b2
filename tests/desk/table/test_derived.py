"""The values beside a sheet follow its updates: after a kill, after old values, never back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from open_house import A, B, Place, append, kept, running, until

from tests.desk import house
from workbook.content.forms.form import Form
from workbook.desk.table import derived, journal
from workbook.store.database import Database


def test_what_a_killed_process_left_behind_is_derived_at_the_next_start(database: Database) -> None:
    house.furnish(database)
    seq = append(database, "間に合わなかった。")

    async def play() -> None:
        async with running(database):
            await until(lambda: kept(database)[0] != {})

    asyncio.run(play())
    assert kept(database)[:2] == ({"aim": "間に合わなかった。"}, seq)


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
        now = datetime.now(UTC)
        behind = [journal.stale(db, before=now + timedelta(seconds=after)) for after in (0, -60)]
    changed = [
        derived.catch_up(both, forms=house.form_of),
        derived.rebuild(both, forms=house.form_of),
    ]

    assert behind == [[A], []]  # written a moment ago: whoever wrote it may be deriving it just now
    assert changed == [1, 1]
    assert (kept(both, A)[:2], kept(both, B)[:2]) == (({"aim": "一。"}, first), ({"aim": "二。"}, second))
    assert derived.rebuild(both, forms=house.form_of) == 0
    assert derived.rebuild(both, forms=lambda _sheet: None) == 0


def test_a_sheet_that_cannot_be_read_holds_up_no_other(database: Database) -> None:
    house.furnish(database)
    broken: list[str] = []

    def forms(sheet: str) -> Form | None:
        if sheet in broken:
            raise KeyError(sheet)
        return house.form_of(sheet)

    async def play() -> None:
        async with running(database, forms=forms) as sheets:
            for sheet in (A, B):
                await sheets.enter(sheet, Place())
            broken.append(A)
            append(database, "読めない。")
            append(database, "読める。", B)
            await until(lambda: kept(database, B)[0] == {"aim": "読める。"})

    asyncio.run(play())
    assert kept(database)[0] != {"aim": "読めない。"}


def test_what_cannot_be_read_of_what_was_left_behind_holds_up_nothing_either(database: Database) -> None:
    house.furnish(database)
    append(database, "読めない。")
    append(database, "読める。", B)

    def forms(sheet: str) -> Form | None:
        if sheet == A:
            raise KeyError(sheet)
        return house.form_of(sheet)

    assert derived.catch_up(database, forms=forms) == 1
    assert (kept(database, A)[0], kept(database, B)[0]) == ({}, {"aim": "読める。"})
    assert derived.catch_up(database, forms=house.form_of) == 1, "it is made up for as soon as it can be"
