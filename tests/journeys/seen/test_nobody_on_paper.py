"""On paper nobody is anywhere: what one has the keyboard in, and what a colleague writes in, looks as all the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.frontend.map import hands
from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import open_sheet, wait_saved

pytestmark = pytest.mark.browser
# How a box, and whatever stands around it, would be drawn.
DRAWN = """box => { const seen = [];
  for (let one = box; one; one = one.parentElement ?? one.getRootNode().host) {
    const { outline, boxShadow, border, borderRadius, caretColor, stroke, strokeWidth } = getComputedStyle(one);
    const caret = one.matches("textarea, input") && caretColor;
    seen.push([one.localName, one.className?.baseVal ?? "", outline, boxShadow, border, borderRadius, caret, stroke, strokeWidth].join("; "));
  }
  const frame = box.querySelector(".frame");
  return frame ? [...seen, getComputedStyle(frame).stroke, getComputedStyle(frame).strokeWidth] : seen; }"""


def test_neither_the_keyboard_nor_a_colleague_is_seen_on_paper(app: App, person: Callable[..., Page]) -> None:
    run = open_run(app, teams="つばさ市")
    (code,) = run.codes.values()
    mine = come_in(app, person(), code, name="佐藤", department="福祉課")
    theirs = come_in(app, person(), code, name="鈴木", department="税務課")
    for page in (mine, theirs):
        open_sheet(page, "w03")
    first, second = (mine.get_by_role("textbox").nth(place) for place in (0, 1))
    option = mine.get_by_role("checkbox").first
    before = [_on_paper(box) for box in (first, second, option)]

    theirs.get_by_role("textbox").nth(1).click()
    expect(mine.locator(".is-held > .here")).to_be_visible()
    held = _on_paper(second)
    mine.keyboard.press("Tab")  # the ring of a choice is seen by whoever uses the keyboard
    first.focus()
    focused = _on_paper(first)
    option.focus()
    chosen = _on_paper(option)

    assert [focused, held, chosen] == before


def test_nobody_on_a_map_is_framed_on_paper_because_the_keyboard_is_there(
    app: App, person: Callable[..., Page]
) -> None:
    (code,) = open_run(app, teams="つばさ市").codes.values()
    page = come_in(app, person(), code, name="佐藤", department="福祉課")
    open_sheet(page, "w05")
    page.mouse.click(*hands.point(page, 0.2, 0.2))
    page.keyboard.insert_text("祖母")
    page.keyboard.press("Enter")
    grandmother = hands.who(page, "祖母")
    expect(grandmother).to_be_focused()
    wait_saved(page)

    focused = _on_paper(grandmother)
    page.get_by_role("textbox").last.focus()

    assert focused == _on_paper(grandmother)


def _on_paper(box: Locator) -> list[str]:
    box.page.emulate_media(media="print")
    drawn: list[str] = box.evaluate(DRAWN)
    box.page.emulate_media(media="screen")
    return drawn
