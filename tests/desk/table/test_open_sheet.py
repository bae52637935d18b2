"""A opened on its own: limits, failures and those who are already there."""

from __future__ import annotations

import asyncio
from typing import Any

from opened import deletion, settle, table, text, typed
from pycrdt import Doc, Map, Text

from workbook.desk.table import wire
from workbook.desk.table.writer import NotWrittenError


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


def test_values_of_what_another_process_wrote_are_derived_there_unless_they_were_kept_here_without_it() -> (
    None
):
    async def play() -> None:
        changed: list[int] = []
        opened, _, sato, suzuki = table()
        opened.on_change = lambda one: changed.append(one.seq)

        opened.bring(typed(Doc(), "あ"), 7, is_derived=True)
        in_order = [*changed]
        opened.bring(typed(Doc(), "い"), 6, is_derived=True)

        assert (in_order, changed) == ([], [7])
        assert len(sato.heard) == len(suzuki.heard) == 2

    asyncio.run(play())


def test_who_looks_too_early_or_too_late_at_its_own_commit_shows_nothing_twice() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        update = typed(Doc(), "あ")
        opened.take(sato, update)

        opened.bring(update, 7)
        too_early = list(suzuki.heard)
        shelf.waiting[0].set_result(7)
        await settle()
        opened.bring(update, 7)

        assert too_early == []
        assert (sato.heard, suzuki.heard) == (["ack"], [wire.update(update)])

    asyncio.run(play())


def test_what_another_process_committed_is_shown_even_if_this_one_could_not_write_the_same() -> None:
    async def play() -> None:
        opened, shelf, sato, suzuki = table()
        update = typed(Doc(), "あ")
        opened.take(sato, update)

        opened.bring(update, 7)
        shelf.waiting[0].set_exception(NotWrittenError("いっぱいです"))
        await settle()

        assert (text(opened), opened.seq) == ("あ", 7)
        assert (sato.heard[-1], suzuki.heard) == ("いっぱいです", [wire.update(update)])

    asyncio.run(play())
