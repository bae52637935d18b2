"""A question on the desk, and the way to it with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page


def ask_of(page: Page, ask: str) -> Locator:
    return page.locator(f"[data-ask={ask}]")


def reach(page: Page, wanted: Locator, *, most: int = 60) -> None:
    """Press Tab until the element has the focus; its window comes to the front, as under a hand."""
    page.bring_to_front()
    for _ in range(most):
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached with the keyboard: {wanted}")
