"""What of a machine the tests drive: Debian's browsers, and a word where something is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def loudly(missing: str) -> NoReturn:
    """Fail in CI, skip with a word elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(f"SKIPPED LOUDLY: {missing}")


def launched(
    playwright: Playwright, engine: str, *, downloads: Path, env: dict[str, str] | None = None
) -> Browser:
    """Start Debian's browser, which puts what it downloads into a folder; Chromium's shell without windows opens a page in half the work."""
    names = ("firefox-esr",) if engine == "firefox" else ("chromium-headless-shell", "chromium")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        loudly(
            f"{names[0]} がないので、ブラウザのテストは動かしていません（Debian では apt install {names[0]}）"
        )
    if engine == "firefox":
        return playwright.firefox.launch(
            channel="moz-firefox", executable_path=path, downloads_path=downloads, env=env
        )
    return playwright.chromium.launch(
        executable_path=path, args=list(QUIET), downloads_path=downloads, env=env
    )
