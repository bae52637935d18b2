"""A server that is stopped politely writes what it was given, and says that it is back in a moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

from socket_rows import A

from tests.desk import house
from tests.desk.open_house import kept
from tests.desk.seats import Server, Tab
from workbook.desk.table import wire
from workbook.store.database import Database


def test_what_was_sent_before_is_written_and_derived_and_browsers_are_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'workbook.db'}"

    async def play(server: Server) -> Tab:
        sato = Tab(server.port, "sato", A)
        await sato.open()
        await sato.type("前から。")
        await sato.saved()
        for number in range(20):
            await sato.type(f"<{number}>")
        await sato.send(wire.PING)
        await sato.until(lambda: wire.PING in sato.heard)  # so all of it has arrived; not all is acknowledged
        server.process.terminate()
        await sato.closed()
        return sato

    with Server(url) as server:
        sato = asyncio.run(play(server))
        server.process.wait(40)

    database = Database(url)
    values, _, _ = kept(database, house.sheet_of("a"))
    database.close()
    assert sato.code == wire.RESTART
    assert values["aim"] == str(sato.text)
