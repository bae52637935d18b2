"""On a phone nothing that people read or press stands outside of the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.people import settle

_OUTSIDE = """() => [...document.querySelectorAll('main a, main button, main p, main h1, main h2, main h3, main td, main input')]
  .filter(one => one.getClientRects().length && !one.closest('.wb-scroll'))
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.innerText)"""
pytestmark = pytest.mark.browser
PAGES = (
    "/course?id=national",
    "/course?id=block",
    "/course?id=caravan",
    "/module?id=m14",
    "/case?id=v07",
    "/worksheet?id=w05",
)


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_cut_off_at_the_right(person: Callable[..., Page], width: int) -> None:
    page = person(width=width, height=844)
    found = {}

    for address in PAGES:
        page.goto(address)
        settle(page)
        page.get_by_text("事例に出てくる人やまちは、すべて架空です").wait_for()
        found[address] = page.evaluate(_OUTSIDE)

    assert [address for address in PAGES if found[address]] == [], found


def test_the_two_ways_in_stand_at_one_height(person: Callable[..., Page]) -> None:
    page = person()
    page.goto("/worksheet?id=w02")
    settle(page)

    boxes = [one.bounding_box() for one in page.locator(".st-key-ways").locator("a, button").all()]

    assert len(boxes) == 2
    assert len({(box["y"], box["height"]) for box in boxes if box}) == 1
