"""A map one works in is whole on paper, however broad the window is from which it is printed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.frontend.map import hands
from tests.journeys.beforehand import try_alone
from tests.journeys.conftest import App
from tests.journeys.people import open_sheet
from tests.what_is_here import loudly

pytestmark = pytest.mark.browser
PEOPLE = {
    "本人": (0.5, 0.5),
    "祖母": (0.03, 0.03),
    "民生委員": (0.97, 0.04),
    "食堂": (0.96, 0.97),
    "となり": (0.04, 0.95),
}
# A sheet is laid out once, and nobody is told how wide it is.
UNTOLD = """const Observer = ResizeObserver;
window.ResizeObserver = class extends Observer { constructor(told) { super((...sizes) => matchMedia("print").matches || told(...sizes)); } };"""
PRESSED = ("人・場所を置く", "つなぐ", "並べ直す", "キーボードでは", "このままでよい", "人の名前のような")
OUTSIDE = """paper => {
  const seen = paper.getBoundingClientRect();
  const isIn = ({left, top, right, bottom}) => left >= seen.left && top >= seen.top && right <= seen.right && bottom <= seen.bottom;
  return [...paper.querySelectorAll(".who .frame, .who text, .said")].filter(one => !isIn(one.getBoundingClientRect())).map(one => one.outerHTML); }"""

# What the key explains in words alone.
BARE = """lines => lines.filter(one => one.checkVisibility() && !/^[0-9]/.test(one.textContent) && !one.querySelector("svg:not(:empty)"))
  .map(one => one.textContent)"""


@pytest.mark.parametrize("width", [1366, 390])
def test_nobody_on_a_map_is_cut_off_by_the_paper(app: App, person: Callable[..., Page], width: int) -> None:
    if shutil.which("pdftotext") is None:
        loudly("pdftotext がないので、地図の人がみな紙にいるかは確かめていません")
    page = try_alone(app, person(width=width, height=768, own=True))
    page.add_init_script(UNTOLD)
    open_sheet(page, "w05")
    for name, at in PEOPLE.items():
        page.mouse.click(*hands.point(page, *at))
        page.keyboard.insert_text(name)
        page.keyboard.press("Enter")
        expect(hands.who(page, name)).to_be_focused()
    page.get_by_role("textbox").last.fill("田中太郎さんに頼む")
    expect(page.get_by_role("button", name="このままでよい")).to_be_visible()

    sheets = _printed(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 768})  # a sheet of A4 between its margins
    outside = page.locator(".map .paper").evaluate(OUTSIDE)
    bare = page.locator(".map .key li").evaluate_all(BARE)

    assert [name for name in PEOPLE if sheets.count(name) < 2] == []  # in the picture and in the table
    assert [words for words in PRESSED if words in sheets] == []
    assert outside == []
    assert bare == []


def _printed(page: Page) -> str:
    told = subprocess.run(
        ["pdftotext", "-", "-"], input=page.pdf(format="A4"), capture_output=True, check=True
    )
    return "".join(told.stdout.decode().split())
