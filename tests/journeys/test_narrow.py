"""On a phone nothing that people read or press stands outside of the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import seen_at_last, settle

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
