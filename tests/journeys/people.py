"""What people do in the workbook, as they would say it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

SAVED = re.compile("保存しました|保存してあります")
_PATIENCE = 40  # seconds; what is so at once costs nothing
_TRIES = 5
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GOAL = re.compile("わたしたちの最終的な目的")


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn the page."""
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)  # nor has it been asked to


_MOVE = """to => {
    document.querySelectorAll("h1").forEach(one => one.setAttribute("data-left", ""));
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
}"""


def go(page: Page, address: str) -> None:
    """Go from the page of the app that is open to another one, as somebody does who clicks; wait until it is drawn.

    A click loads nothing anew, and to load a page is most of what it costs.
    """
    settle(page)
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1)
    page.evaluate(_MOVE, address)
    expect(page.locator("h1:not([data-left])").first).to_be_visible()
    settle(page)


def resize(page: Page, width: int, height: int) -> None:
    """Make the window another one, and wait until the page is laid out in it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def write(box: Locator, words: str) -> None:
    """Write into a box of Streamlit, and strike a key in the end: of what is filled in, Firefox tells it nothing.

    That is the driver's (findings/playwright_fills_past_react.sh); what a hand or an input method writes arrives. A page that is
    drawn between the filling and the key empties the box: then it is written again.
    """
    for _ in range(_TRIES):
        box.fill(words)
        for key in ("End", "Space", "Backspace"):
            box.press(key)
        if box.input_value() == words:
            return
    expect(box).to_have_value(words)


def seen_at_last(page: Page | Locator, script: str, is_right: Callable[[Any], bool]) -> Any:
    """Return what a script finds once it is right, or what it finds when patience is over: a page is drawn bit by bit."""
    end = time.monotonic() + _PATIENCE
    while not is_right(found := page.evaluate(script)) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def without(page: Page, words: str) -> None:
    """Wait until words stand nowhere in a page, not in what is hidden either: it is drawn anew from top to bottom."""
    page.wait_for_function("words => !document.documentElement.outerHTML.includes(words)", arg=words)


def join(page: Page, code: str, *, name: str, department: str) -> None:
    """Come into a team."""
    page.goto("/join")
    for label, words in (("チームコード", code), ("お名前", name), ("所属（課・団体）", department)):
        write(page.get_by_label(label), words)
    page.get_by_role("button", name="参加する", exact=True).click()
    inside, back = page.get_by_text("いまここにいる人"), page.get_by_role("button", name="はい、")
    expect(inside.or_(back)).to_be_visible()
    if back.is_visible():
        expect(back).to_be_in_viewport()
        back.click()
    expect(inside).to_be_visible()


def open_sheet(page: Page, worksheet: str) -> None:
    """Open a worksheet, from where one is or by its address, and wait for its editor."""
    address = f"/worksheet?id={worksheet}"
    if page.locator(".stApp").count():
        go(page, address)
    else:
        page.goto(address)
    expect(page.get_by_role("textbox").first).to_be_visible()


def box(page: Page, label: str | re.Pattern[str]) -> Locator:
    """Return the box of a question."""
    return page.get_by_role("textbox", name=label).first


def pick(page: Page, name: str, *, behind: Locator) -> None:
    """Choose one of a few in a fold; a page that is being drawn anew may swallow a click on either."""
    wanted = page.get_by_role("radio", name=name).first
    for _ in range(5):
        if not wanted.is_visible():
            behind.click()
        with suppress(AssertionError):
            expect(wanted).to_be_visible(timeout=3_000)
            wanted.click()
            expect(wanted).to_be_checked(timeout=3_000)
            return
    raise AssertionError(name)


def take_home(page: Page, link: str) -> Download:
    """Take the sheet of this page home: the link with these words at its beginning, behind 「持ち帰る」."""
    page.get_by_role("button", name="持ち帰る", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(f"^{link}")).first.click()
    download.value.path()  # whole, whatever is pressed next
    page.keyboard.press("Escape")
    return download.value


def wait_saved(page: Page) -> None:
    """Wait until the editor shows that the server has everything; what it says aloud comes later, and stays longer."""
    expect(page.locator(".bar[data-level=calm] .state").filter(has_text=SAVED).first).to_be_visible()


def wrong(page: Page, axe: str) -> list[dict[str, Any]]:
    """Return what axe-core (its text) finds on the page; a page it has read once knows it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(r => r.violations)",
        WCAG,
    )
    return found


def seriously_wrong(page: Page, axe: str) -> list[tuple[str, str]]:
    """Return what axe-core finds on the page that keeps people out."""
    serious = [one for one in wrong(page, axe) if one["impact"] in ("serious", "critical")]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in serious]
