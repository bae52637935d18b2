"""What is said while a period runs reaches the screens as soon as it is committed, and by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Run, Team
from workbook.classroom.period import signals
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.replay import Halls
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Live
from workbook.store.database import Database


class _Heard(Live):
    """Screens that count how often they were told to look."""

    looks = 0

    def notice(self) -> None:
        self.looks += 1


def test_screens_look_as_soon_as_a_signal_is_committed_and_not_for_one_that_is_taken_back(
    database: Database, open_run: Callable[..., tuple[Run, tuple[Team, ...]]], shelf: Shelf
) -> None:
    run, (team,) = open_run(database, 1)
    with database.begin() as db:
        me = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person.id

    async def play() -> tuple[int, int]:
        screens = _Heard(Bulletin(database, Halls(), shelf))
        async with screens.running():
            with database.begin() as db:
                signals.send(db, signals.NOTE, run=run.id, by=me, data={"text": "取り消した"})
                db.rollback()
            before = screens.looks
            with database.begin() as db:
                signals.send(db, signals.NOTE, run=run.id, by=me, data={"text": "一つめ"})
                signals.send(db, signals.NOTE, run=run.id, by=me, data={"text": "二つめ"})
            return before, screens.looks

    assert asyncio.run(play()) == (0, 1)
