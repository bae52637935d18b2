"""A opened on its own: limits, failures and those who are already there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from workbook.desk.table import draft, wire
from workbook.desk.table.doorkeeper import Visitor
from workbook.desk.table.draft import TooMuchError
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.open_sheet import OpenSheet
from workbook.desk.table.writer import REFUSED, NotWrittenError


class Place:
    """A seat that writes down what it hears."""

    def __init__(self, name: str) -> None:
        self.visitor = Visitor(name, name)
        self.heard: list[object] = []

    def send(self, message: bytes) -> None:
        self.heard.append(message)

    def acked(self) -> None:
        self.heard.append("ack")

    def failed(self, reason: str) -> None:
        self.heard.append(reason)


class Shelf:
    """Writes when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[asyncio.Future[int]] = []

    def store(self, _sheet: str, _update: bytes, _visitor: Visitor) -> asyncio.Future[int]:
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        return future


def table() -> tuple[OpenSheet, Shelf, Place, Place]:
    shelf = Shelf()
    opened = OpenSheet("sheet", shelf.store, lambda _opened: None)
    sato, suzuki = Place("sato"), Place("suzuki")
    for place in (sato, suzuki):
        opened.greet(place)
        place.heard.clear()
    return opened, shelf, sato, suzuki


def typed(doc: Doc[Any], words: str) -> bytes:
    before = doc.get_state()
    doc.get("text/aim", type=Text).insert(0, words)
    return doc.get_update(before)


async def settle() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


def text(opened: OpenSheet) -> str:
    return str(opened.doc.get("text/aim", type=Text))


def test_nothing_is_said_before_it_is_written() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        update = typed(Doc(), "あ")

        opened.take(sato, update)
        await settle()
        before = (list(sato.heard), list(suzuki.heard), text(opened))
        shelf.waiting[0].set_result(7)
        await settle()

        assert before == ([], [], "")
        assert (sato.heard, suzuki.heard, text(opened), opened.seq) == (
            ["ack"],
            [wire.update(update)],
            "あ",
            7,
        )

    asyncio.run(play())


def test_a_failed_change_is_told_and_can_come_again() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        mine: Doc[Any] = Doc()
        first, second = typed(mine, "一"), typed(mine, "二")
        opened.take(sato, first)
        opened.take(sato, second)

        shelf.waiting[0].set_exception(NotWrittenError("いっぱいです"))
        shelf.waiting[1].set_result(1)
        await settle()
        after_failure = (list(sato.heard), text(opened))
        sato.heard.clear()
        opened.take(sato, mine.get_update())
        shelf.waiting[2].set_result(2)
        await settle()

        assert after_failure == (["いっぱいです", "ack"], "")
        assert (sato.heard, text(opened)) == (["ack"], "二一")
        assert suzuki.heard == [wire.update(second), wire.update(mine.get_update())]

    asyncio.run(play())


def deletion(doc: Doc[Any]) -> bytes:
    """Return an update that holds deletions only, as step 2 does when there is nothing else to bring."""
    return doc.get_update(doc.get_state())


def test_what_is_known_is_acknowledged_only_when_all_before_it_is_written() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        mine: Doc[Any] = Doc()
        typed(mine, "あい")
        del mine.get("text/aim", type=Text)[0:3]
        opened.take(sato, mine.get_update())

        opened.take(suzuki, deletion(mine))
        await settle()
        before = list(suzuki.heard)
        shelf.waiting[0].set_result(1)
        await settle()
        opened.take(suzuki, deletion(mine))

        assert before == []
        assert suzuki.heard == [wire.update(mine.get_update()), "ack", "ack"]
        assert len(shelf.waiting) == 1

    asyncio.run(play())


def test_what_is_known_is_not_acknowledged_when_it_was_not_written() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        mine: Doc[Any] = Doc()
        typed(mine, "あい")
        del mine.get("text/aim", type=Text)[0:3]
        opened.take(sato, mine.get_update())
        opened.take(suzuki, deletion(mine))

        shelf.waiting[0].set_exception(NotWrittenError("いっぱいです"))
        await settle()

        assert (sato.heard, suzuki.heard) == (["いっぱいです"], ["いっぱいです"])

    asyncio.run(play())


def test_a_deletion_of_something_unknown_is_kept_until_it_is_known() -> None:
    async def play() -> None:
        opened, shelf, sato, _ = table()
        mine: Doc[Any] = Doc()
        words = typed(mine, "消える")
        before = mine.get_state()
        del mine.get("text/aim", type=Text)[0:9]

        opened.take(sato, mine.get_update(before))
        opened.take(sato, words)
        for number, future in enumerate(shelf.waiting):
            future.set_result(number)
        await settle()

        assert len(shelf.waiting) == 2
        assert text(opened) == ""

    asyncio.run(play())


def test_a_document_has_a_limit_and_what_stands_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "DOCUMENT_LIMIT", 10_000)

    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        mine: Doc[Any] = Doc()
        opened.take(sato, typed(mine, "x" * 9_000))
        shelf.waiting[0].set_result(1)
        await settle()

        with pytest.raises(TooMuchError):
            opened.take(sato, typed(mine, "y" * 2_000))
        del mine.get("text/aim", type=Text)[0:11_000]
        opened.take(suzuki, typed(Doc(), "まだ書けます"))
        opened.take(sato, mine.get_update())
        for number, future in enumerate(shelf.waiting[1:], 2):
            future.set_result(number)
        await settle()

        assert text(opened) == "まだ書けます"

    asyncio.run(play())


def test_a_document_has_a_limit_of_parts() -> None:
    async def play() -> None:
        opened, shelf, sato, _ = table()
        mine: Doc[Any] = Doc()
        with mine.transaction():
            for number in range(draft.ROOTS_LIMIT + 1):
                mine.get(f"text/q{number}", type=Text).insert(0, "x")

        with pytest.raises(TooMuchError):
            opened.take(sato, mine.get_update())

        assert (shelf.waiting, list(opened.doc.keys())) == ([], [])

    asyncio.run(play())


def test_a_mistake_of_ours_is_not_told_to_people(caplog: pytest.LogCaptureFixture) -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        mine: Doc[Any] = Doc()
        typed(mine, "あい")
        del mine.get("text/aim", type=Text)[0:3]
        opened.take(sato, mine.get_update())
        opened.take(suzuki, deletion(mine))

        shelf.waiting[0].set_exception(LookupError("SELECT secret"))
        await settle()

        assert (sato.heard, suzuki.heard) == ([REFUSED], [REFUSED])

    asyncio.run(play())
    assert "SELECT secret" in caplog.text


def test_a_panic_in_the_library_costs_nobody_else_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(_doc: Doc[Any], _update: bytes) -> None:
        raise PanicException

    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        update = typed(Doc(), "あ")
        with monkeypatch.context() as patch:
            patch.setattr(opened._draft._doc, "apply_update", partial(panic, opened._draft._doc))  # noqa: SLF001
            with pytest.raises(MalformedError):
                opened.take(sato, update)
        opened.take(suzuki, update)
        shelf.waiting[0].set_result(1)
        await settle()

        assert (sato.heard, suzuki.heard, text(opened)) == ([wire.update(update)], ["ack"], "あ")

    asyncio.run(play())


def test_what_others_committed_is_shown_and_unreadable_rows_are_passed_over() -> None:
    async def play() -> None:
        opened, _, sato, suzuki = table()
        other: Doc[Any] = Doc()
        other.get("one", type=Map)["mood"] = "calm"

        opened.bring(b"garbage", 4)
        opened.bring(other.get_update(), 5)

        assert sato.heard == suzuki.heard == [wire.update(other.get_update())]
        assert (dict(opened.doc.get("one", type=Map).items()), opened.seq) == ({"mood": "calm"}, 5)

    asyncio.run(play())
