"""Several processes on one database, and a disk that is full for a while."""

from __future__ import annotations

import asyncio
import resource
from pathlib import Path

from sqlalchemy import select

from tests.desk import house
from tests.desk.forms import EVERYTHING
from tests.desk.seats import Server, tabs
from workbook.desk.document import plain_values
from workbook.desk.table import doorkeeper, journal
from workbook.desk.table.writer import KEPT
from workbook.store.database import Database
from workbook.store.tables import Sheet
from workbook.store.unavailable import SENTENCES

A = house.sheet_of("a")
SOON = 15.0
"""Seconds in which something is seen that nobody asks for: less than goes by until people are asked about again."""


def test_two_processes_show_each_other_what_is_written(both: Database) -> None:
    house.furnish(both)
    url = both.url.render_as_string(hide_password=False)

    async def play(first: Server, second: Server) -> None:
        at_first = tabs(first.port, ("sato", A), ("suzuki", A))
        async with at_first as (sato, neighbour), tabs(second.port, ("suzuki", A)) as (suzuki,):
            everybody = (sato, neighbour, suzuki)
            for number in range(3):
                await sato.type(f"<first {number}>")
                await suzuki.type(f"<second {number}>")
                for tab in everybody:
                    for word in (f"<first {number}>", f"<second {number}>"):
                        await tab.until(lambda tab=tab, word=word: word in str(tab.text), SOON)  # type: ignore[misc]
            assert len({str(tab.text) for tab in everybody}) == 1
            for tab in everybody:
                updates = [message for message in tab.heard if message[:2] == b"\0\2"]
                assert len(updates) == len(set(updates))

    with Server(url) as first, Server(url) as second:
        asyncio.run(play(first, second))

    with both.reading() as db:
        stored = [data for _, data in journal.updates(db, A)]
        kept = db.execute(select(Sheet.values).where(Sheet.id == A)).scalar_one()
    assert len(stored) == 6
    assert kept == plain_values.values_of(stored, EVERYTHING)
    assert doorkeeper.CHECK_EVERY > SOON


def test_a_full_disk_is_told_and_nothing_is_acknowledged_until_there_is_room(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'workbook.db'}"
    long = "長い文です。" * 2_000

    async def play(server: Server) -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            await sato.type("はじめ。")
            await sato.saved()
            _, most = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
            size = (tmp_path / "workbook.db-wal").stat().st_size
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size + 10_000, most))

            await sato.type(long)

            assert await sato.closed() == 1013
            assert sato.acked < sato.sent
            assert sato.notices[-1] == {"kind": "trouble", "message": SENTENCES["full"] + KEPT}
            assert str(suzuki.text) == "はじめ。"
            assert suzuki.code is None

            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, most))
            await sato.open()
            await sato.saved()
            await suzuki.until(lambda: str(suzuki.text) == long + "はじめ。")

    with Server(url) as server:
        asyncio.run(play(server))

    database = Database(url)
    with database.reading() as db:
        stored = [data for _, data in journal.updates(db, A)]
    database.close()
    assert plain_values.values_of(stored, EVERYTHING) == {"aim": long + "はじめ。"}
