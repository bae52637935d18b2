"""On a phone nothing that people read or press stands outside of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import open_run, organise, try_alone
from tests.journeys.conftest import App
from tests.journeys.people import open_sheet, seen_at_last, settle
from workbook import pages
from workbook.pages.frame import prose

pytestmark = pytest.mark.browser


def test_the_two_ways_in_stand_at_one_height(person: Callable[..., Page]) -> None:
    page = person()
    page.goto("/worksheet?id=w02")
    settle(page)

    ways = page.locator(".st-key-ways").locator("a, button")
    expect(ways).to_have_count(2)
    differ = """() => new Set([...document.querySelectorAll(".st-key-ways :is(a, button)")]
        .map((one) => one.getBoundingClientRect()).map(({ y, height }) => `${y} ${height}`)).size"""

    assert seen_at_last(page, differ, lambda heights: heights == 1) == 1


def test_no_words_of_a_box_are_cut_and_none_stand_there_twice(app: App, person: Callable[..., Page]) -> None:
    page = try_alone(app, person(width=320, height=700))
    open_sheet(page, "w05")
    page.locator(".paper svg").first.click()
    name = page.get_by_placeholder(re.compile("^名前（例："))
    expect(name).to_be_visible()

    room, words = name.evaluate("""box => {
      const pen = document.createElement("canvas").getContext("2d");
      const { font, paddingLeft, paddingRight } = getComputedStyle(box);
      pen.font = font;
      return [box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), pen.measureText(box.placeholder).width]; }""")
    page.keyboard.press("Escape")
    place = page.get_by_role("textbox", name=re.compile("位置")).first
    place.fill("４２　17")
    understood = place.locator("xpath=../..").get_by_role("status").first
    expect(understood).to_have_text("42・17")
    place.press("Tab")

    assert words <= room
    expect(place).to_have_value("42・17")
    expect(understood).to_have_count(0)


def test_what_a_selector_has_no_room_for_is_not_cut_without_a_sign(
    app: App, person: Callable[..., Page]
) -> None:
    run = open_run(app, teams="みなと野市\t1班\t82000")
    page = organise(app, person())
    page.goto(f"/wall?run={run.id}")
    settle(page)

    boxes = page.get_by_test_id("stSelectbox").locator("input")

    expect(boxes.first).to_be_visible()
    assert {box.evaluate("one => getComputedStyle(one).textOverflow") for box in boxes.all()} == {"ellipsis"}


def test_no_name_is_parted_by_the_end_of_a_line_unless_it_is_longer_than_one(
    person: Callable[..., Page],
) -> None:
    page = person(width=390, height=780)
    style = (Path(pages.__file__).parent / "style" / "page.css").read_text(encoding="utf-8")
    long = "長谷川（" + "子ども・若者・くらしの応援をする課" * 2 + "）"
    here = prose.names(("佐藤（福祉課）", "鈴木（税務課）", "高橋（社協）", long, "林"))
    page.set_content(f'<style>{style}</style><div class="stHtml"><p>いまここにいる人：{here}</p></div>')

    lines = page.evaluate("""() => { const found = new Set();
      for (let width = 200; width <= 390; width += 5) {
        document.body.style.width = `${width}px`;
        for (const one of document.querySelectorAll(".wb-whole")) {
          const range = document.createRange();
          range.selectNodeContents(one);
          const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (tops.size > 1) found.add(one.textContent);
          if (one.getBoundingClientRect().right > width + 8) found.add(`${one.textContent} is cut`);
        }
      }
      return [...found]; }""")

    assert lines == [f"{long}、"]
