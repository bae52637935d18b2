"""A file that a page makes itself and gives to somebody, taken from the folder of their downloads."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Locator

_PATIENCE = 40  # seconds; what is there at once costs nothing


def given(button: Locator, *, downloads: Path, to: Path) -> Path:
    """Press a button that gives out a file; return it in the folder `to`, under the name that the page gave it."""
    page = button.page
    if page.context.browser and page.context.browser.browser_type.name == "firefox":
        before = set(downloads.iterdir())
        button.click()
        came = _come(
            downloads, before
        )  # Playwright is told nothing: findings/playwright_misses_files_of_firefox.sh
        return came.rename(to / came.name)
    with page.expect_download() as download:
        button.click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _come(downloads: Path, before: set[Path]) -> Path:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        new = set(downloads.iterdir()) - before
        if new and all(one.suffix != ".part" and one.stat().st_size for one in new):
            (path,) = new
            return path
        time.sleep(0.05)
    pytest.fail("no file came into the folder of the downloads")
