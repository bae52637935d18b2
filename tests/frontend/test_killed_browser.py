"""The browser is killed, with words in it that no server has heard of."""

from __future__ import annotations

import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.frontend.conftest import Desk
from tests.what_is_here import QUIET

pytestmark = pytest.mark.browser


def _begin(browser: Browser, profile: Path) -> BrowserContext:
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return browser.browser_type.launch_persistent_context(
        profile, executable_path=program, args=list(QUIET), locale="ja-JP"
    )


def _kill(profile: Path) -> None:
    """Kill every process of the browser with this profile, none of another, and wait until they have gone."""
    while pids := _pids(profile):
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)  # one that has gone has no words any more by which it was begun


def _pids(profile: Path) -> list[int]:
    mark = f"--user-data-dir={profile}".encode()
    found = []
    for told in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if mark in told.read_bytes().split(b"\0"):
                found.append(int(told.parent.name))
    return found


def _sit_down(context: BrowserContext, desk: Desk) -> Page:
    page = context.pages[0]
    page.set_default_timeout(40_000)
    page.goto(f"{desk.address}/?name=佐藤&team={desk.team}")
    page.locator(".bar[data-level=calm]").wait_for()
    return page


def test_words_of_a_killed_browser_are_there_again_and_are_sent(
    browser: Browser, desk: Desk, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    context = _begin(browser, profile)
    page = _sit_down(context, desk)
    page.get_by_label("めざす姿").fill("前から。")
    desk.says({"aim": "前から。"})
    desk.kill()
    page.get_by_label("めざす姿").fill("前から。だれにも届いていない。")
    expect(page.locator(".bar[data-level=away] .state")).to_contain_text("この端末に保存済み")

    _kill(profile)
    with suppress(Error):  # it has gone
        context.close()
    desk.start()
    again = _begin(browser, profile)
    page = _sit_down(again, desk)

    expect(page.get_by_label("めざす姿")).to_have_value("前から。だれにも届いていない。")
    desk.says({"aim": "前から。だれにも届いていない。"})
    again.close()
