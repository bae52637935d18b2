"""Somebody tries the workbook alone, on a desktop and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import open_sheet, seriously_wrong, settle, wait_saved

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/course?id=national",
    "/module?id=m01",
    "/script?course=national&period=n1",
    "/case?id=v01",
    "/worksheet?id=w07",
    "/homework",
    "/glossary",
    "/grounds",
    "/history?id=w02",
    "/first-and-now?course=national&period=n6",
    "/bring-back",
    "/hand-in?id=w02",
    "/join",
    "/organise",
)


def look(page: Page, address: str) -> None:
    """Open a page and let it settle, the editor included."""
    page.goto(address)
    settle(page)
    page.wait_for_timeout(1500)


def alone(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="ひとりで試す").click()
    expect(page.get_by_role("button", name="ひとりで試す")).to_have_count(0, timeout=20_000)


def test_next_scene_opens_only_after_something_is_written(person: Callable[..., Page]) -> None:
    page = person()
    alone(page)

    page.goto("/case?id=v01")
    box = page.get_by_role("textbox").first
    expect(box).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="次の場面をひらく")).to_be_disabled()
    assert "自販機" not in page.content()
    box.fill("新聞のことから声をかける。")
    wait_saved(page)
    page.get_by_role("button", name="次の場面をひらく").click()

    expect(page.locator("section.wb-stage")).to_have_count(2)


def test_phone_shows_every_page_without_scrolling_sideways(person: Callable[..., Page]) -> None:
    page = person(width=390, height=844)
    alone(page)

    wide = {}
    for address in PAGES:
        look(page, address)
        wide[address] = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")

    assert {address: over for address, over in wide.items() if over > 0} == {}


def test_sheet_can_be_filled_on_a_phone_with_the_keyboard_alone(person: Callable[..., Page]) -> None:
    page = person(width=390, height=844)
    alone(page)
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
    expect(page.get_by_role("textbox").first).to_have_value("話してきました。", timeout=30_000)


def test_nothing_is_fetched_from_outside(person: Callable[..., Page]) -> None:
    page = person()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    alone(page)

    for address in PAGES:
        look(page, address)

    ours = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:")
    assert [url for url in asked if not ours.match(url)] == []
    assert len(asked) > len(PAGES)


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_serious_on_any_page(
    person: Callable[..., Page], workshop: Path, width: int
) -> None:
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    page = person(width=width, height=844)
    alone(page)

    serious = []
    for address in PAGES:
        look(page, address)
        serious += [(address, *one) for one in seriously_wrong(page, axe)]

    assert serious == []
