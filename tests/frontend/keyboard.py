"""A question on the desk, the way to it with the keyboard alone, and waiting for what this process hears of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page


def ask_of(page: Page, ask: str) -> Locator:
    return page.locator(f"[data-ask={ask}]")


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Let messages pass through this process until something is so."""
    for _ in range(800):
        if is_so():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not come")


def reach(page: Page, wanted: Locator, *, most: int = 60) -> None:
    """Press Tab until the element has the focus; its window comes to the front, as under a hand."""
    page.bring_to_front()
    for _ in range(most):
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached with the keyboard: {wanted}")
