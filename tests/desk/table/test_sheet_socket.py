"""One table, several people: what each message does, and what it must not do to the others."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text
from sqlalchemy import func, select

from tests.desk import house
from tests.desk.forms import EVERYTHING
from tests.desk.seats import Server, Tab, knock, tabs
from workbook.desk.document import plain_values
from workbook.desk.table import journal, wire
from workbook.desk.table.connection import READ_ONLY
from workbook.store.database import Database
from workbook.store.tables import SheetUpdate

A, B = house.sheet_of("a"), house.sheet_of("b")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = f"sqlite:///{tmp_path_factory.mktemp('table') / 'workbook.db'}"
    with Server(url) as running:
        yield running


@pytest.fixture
def stored(server: Server) -> Iterator[Database]:
    database = Database(server.url)
    yield database
    database.close()


def rows(database: Database, sheet: str = A) -> int:
    with database.reading() as db:
        return db.execute(
            select(func.count()).select_from(SheetUpdate).where(SheetUpdate.sheet_id == sheet)
        ).scalar_one()


def words(database: Database, sheet: str = A) -> str:
    with database.reading() as db:
        updates = [data for _, data in journal.updates(db, sheet)]
    return plain_values.texts(plain_values.opened(updates)).get("text/aim", "")


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
            await sato.type("見えますか。")
            await watanabe.until(lambda: "見えますか。" in str(watanabe.text))
            assert rows(stored) == before + 1
            assert "見学者の文" not in str(sato.text)
            assert watanabe.acked == 0
            assert [notice["kind"] for notice in watanabe.notices] == ["welcome", "refused"]
            assert watanabe.notices[0]["may_write"] is False
            assert watanabe.notices[1]["message"] == READ_ONLY

    asyncio.run(play())


def test_the_welcome_names_the_person(server: Server) -> None:
    async def play() -> list[dict[str, Any]]:
        async with tabs(server.port, ("sato", A)) as (sato,):
            return sato.notices

    assert asyncio.run(play()) == [
        {"kind": "welcome", "member": "sato", "name": "佐藤", "department": "福祉課", "may_write": True}
    ]


def test_the_door(server: Server) -> None:
    ours = f"http://127.0.0.1:{server.port}"

    async def play() -> dict[str, int]:
        port = server.port
        return {
            "member": await knock(port, cookie="sato", sheet=A, origin=ours),
            "no cookie": await knock(port, sheet=A, origin=ours),
            "unknown token": await knock(port, cookie="0" * 64, sheet=A, origin=ours),
            "foreign sheet": await knock(port, cookie="sato", sheet=B, origin=ours),
            "unknown sheet": await knock(port, cookie="sato", sheet="sheet-z", origin=ours),
            "nul": await knock(port, cookie="sato", sheet="%00", origin=ours),
            "no id": await knock(port, cookie="sato", sheet="%27", origin=ours),
            "foreign page": await knock(port, cookie="sato", sheet=A, origin="https://evil.example"),
            "other port": await knock(port, cookie="sato", sheet=A, origin="http://127.0.0.1:1"),
            "null page": await knock(port, cookie="sato", sheet=A, origin="null"),
            "no page": await knock(port, cookie="sato", sheet=A, origin=None),
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


def test_a_foreign_sheet_answers_as_fast_as_one_that_does_not_exist(server: Server) -> None:
    ours = f"http://127.0.0.1:{server.port}"

    async def seconds(sheet: str) -> float:
        began = time.perf_counter()
        assert await knock(server.port, cookie="sato", sheet=sheet, origin=ours) == 4403
        return time.perf_counter() - began

    async def play() -> list[float]:
        times = [[await seconds(sheet) for sheet in (B, "sheet-z")] for _ in range(15)]
        return [statistics.median(column) for column in zip(*times, strict=True)]

    foreign, unknown = asyncio.run(play())
    assert abs(foreign - unknown) < 0.02


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
            for number in range(180):
                await sato.type(f"<{number}>")
            await suzuki.type("私は待ちません。")
            await suzuki.saved()
            assert asyncio.get_running_loop().time() - began < 0.8
            await sato.saved()
            assert all(f"<{number}>" in str(sato.text) for number in range(180))
            return asyncio.get_running_loop().time() - began

    assert asyncio.run(play()) > 0.5


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
            await takahashi.until(lambda: kept() == {"aim": "目標です。"}, 3)

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
            await sato.until(lambda: chosen.get("start") == "2026-04-01", 2)

    asyncio.run(play())
