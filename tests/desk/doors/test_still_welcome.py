"""Who loses a right while at the table notices within seconds, and keeps the words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.desk import house
from tests.desk.doors.test_routes import serving
from tests.desk.seats import Tab, tabs
from workbook.desk.table import doorkeeper, outbox, wire
from workbook.store.database import Database
from workbook.store.tables import Member


def to_team_b(db: Session) -> None:
    db.execute(update(Member).where(Member.id == "sato").values(team_id="b"))


def out(db: Session) -> None:
    db.execute(update(Member).where(Member.id == "sato").values(id="somebody-else"))


def to_observer(db: Session) -> None:
    db.execute(update(Member).where(Member.id == "sato").values(role="observer"))


@pytest.mark.parametrize(
    ("change", "code"),
    [(to_team_b, wire.NOT_YOURS), (out, wire.NOT_JOINED), (to_observer, None)],
    ids=["another team", "out", "observer"],
)
def test_a_lost_right_ends_the_connection_and_the_door_says_what_is_so_now(
    database: Database, monkeypatch: pytest.MonkeyPatch, change: Callable[[Session], None], code: int | None
) -> None:
    house.furnish(database)
    monkeypatch.setattr(doorkeeper, "CHECK_EVERY", 0.05)

    async def play(port: int) -> tuple[int | None, int | None]:
        async with tabs(port, ("sato", house.sheet_of("a")), ("suzuki", house.sheet_of("a"))) as (
            sato,
            suzuki,
        ):
            with database.begin() as db:
                change(db)
            closed = await sato.closed()
            await suzuki.type("続けます。")
            await suzuki.saved()
            assert suzuki.code is None
            await sato.open()
            return closed, await sato.closed() if code else sato.code

    with serving(house.build(database)) as client:
        assert asyncio.run(play(client.port)) == (wire.LATER, code)


def test_who_became_an_observer_comes_back_to_look(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(database)
    monkeypatch.setattr(doorkeeper, "CHECK_EVERY", 0.05)

    async def play(port: int) -> bool:
        sato = Tab(port, "sato", house.sheet_of("a"))
        await sato.open()
        with database.begin() as db:
            to_observer(db)
        await sato.closed()
        await sato.open()
        await sato.until(lambda: len(sato.notices) == 2)
        await sato.close()
        return bool(sato.notices[1]["may_write"])

    with serving(house.build(database)) as client:
        assert asyncio.run(play(client.port)) is False


def test_nobody_stays_who_cannot_be_asked_about() -> None:
    parted: list[int] = []

    async def asked_in_vain() -> bool:
        raise KeyError

    async def play() -> None:
        recheck = doorkeeper.Recheck(asked_in_vain, parted.append)
        recheck.at_once()
        recheck.begin()
        await asyncio.sleep(0.01)
        recheck.at_once()
        with pytest.raises(KeyError):
            await recheck.end()

    asyncio.run(play())

    assert parted == [wire.LATER], "parted with, and once only"


def test_somebody_too_slow_to_listen_is_parted_with_and_comes_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(database)
    monkeypatch.setattr(outbox, "OUTBOX_LIMIT", 1_000)
    monkeypatch.setattr(
        outbox.Outbox, "_is_taken_at_once", lambda *_: False
    )  # a line that takes nothing at once

    async def play(port: int) -> tuple[int | None, str]:
        sheet = house.sheet_of("a")
        async with tabs(port, ("sato", sheet), ("suzuki", sheet)) as (sato, suzuki):
            await sato.type("長い。" * 1_000)
            code = await suzuki.closed()
            monkeypatch.setattr(outbox, "OUTBOX_LIMIT", 1_000_000)
            await suzuki.open()
            return code, str(suzuki.text)

    with serving(house.build(database)) as client:
        assert asyncio.run(play(client.port)) == (wire.LATER, "長い。" * 1_000)
