"""The live sheet under real hands: every kind of box, a team-mate in the same one, a server that dies, steps back."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Browser, Locator, Page, expect

from tests.frontend.conftest import Desk
from tests.hands import room, team_mate, words
from tests.hands.ledger import Case, Ledger
from tests.hands.team_mate import Place, TeamMate
from tests.hands.typist import Typist

PAUSES = (1000, 300, 100, 40)
"""Milliseconds between a team-mate's letters: thinking, typing, typing fast, faster than anybody."""

_BEFORE, _AFTER = "はじめ。", "おわり。"
_PLACES: dict[Place, int] = {"before": 0, "within": len(_BEFORE), "after": len(_BEFORE + _AFTER)}
_BARE = "data:text/html,<!doctype html><title>bare</title><textarea rows=9 cols=60></textarea>"


def all_cases(ledger: Ledger, page: Page, others: Browser, desk: Desk) -> None:
    """Take a person through every case at a sheet; `others` is the team-mate's browser."""
    cases: list[tuple[str, Callable[[Case], None]]] = [
        ("a bare box without our code", lambda case: _in_a_bare_box(case, page)),
        ("boxes of a sheet", lambda case: _in_every_kind_of_box(case, page, desk)),
        *(
            (
                f"a team-mate in the same box, a letter every {pause} ms",
                lambda case, pause=pause: _beside(case, page, others, desk, pause),  # type: ignore[misc]
            )
            for pause in PAUSES
        ),
        ("the server is killed and comes back", lambda case: _while_it_dies(case, page, desk)),
        ("steps back by button and by keyboard", lambda case: _steps_back(case, page, desk)),
    ]
    for number, (name, take) in enumerate(cases):
        desk.team = f"h{number}"
        with ledger.case(name) as case:
            take(case)


def _in_a_bare_box(case: Case, page: Page) -> None:
    page.goto(_BARE)
    typist, box = Typist(page), page.get_by_role("textbox")
    typist.sit_at(box)
    typed = typist.write_some(12)
    case.compare(typed, whole="".join(typed), found=box.input_value())


def _in_every_kind_of_box(case: Case, page: Page, desk: Desk) -> None:
    _open(page, desk)
    typist = Typist(page)
    for ask in ("aim", "table", "desks", "plan"):
        box = page.locator(f"[data-ask={ask}] textarea").first
        typist.sit_at(box)
        typed = typist.write_some(4)
        case.compare(typed, whole="".join(typed), found=box.input_value())
        room.until(partial(_keeps, desk, ask, "".join(typed)), f"the server keeps {typed} in {ask}")


def _beside(case: Case, page: Page, others: Browser, desk: Desk, pause: int) -> None:
    _open(page, desk)
    box = _aim(page)
    with others.new_context(locale="ja-JP") as context:
        theirs = context.new_page()
        _open(theirs, desk, name="鈴木")
        mate = TeamMate(_aim(theirs))
        for place, at in _PLACES.items():
            box.fill(_BEFORE + _AFTER)
            expect(mate.box).to_have_value(_BEFORE + _AFTER)
            typist = Typist(page)
            typist.sit_at(box, at=len(_BEFORE))
            mate.begin(at=at, pause=pause)
            typed = typist.write_some(4)
            letters = mate.stop()
            room.until(lambda: box.input_value() == mate.box.input_value(), "both see the same")
            ours, their_letters = team_mate.without(box.input_value())
            case.compare(typed, whole=_BEFORE + "".join(typed) + _AFTER, found=ours)
            assert letters, f"the team-mate typed nothing {place}"
            assert their_letters == letters, f"the team-mate's letters: {their_letters} instead of {letters}"
            desk.says({"aim": box.input_value()})


def _while_it_dies(case: Case, page: Page, desk: Desk) -> None:
    _open(page, desk)
    typist, box, typed = Typist(page), _aim(page), list[str]()
    typist.sit_at(box)
    for _ in range(3):
        before, under_way, away, after = words.some(4)
        typist.write(before)
        typist.begin(under_way)
        desk.kill()
        typist.finish(under_way)
        typist.write(away)
        desk.start()
        typist.write(after)
        typed += [word.wanted for word in (before, under_way, away, after)]
        desk.says({"aim": "".join(typed)})
    case.compare(typed, whole="".join(typed), found=box.input_value())


def _steps_back(case: Case, page: Page, desk: Desk) -> None:
    _open(page, desk)
    typist, box = Typist(page), _aim(page)
    box.fill(_BEFORE + _AFTER)
    button = page.get_by_role("button", name="元に戻す")
    typed: list[str] = []
    for word in words.some(6):
        page.get_by_label("人口").click()  # who was elsewhere begins a new step
        at, there = len(_BEFORE + "".join(typed)), box.input_value()
        typist.sit_at(box, at=at)
        typist.write(word)
        button.click() if len(typed) % 2 else typist.press("ctrl+z")
        expect(box).to_have_value(there)
        typist.write(word)  # where the caret was left
        typed.append(word.wanted)
    case.compare(typed, whole=_BEFORE + "".join(typed) + _AFTER, found=box.input_value())
    desk.says({"aim": box.input_value()})


def _keeps(desk: Desk, ask: str, text: str) -> bool:
    return text in json.dumps(desk.values().get(ask), ensure_ascii=False)


def _open(page: Page, desk: Desk, *, name: str = "佐藤") -> None:
    page.goto(f"{desk.address}/?name={name}&team={desk.team}")
    page.locator(".bar[data-level=calm]").wait_for()


def _aim(page: Page) -> Locator:
    return page.get_by_label("めざす姿")
