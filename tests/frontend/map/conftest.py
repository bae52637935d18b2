"""What boards and maps share: a phone in front of the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.frontend.conftest import Desk


@pytest.fixture
def desk(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    """The desk with what this file is about on it."""
    desk.team = f"{request.module.SHOWN}{desk.team}"
    return desk


@pytest.fixture
def phone(desk: Desk, browser: Browser) -> Iterator[Page]:
    """Somebody with a phone and one finger, who has a mouse and keys as well."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="ja-JP", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.set_default_timeout(40_000)
    page.goto(f"{desk.address}/?name=鈴木&team={desk.team}")
    page.locator(".bar[data-level=calm]").wait_for()
    yield page
    context.close()
