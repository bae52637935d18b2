"""Signs go from place to place: with a mouse, with a finger, with the keyboard alone; each change is one step and is said."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.frontend.conftest import Desk
from tests.frontend.map import hands

pytestmark = pytest.mark.browser
SHOWN = "board"
_SAID = "p.unseen:not([role])"


def _board(page: Page, question: str) -> Locator:
    return page.locator(f"[data-ask={question}] .board")


def _begin(page: Page, question: str, box: str, name: str) -> None:
    """Write in a first row: then there is a picture."""
    expect(_board(page, question)).to_be_hidden()
    page.locator(f"[data-ask={question}]").get_by_label(box).first.fill(name)
    expect(_board(page, question)).to_be_visible()


def _middle(one: Locator, part: str) -> tuple[float, float]:
    one.evaluate("sign => sign.scrollIntoView({block: 'center'})")
    one.locator(part).first.click(trial=True)  # it stands still
    box = one.locator(part).first.bounding_box()
    assert box
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _says(desk: Desk, question: str, wanted: dict[str, Any]) -> None:
    """Wait until the first row of a table says this and nothing else."""
    deadline = time.monotonic() + 40
    found: dict[str, Any] = {}
    while found != wanted and time.monotonic() < deadline:
        rows = desk.values().get(question) or [{}]
        found = {key: value for key, value in rows[0].items() if key not in ("_row", "name", "more")}
        time.sleep(0.05)
    assert found == wanted


def test_signs_are_moved_by_mouse_finger_and_keyboard(phone: Page, desk: Desk, workshop: Path) -> None:
    _a_mouse_moves_a_meeting(phone, desk)
    _a_finger_moves_a_dot(phone, desk)
    _keys_move_a_step_and_its_end(phone, desk)

    phone.evaluate((workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = phone.evaluate("async () => (await axe.run('#desk')).violations")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def _a_mouse_moves_a_meeting(page: Page, desk: Desk) -> None:
    _begin(page, "bubble-matrix", "名前", "連絡会")
    meeting = _board(page, "bubble-matrix")
    start = _middle(meeting.locator(".sign"), ".outlined")
    place = meeting.locator("[data-zone='c2/c3']").bounding_box()
    assert place
    hands.drag(page, start, (place["x"] + 20, place["y"] + 20))
    expect(meeting.locator(".zone.is-over")).to_have_count(1)
    assert "when" not in desk.values().get("bubble-matrix", [{}])[0]
    page.mouse.up()
    _says(desk, "bubble-matrix", {"when": "c2", "fields": ["c3"]})
    expect(page.locator(_SAID)).to_have_text("連絡会を「三か月・子ども」に置きました")


def _a_finger_moves_a_dot(page: Page, desk: Desk) -> None:
    _begin(page, "rings", "名前", "朝市")
    start = _middle(_board(page, "rings").locator(".sign"), ".dot-open")
    box = _board(page, "rings").locator("[data-zone=c2]").bounding_box()
    assert box
    end = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    hands.slide(page.context.new_cdp_session(page), start, end)
    _says(desk, "rings", {"kind": "c2"})


def _keys_move_a_step_and_its_end(page: Page, desk: Desk) -> None:
    _begin(page, "roadmap", "ひとこと", "会いに行く")
    step = _board(page, "roadmap").locator("[data-id$=':step']")
    step.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(_SAID)).to_contain_text("いま「一年」です")
    page.keyboard.press("Escape")
    expect(page.locator(_SAID)).to_contain_text("動かしていません")
    for key in ("ArrowLeft", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    _says(desk, "roadmap", {"when": "c2"})
    expect(step).to_be_focused()
    _board(page, "roadmap").locator("[data-id$=':end']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    _says(desk, "roadmap", {"when": "c2", "until": "c3"})
    page.get_by_role("button", name="元に戻す").first.click()
    _says(desk, "roadmap", {"when": "c2"})
    step.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="会いに行く")).to_be_focused()
