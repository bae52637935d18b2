"""What is on its way to a browser: at once where it is taken at once, and in its order where it is not."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message

from workbook.desk.table import outbox as outbox_module
from workbook.desk.table import wire
from workbook.desk.table.outbox import Outbox


class Line:
    """A server's side of a socket: it takes what is sent while it is free, as uvicorn does."""

    def __init__(self) -> None:
        self.free = asyncio.Event()
        self.free.set()
        self.is_broken = False
        self.came: list[object] = []

    def outbox(self) -> Outbox:
        return Outbox(self._send)

    async def _send(self, message: Message) -> None:
        await self.free.wait()
        if self.is_broken:
            raise BrokenPipeError
        self.came.append(message.get("bytes") or message.get("code"))


def test_what_is_taken_at_once_is_brought_before_anything_else_happens() -> None:
    async def play() -> list[object]:
        line = Line()
        outbox = line.outbox()
        outbox.send(b"1")
        outbox.send(b"2")
        return line.came

    assert asyncio.run(play()) == [b"1", b"2"]


def test_what_has_to_wait_comes_once_and_in_its_order_and_makes_nobody_wait() -> None:
    async def play() -> tuple[list[object], list[object]]:
        line = Line()
        outbox = line.outbox()
        line.free.clear()
        outbox.send(b"1")
        await asyncio.sleep(0)
        outbox.send(b"2")
        before = [*line.came]
        line.free.set()
        outbox.send(b"3")
        outbox.close(wire.LATER)
        await outbox.last_words()
        await outbox.end()
        return before, line.came

    assert asyncio.run(play()) == ([], [b"1", b"2", b"3", wire.LATER])


def test_who_is_parted_with_while_the_line_takes_nothing_hears_it_later_and_nothing_more() -> None:
    async def play() -> list[object]:
        line = Line()
        outbox = line.outbox()
        line.free.clear()
        outbox.close(wire.LATER)
        outbox.send(b"after the end")
        await asyncio.sleep(0)
        line.free.set()
        await outbox.last_words()
        await outbox.end()
        return line.came

    assert asyncio.run(play()) == [wire.LATER]


def test_who_takes_nothing_is_parted_with_when_too_much_waits_and_who_takes_everything_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outbox_module, "OUTBOX_LIMIT", 10)

    async def play(*, is_slow: bool) -> list[object]:
        line = Line()
        outbox = line.outbox()
        if is_slow:
            line.free.clear()
        for word in (b"123456", b"7890", b"x"):
            outbox.send(word)
        line.free.set()
        await outbox.last_words()
        await outbox.end()
        return line.came

    assert asyncio.run(play(is_slow=True)) == [b"123456", b"7890", wire.LATER]
    assert asyncio.run(play(is_slow=False)) == [b"123456", b"7890", b"x"]


def test_a_line_that_breaks_is_nobody_elses_trouble() -> None:
    async def play() -> tuple[bool, list[object]]:
        line = Line()
        outbox = line.outbox()
        line.is_broken = True
        outbox.send(b"1")
        outbox.send(b"2")
        await outbox.end()
        return outbox.is_over, line.came

    assert asyncio.run(play()) == (True, [])
