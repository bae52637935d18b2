"""On a phone nothing that people read or press stands outside of the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.people import settle

pytestmark = pytest.mark.browser


def test_the_two_ways_in_stand_at_one_height(person: Callable[..., Page]) -> None:
    page = person()
    page.goto("/worksheet?id=w02")
    settle(page)

    boxes = [one.bounding_box() for one in page.locator(".st-key-ways").locator("a, button").all()]

    assert len(boxes) == 2
    assert len({(box["y"], box["height"]) for box in boxes if box}) == 1
