"""Garbage, strangers and people who may only look: the door, and what becomes of what they send."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text
from socket_rows import A, B, rows, words
from sqlalchemy import Engine, event

from tests.desk import house
from tests.desk.doors.test_routes import Client, serving
from tests.desk.seats import Server, knock, tabs
from workbook.desk.table import wire
from workbook.desk.table.connection import READ_ONLY
from workbook.store.database import Database


def made(fill: Callable[[Doc[Any]], object]) -> bytes:
    doc: Doc[Any] = Doc()
    fill(doc)
    return wire.update(doc.get_update())


def in_one(value: object) -> bytes:
    return made(lambda doc: doc.get("one", type=Map).update({"mood": value}))


GARBAGE: dict[str, tuple[bytes | str, int]] = {
    "empty": (b"", wire.MALFORMED),
    "text": ("こんにちは", wire.MALFORMED),
    "unknown-kind": (b"\x09\x01", wire.MALFORMED),
    "unknown-step": (b"\x00\x07\x00", wire.MALFORMED),
    "too-short": (b"\x00\x02\x7f\x01", wire.MALFORMED),
    "left-over": (wire.update(wire.EMPTY) + b"x", wire.MALFORMED),
    "endless-number": (b"\x00\x02" + b"\xff" * 30, wire.MALFORMED),
    "no-update": (wire.update(b"\xff" * 40), wire.MALFORMED),
    "huge-length": (wire.update(b"\x01\x01\x05\x00\x04\x01\x01a\xff\xff\xff\xff\x0f"), wire.MALFORMED),
    "no-state": (wire.state(b"\x05\x01"), wire.MALFORMED),
    "no-awareness": (b"\x01\x03\xff\xff\xff", wire.MALFORMED),
    "awareness-no-json": (wire.awareness([wire.Presence(1, 1, "{")]), wire.MALFORMED),
    "awareness-no-object": (wire.awareness([wire.Presence(1, 1, "[1]")]), wire.MALFORMED),
    "awareness-too-deep": (wire.awareness([wire.Presence(1, 1, "[" * 4000)]), wire.MALFORMED),
    "awareness-too-long": (
        wire.awareness([wire.Presence(1, 1, '{"a":"' + "x" * 5000 + '"}')]),
        wire.MALFORMED,
    ),
    "foreign-root": (made(lambda doc: doc.get("elsewhere", type=Text).insert(0, "x")), wire.MALFORMED),
    "root-with-a-path": (made(lambda doc: doc.get("text/../x", type=Text).insert(0, "x")), wire.MALFORMED),
    "keys-in-a-text": (made(lambda doc: doc.get("text/aim", type=Map).update({"a": "b"})), wire.MALFORMED),
    "words-in-a-map": (made(lambda doc: doc.get("one", type=Text).insert(0, "x")), wire.MALFORMED),
    "an-array": (made(lambda doc: doc.get("text/aim", type=Array).append("x")), wire.MALFORMED),
    "a-nested-map": (in_one(Map({"a": "b"})), wire.MALFORMED),
    "a-nested-text": (in_one(Text("x")), wire.MALFORMED),
    "a-list": (in_one(["a"]), wire.MALFORMED),
    "an-object": (in_one({"a": "b"}), wire.MALFORMED),
    "bold-words": (
        made(lambda doc: doc.get("text/aim", type=Text).insert(0, "x", {"bold": True})),
        wire.MALFORMED,
    ),
    # Without a look at it first this one ended the whole process with a segmentation fault.
    "a-bottomless-list": (
        wire.update(b"\x01\x01\x05\x00\x28\x01\x03one\x04mood\x01" + b"\x75\x01" * 100_000 + b"\x7e\x00"),
        wire.MALFORMED,
    ),
    "too-large": (wire.update(b"\x00" * 2**20), wire.TOO_LARGE),
}


@pytest.mark.parametrize("name", GARBAGE, ids=list(GARBAGE))
def test_garbage_parts_its_sender_and_nobody_else_notices(
    server: Server, stored: Database, name: str
) -> None:
    message, code = GARBAGE[name]

    async def play() -> None:
        async with tabs(server.port, ("sato", A), ("suzuki", A)) as (sato, suzuki):
            before = rows(stored)
            heard = len(suzuki.heard)
            await sato.send(message)
            assert await sato.closed() == code
            assert suzuki.heard[heard:] == []
            assert rows(stored) == before
            await suzuki.type("続けています。")
            await suzuki.saved()
            await sato.open()
            assert str(sato.text) == str(suzuki.text)

    asyncio.run(play())


def test_a_hundred_broken_updates_change_nothing_of_others(server: Server, stored: Database) -> None:
    chance = random.Random(1)  # noqa: S311 -- examples, no secrets
    own: Doc[Any] = Doc()
    own.get("text/aim", type=Text).insert(0, "壊れる文。")
    own.get("one", type=Map)["often"] = "1"
    good = own.get_update()

    async def play() -> str:
        async with tabs(server.port, ("suzuki", A)) as (suzuki,):
            await suzuki.type("大事な文。")
            await suzuki.saved()
            for _ in range(100):
                broken = bytearray(good)
                for _ in range(3):
                    broken[chance.randrange(len(broken))] = chance.randrange(256)
                async with tabs(server.port, ("sato", A)) as (sato,):
                    await sato.update(bytes(broken))
            await suzuki.type("まだある。")
            await suzuki.saved()
            return str(suzuki.text)

    seen = asyncio.run(play())
    assert seen.startswith("まだある。")
    assert "大事な文。" in seen
    assert words(stored) == seen


def test_who_may_only_look_cannot_write(server: Server, stored: Database) -> None:
    async def play() -> None:
        async with tabs(server.port, ("watanabe", A), ("sato", A)) as (watanabe, sato):
            before = rows(stored)
            await watanabe.type("見学者の文")
            await watanabe.type("もう一度")
            await watanabe.send(wire.PING)
            await watanabe.until(lambda: wire.PING in watanabe.heard)  # both have been read
            await sato.type("見えますか。")
            await watanabe.until(lambda: "見えますか。" in str(watanabe.text))
            assert rows(stored) == before + 1
            assert "見学者の文" not in str(sato.text)
            assert watanabe.acked == 0
            assert [notice["kind"] for notice in watanabe.notices] == ["welcome", "refused"]
            assert watanabe.notices[0]["may_write"] is False
            assert watanabe.notices[1]["message"] == READ_ONLY

    asyncio.run(play())


def test_the_door(server: Server) -> None:
    ours = f"http://127.0.0.1:{server.port}"

    async def play() -> dict[str, int]:
        port = server.port
        return {
            "member": await knock(port, f"/desk/ws/{A}", cookie="sato", origin=ours),
            "no cookie": await knock(port, f"/desk/ws/{A}", origin=ours),
            "unknown token": await knock(port, f"/desk/ws/{A}", cookie="0" * 64, origin=ours),
            "foreign sheet": await knock(port, f"/desk/ws/{B}", cookie="sato", origin=ours),
            "unknown sheet": await knock(port, "/desk/ws/sheet-z", cookie="sato", origin=ours),
            "nul": await knock(port, "/desk/ws/%00", cookie="sato", origin=ours),
            "no id": await knock(port, "/desk/ws/%27", cookie="sato", origin=ours),
            "foreign page": await knock(port, f"/desk/ws/{A}", cookie="sato", origin="https://evil.example"),
            "other port": await knock(port, f"/desk/ws/{A}", cookie="sato", origin="http://127.0.0.1:1"),
            "null page": await knock(port, f"/desk/ws/{A}", cookie="sato", origin="null"),
            "no page": await knock(port, f"/desk/ws/{A}", cookie="sato", origin=None),
        }

    assert asyncio.run(play()) == {
        "member": 0,
        "no cookie": 4401,
        "unknown token": 4401,
        "foreign sheet": 4403,
        "unknown sheet": 4403,
        "nul": 4403,
        "no id": 4403,
        "foreign page": 403,
        "other port": 403,
        "null page": 403,
        "no page": 403,
    }


def test_a_foreign_sheet_costs_the_same_as_one_that_does_not_exist_so_that_no_time_tells_them_apart(
    database: Database,
) -> None:
    house.furnish(database)
    asked: list[str] = []

    def hear(*told: object) -> None:
        if "member" in str(told[2]):  # what the house looks for all the while is about nobody
            asked.append(str(told[2]))

    def statements(sheet: str, client: Client) -> list[str]:
        asked.clear()
        door = knock(client.port, f"/desk/ws/{sheet}", cookie="sato", origin=client.origin)
        assert asyncio.run(door) == 4403
        return [*asked]

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        with serving(house.build(database)) as client:
            foreign, unknown = (statements(sheet, client) for sheet in (B, "sheet-z"))
    finally:
        event.remove(Engine, "before_cursor_execute", hear)

    assert foreign == unknown != []
