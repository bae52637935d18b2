"""One table, several people: what each message does, and what it must not do to the others."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from pycrdt import Doc, Map
from socket_rows import A, B, rows, words
from sqlalchemy import select

from tests.desk import house
from tests.desk.forms import EVERYTHING
from tests.desk.seats import Server, Tab, tabs
from workbook.desk.document import plain_values
from workbook.desk.table import doorkeeper, journal, outbox, wire
from workbook.store.database import Database

MANY = 300
"""Messages of somebody fast: three seconds more than may come at once, so that a busy machine gets there as well."""
SOON = 15.0
"""Seconds in which something is seen that nobody asks for: less than goes by until people are asked about again."""


def test_a_team_mate_sees_what_is_written(server: Server) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            await sato.type("こんにちは。")
            await suzuki.until(lambda: str(suzuki.text).startswith("こんにちは。"))
            await suzuki.type("はい。")
            await sato.until(lambda: str(sato.text).startswith("はい。こんにちは。"))

    asyncio.run(play())


def test_another_teams_sheet_hears_nothing(server: Server, stored: Database) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("takahashi", B)) as (sato, takahashi):
            heard = len(takahashi.heard)
            await sato.type("ひみつ")
            await sato.saved()
            await asyncio.sleep(0.2)
            assert takahashi.heard[heard:] == []

    asyncio.run(play())
    assert words(stored, B) == ""


def test_an_ack_and_a_colleagues_screen_come_after_the_commit(server: Server, stored: Database) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            before = rows(stored)
            at_ack: list[int] = []
            sato.on_ack = lambda count: at_ack.append(rows(stored) - before - count)
            for number in range(20):
                await sato.type(f"{number}。")
                await suzuki.until(lambda number=number: f"{number}。" in str(suzuki.text))  # type: ignore[misc]
                assert f"{number}。" in words(stored)
            await sato.saved()
            assert min(at_ack) >= 0
            assert len(at_ack) == 20

    asyncio.run(play())


def test_updates_are_acknowledged_by_number_and_empty_ones_do_not_count(server: Server) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A)) as (sato,):
            await sato.send(wire.update(wire.EMPTY))
            await sato.send(wire.lacking(wire.EMPTY))
            for _ in range(3):
                await sato.type("あ")
            await sato.saved()
            assert (sato.sent, sato.acked) == (3, 3)

    asyncio.run(play())


def test_sending_again_is_harmless(server: Server, stored: Database) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A)) as (sato,):
            await sato.type("一度だけ。")
            await sato.saved()
            everything = sato.doc.get_update()
            for _ in range(3):
                await sato.update(everything)
            await sato.saved()

    asyncio.run(play())
    assert words(stored).count("一度だけ。") == 1


def test_coming_back_with_nothing_new_writes_nothing(server: Server, stored: Database) -> None:
    async def play() -> None:
        sato = Tab(server.port, "sato", A)
        await sato.open()
        await sato.type("消します")
        del sato.text[0:6]
        await sato.update(sato.doc.get_update())
        await sato.saved()
        await sato.close()
        before = rows(stored)
        await sato.open()
        await sato.saved()
        await sato.close()
        assert (rows(stored) - before, sato.sent, sato.acked) == (0, 1, 1)

    asyncio.run(play())


def test_what_was_written_while_away_arrives(server: Server) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            await suzuki.close()
            suzuki.text.insert(0, "電車の中で。")
            await sato.type("教室で。")
            await suzuki.open()
            await suzuki.saved()
            await sato.until(lambda: "電車の中で。" in str(sato.text))
            assert str(sato.text) == str(suzuki.text)
            assert "教室で。" in str(suzuki.text)

    asyncio.run(play())


def test_the_welcome_names_the_person(server: Server) -> None:
    async def play() -> list[dict[str, Any]]:
        async with tabs(server.port, ("sato", A)) as (sato,):
            return sato.notices

    assert asyncio.run(play()) == [
        {"kind": "welcome", "member": "sato", "name": "佐藤", "department": "福祉課", "may_write": True}
    ]


def test_the_server_names_who_is_here_and_nobody_speaks_for_others(server: Server) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            mine = sato.doc.client_id
            await sato.say(1, '{"box":"text/aim","who":{"name":"鈴木"}}')
            await suzuki.until(lambda: mine in suzuki.states)
            said = json.loads(suzuki.states[mine])
            assert said == {
                "box": "text/aim",
                "who": {"member": "sato", "name": "佐藤", "department": "福祉課"},
            }

            await suzuki.say(9, '{"box":"x"}', client=mine)
            await suzuki.say(9, "null", client=mine)
            async with tabs(server.port, ("suzuki", A)) as (late,):
                await late.until(lambda: mine in late.states)
                assert json.loads(late.states[mine]) == said

            await sato.close()
            await suzuki.until(lambda: suzuki.states[mine] == "null")
            await sato.open()
            await sato.say(2, '{"box":"text/aim"}')
            await suzuki.until(lambda: suzuki.states[mine] != "null")

    asyncio.run(play())


def test_who_sends_fast_waits_and_loses_nothing(server: Server) -> None:
    async def play() -> float:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            began = asyncio.get_running_loop().time()
            for number in range(MANY):
                await sato.type(f"<{number}>")
            await suzuki.type("私は待ちません。")
            await suzuki.saved()
            assert sato.acked < sato.sent, "who sends fast holds up nobody else"
            await sato.saved()
            assert all(f"<{number}>" in str(sato.text) for number in range(MANY))
            return asyncio.get_running_loop().time() - began

    assert asyncio.run(play()) > (MANY - outbox.BURST) / outbox.RATE - 0.5


def test_are_you_there(server: Server) -> None:
    async def play() -> bytes:
        async with tabs(server.port, ("sato", A)) as (sato,):
            await sato.send(wire.PING)
            await sato.until(lambda: sato.heard[-1] == wire.PING)
            return sato.heard[-1]

    assert asyncio.run(play()) == b"\x06"


def test_values_follow_within_a_moment(server: Server, stored: Database) -> None:
    def kept() -> dict[str, Any]:
        with stored.reading() as db:
            return dict(db.execute(select(house.Sheet.values).where(house.Sheet.id == B)).scalar_one())

    async def play() -> None:
        async with tabs(server.port, ("takahashi", B)) as (takahashi,):
            await takahashi.type("目標です。")
            await takahashi.saved()
            await takahashi.until(lambda: kept() == {"aim": "目標です。"}, SOON)

    asyncio.run(play())
    with stored.reading() as db:
        stored_updates = journal.updates(db, B)
        seq = db.execute(select(house.Sheet.values_seq).where(house.Sheet.id == B)).scalar_one()
    assert plain_values.values_of([data for _, data in stored_updates], EVERYTHING) == {"aim": "目標です。"}
    assert seq == stored_updates[-1][0]


def test_what_a_page_appends_reaches_the_table(server: Server, stored: Database) -> None:
    async def play() -> None:
        async with tabs(server.port, ("sato", A)) as (sato,):
            other: Doc[Any] = Doc()
            other.get("one", type=Map)["start"] = "2026-04-01"
            with stored.begin() as db:
                journal.append(db, A, other.get_update(), member=None)
            chosen = sato.doc.get("one", type=Map)
            assert doorkeeper.CHECK_EVERY > SOON
            await sato.until(lambda: chosen.get("start") == "2026-04-01", SOON)

    asyncio.run(play())
