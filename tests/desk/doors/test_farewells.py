"""Whoever may not stay is asked about again and again, whatever went wrong the last time."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest
from open_house import A, Place, running, until

from tests.desk import house
from tests.desk.doors.test_live import Board
from workbook.desk.doors.farewells import Farewells
from workbook.desk.doors.live import Live
from workbook.store import again
from workbook.store.database import Database


class _Asked(Place):
    looks = 0

    def look_again(self) -> None:
        self.looks += 1


def test_one_look_that_fails_is_not_the_last(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "LOOK", 0.001)
    house.furnish(database)
    since: list[datetime] = []

    def changed_since(moment: datetime) -> list[str]:
        since.append(moment)
        if len(since) == 1:
            raise ValueError
        return ["sato"]

    async def play() -> int:
        seat, screens = _Asked(), Live(Board())
        async with running(database) as sheets, screens.running():
            await sheets.enter(A, seat)
            farewells = Farewells(rooms=sheets, screens=screens, changed_since=changed_since, look_every=None)
            async with farewells.running():
                farewells.notice()
                await until(lambda: seat.looks > 0)
            return seat.looks

    assert asyncio.run(play()) == 1
    assert len(since) == 2
    assert since[1] <= since[0], "nothing that changed meanwhile is passed over"
