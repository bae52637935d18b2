"""What is done again and again in the background outlives any mistake, tells of it, and ends when it is to end."""

from __future__ import annotations

import asyncio

import pytest

from workbook.config import ROOT
from workbook.store import again
from workbook.store.again import again_and_again
from workbook.store.next_look import NextLook
from workbook.store.unavailable import StoreUnavailable, Trouble


def test_a_turn_that_fails_is_told_and_taken_again_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(again, "LOOK", 0.001)
    troubles: list[Exception] = [KeyError("unforeseen"), StoreUnavailable(Trouble.BUSY), RecursionError()]
    turns = {"failing": 0, "sound": 0}

    async def failing() -> None:
        turns["failing"] += 1
        if troubles:
            raise troubles.pop(0)
        await asyncio.sleep(0)

    async def sound() -> None:
        turns["sound"] += 1
        await asyncio.sleep(0.001)

    async def play() -> dict[str, int]:
        async with again_and_again({"the failing one": failing, "the sound one": sound}):
            async with asyncio.timeout(10):
                while turns["failing"] < 10:  # noqa: ASYNC110 -- it counts itself
                    await asyncio.sleep(0.001)
        ended = dict(turns)
        await asyncio.sleep(0.02)
        return ended

    assert asyncio.run(play()) == turns, "nothing goes on after it ended"
    assert turns["sound"] > 1
    told = [record for record in caplog.records if "the failing one" in record.getMessage()]
    assert [(record.levelname, record.exc_info is not None) for record in told] == [
        ("ERROR", True),
        ("WARNING", False),  # the database is away: no mistake of ours
        ("ERROR", True),
    ]
    assert "the sound one" not in caplog.text


def test_what_was_noticed_is_looked_for_again_when_the_look_failed() -> None:
    async def play() -> list[str]:
        looks: list[str] = []
        told = NextLook(None)
        told.at_once()
        for trouble in (ValueError("first"), None):
            try:
                async with asyncio.timeout(10), told.turn():
                    looks.append("looked")
                    if trouble:
                        raise trouble
            except ValueError:
                looks.append("failed")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), told.turn():
                looks.append("nobody said anything")
        return looks

    assert asyncio.run(play()) == ["looked", "failed", "looked"]


@pytest.mark.parametrize("later", range(6))
def test_what_is_told_to_look_in_the_very_moment_in_which_it_is_to_end_ends(later: int) -> None:
    async def play() -> None:
        told = NextLook(60.0)

        async def look() -> None:
            async with told.turn():
                pass

        async with asyncio.timeout(10), again_and_again({"the look": look}):
            await asyncio.sleep(0.01)  # it waits
            told.at_once()
            for _ in range(later):
                await asyncio.sleep(0)

    asyncio.run(play())


_SHORTER = {
    "workbook/store/again.py": "the one place",
    "workbook/desk/table/outbox.py": "what is on its way to one browser; its end is written down by the server",
    "workbook/desk/table/doorkeeper.py": "one question about one connection, which ends with it",
    "workbook/desk/doors/screen.py": "as long as one screen listens",
    "workbook/desk/table/open_sheets.py": "the opening of one sheet, which whoever enters waits for",
    "workbook/desk/table/derived.py": "one sheet's values, once",
    "workbook/web/packed.py": "one file, which whoever asks for it waits for",
}


def test_what_goes_on_as_long_as_the_process_is_begun_in_one_place() -> None:
    begun = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "workbook").rglob("*.py")
        if "create_task(" in path.read_text(encoding="utf-8")
        and not {"bench", "drills"} & set(path.relative_to(ROOT).parts)
    }

    assert begun == _SHORTER.keys(), (
        "a loop goes through again_and_again; what is shorter says for how long it is"
    )


def test_nothing_that_is_ended_waits_in_a_way_that_passes_over_its_end() -> None:
    waiting = [
        path.name
        for path in (ROOT / "workbook").rglob("*.py")
        if "asyncio.wait_for(" in path.read_text(encoding="utf-8")
        and not {"bench", "drills"} & set(path.relative_to(ROOT).parts)
    ]

    assert waiting == [], "next_look.py says why it is asyncio.timeout"
