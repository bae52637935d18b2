"""Somebody tries the workbook alone, on a desktop and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.beforehand import try_alone
from tests.journeys.conftest import App
from tests.journeys.people import go, open_sheet, resize, seen_at_last, seriously_wrong, settle, wait_saved

pytestmark = pytest.mark.browser
WIDTHS, HEIGHT = (1366, 390), 844
ENDING = "事例に出てくる人やまちは、すべて架空です"
# What people read or press and cannot see whole; the page itself where it scrolls sideways.
CUT_OFF = """() => [...document.querySelectorAll('main a, main button, main p, main h1, main h2, main h3, main td, main input')]
  .filter(one => one.getClientRects().length && !one.closest('.wb-scroll'))
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.innerText)
  .concat(document.scrollingElement.scrollWidth > window.innerWidth ? ['the page'] : [])"""
# Headings that skip a level, as screen readers tell them; the page's own h1 comes first.
SKIPPED = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => [
    ...(/^H[1-6]$/.test(one.tagName) && one.checkVisibility() ? [one] : []), ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  let last = 0;
  return inside(document.body).filter((one) => { const before = last; last = +one.tagName[1]; return last > before + 1; })
    .map((one) => `${one.tagName} ${one.textContent.trim()}`);
}"""
PAGES = (
    "/course?id=national",
    "/course?id=block",
    "/course?id=caravan",
    "/module?id=m01",
    "/module?id=m14",
    "/script?course=national&period=n1",
    "/case?id=v01",
    "/case?id=v07",
    "/worksheet?id=w05",
    "/worksheet?id=w07",
    "/homework",
    "/glossary",
    "/catalogue",
    "/grounds",
    "/history?id=w02",
    "/first-and-now?course=national&period=n6",
    "/bring-back",
    "/hand-in?id=w02",
    "/join",
    "/organise",
)


def test_next_scene_opens_only_after_something_is_written(person: Callable[..., Page]) -> None:
    page = person()
    page.goto("/")
    page.get_by_role("button", name="ひとりで試す").click()
    expect(page.get_by_role("button", name="ひとりで試す")).to_have_count(0)

    go(page, "/case?id=v01")
    box = page.get_by_role("textbox").first
    expect(box).to_be_visible()
    expect(page.get_by_role("button", name="次の場面をひらく")).to_be_disabled()
    assert "自販機" not in page.content()
    box.fill("新聞のことから声をかける。")
    wait_saved(page)
    page.get_by_role("button", name="次の場面をひらく").click()

    expect(page.locator("section.wb-stage")).to_have_count(2)


def test_sheet_can_be_filled_on_a_phone_with_the_keyboard_alone(
    app: App, person: Callable[..., Page]
) -> None:
    page = try_alone(app, person(width=390, height=844))
    open_sheet(page, "w16")

    page.get_by_role("textbox").first.focus()
    page.keyboard.type("話してきました。")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(
            "(e => { while (e?.shadowRoot) e = e.shadowRoot.activeElement; return e?.tagName })(document.activeElement)"
        ) in ("TEXTAREA", "INPUT"):
            break
    page.keyboard.type("住宅課の係長")
    wait_saved(page)

    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("話してきました。")


def _settled(page: Page) -> None:
    """Wait until the page and the editor in it are all there."""
    settle(page)
    expect(page.get_by_text(ENDING)).to_be_visible()
    for editor in page.locator(".bar").all():
        expect(editor).to_have_attribute("data-level", "calm")


def _none(page: Page, script: str) -> list[str]:
    """Return what a script finds that should not be there and stays."""
    found: list[str] = seen_at_last(page, script, lambda found: found == [])
    return found


def test_every_page_is_our_own_fits_the_screen_and_axe_finds_nothing_serious(
    app: App, person: Callable[..., Page], workshop: Path
) -> None:
    """Every page on a desktop and on a phone: drawn on the one, then made as wide as the other; the next the other way."""
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    page = try_alone(app, person(width=WIDTHS[0], height=HEIGHT))
    asked: list[str] = []

    def remember(request: Request) -> None:
        asked.append(request.url)

    page.on("request", remember)
    serious, cut, skipped = [], {}, {}

    page.goto("/")
    for number, address in enumerate(("/", *PAGES)):
        if address != "/":
            go(page, address)
        for width in WIDTHS[:: -1 if number % 2 else 1]:
            if width < WIDTHS[0]:
                resize(page, 320, HEIGHT)
                cut[address, 320] = _none(page, CUT_OFF)
            resize(page, width, HEIGHT)
            _settled(page)
            serious += [(address, width, *one) for one in seriously_wrong(page, axe)]
            cut[address, width] = _none(page, CUT_OFF)
            skipped[address, width] = _none(page, SKIPPED)

    page.remove_listener("request", remember)  # who sits here next is told nothing of it
    assert serious == []
    assert {where: found for where, found in cut.items() if found} == {}
    assert {where: found for where, found in skipped.items() if found} == {}
    assert len(cut) == 3 * (1 + len(PAGES))
    ours = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:")
    assert [url for url in asked if not ours.match(url)] == []
    assert len(asked) > len(PAGES)
