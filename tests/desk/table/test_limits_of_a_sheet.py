"""An open sheet has limits, and what goes wrong in it is told to nobody and costs nobody else anything."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from opened import deletion, settle, table, text, typed
from pycrdt import Doc, Text

from workbook.desk.table import draft, wire
from workbook.desk.table.draft import TooMuchError
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.writer import REFUSED


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


def test_what_waits_for_something_missing_counts_and_what_is_known_is_not_stored_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(draft, "DOCUMENT_LIMIT", 10_000)

    async def play() -> None:
        opened, shelf, sato, _ = table()
        known = typed(Doc(), "前から")
        opened.take(sato, known)
        shelf.waiting[0].set_result(1)
        await settle()

        for _ in range(3):
            opened.take(sato, known)
        for _ in range(4):
            orphan: Doc[Any] = Doc()
            typed(orphan, "a")
            opened.take(sato, typed(orphan, "x" * 2_000))  # the first letter never comes
        stored = len(shelf.waiting)
        with pytest.raises(TooMuchError):
            opened.take(sato, typed(orphan, "x" * 2_000))

        assert (stored, len(shelf.waiting), text(opened)) == (5, 5, "前から")

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
