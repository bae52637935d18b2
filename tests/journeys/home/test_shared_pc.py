"""Whoever leaves a PC that others use takes everything off it, but never words that nobody has heard of by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.beforehand import try_alone
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, settle, wait_saved

pytestmark = pytest.mark.browser
WAITING = """() => new Promise((done) => {
  const opening = indexedDB.open("workbook-desk/elsewhere", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("mine").put("words", 1);
  opening.onsuccess = () => { opening.result.close(); done(); };
})"""


def _kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    return [name for name in found if name.startswith("workbook-desk/")]


def _wipe(page: Page) -> None:
    page.goto("/leave")
    page.get_by_role("button", name="この端末から消す").click()
    expect(page.locator("html[data-wiped=yes]")).to_have_count(1)


def test_a_shared_pc_is_wiped_and_unsent_words_go_only_when_somebody_says_so(
    app: App, person: Callable[..., Page]
) -> None:
    page = try_alone(app, person())
    open_sheet(page, "w02")
    box(page, GOAL).fill("会う。")
    wait_saved(page)
    page.evaluate("() => { localStorage.setItem('draft-ab-0', '{}'); sessionStorage.setItem('x', '1'); }")
    page.evaluate(WAITING)
    assert len(_kept(page)) == 2
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    _wipe(page)

    settle(page)
    assert "#" not in page.url
    assert _kept(page) == ["workbook-desk/elsewhere"]
    assert page.evaluate("() => [localStorage.getItem('draft-ab-0'), sessionStorage.getItem('x')]") == [
        None,
        None,
    ]
    assert [one["name"] for one in page.context.cookies() if one["name"].startswith("wb_member")] == []
    assert ["届いていない" in sentence for sentence in asked] == [True]
    page.once("dialog", lambda dialog: dialog.accept())
    _wipe(page)
    assert _kept(page) == []
