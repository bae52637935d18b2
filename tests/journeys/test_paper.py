"""Pages print as one would hand them out: with their rows, on few sheets, none of them empty, in letters one can read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import try_alone
from tests.journeys.conftest import App
from tests.journeys.people import settle
from tests.what_is_here import loudly

pytestmark = [pytest.mark.browser, pytest.mark.engines]
SMALLEST = 9.0  # points
# Playwright hands its inches on to Firefox, which takes them for centimetres.
A4 = {"chromium": {"format": "A4"}, "firefox": {"width": "21in", "height": "29.7in"}}


def printed(page: Page, address: str, *, seen: str) -> list[str]:
    """Return what stands on each sheet of paper; `seen` are words that are drawn last."""
    page.goto(address)
    settle(page)
    expect(page.get_by_text(seen).first).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    paper: Any = A4[page.context.browser.browser_type.name] if page.context.browser else {}
    told = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(**paper), capture_output=True, check=True)
    return [words.strip() for words in told.stdout.decode().split("\f")[:-1]]


def _squeezed(words: str) -> str:
    return "".join(words.split())


def test_pages_print_as_one_would_hand_them_out(app: App, person: Callable[..., Page]) -> None:
    if shutil.which("pdftotext") is None:
        loudly(
            "pdftotext がないので、紙に何が印刷されるかは確かめていません（Debian では apt install poppler-utils）"
        )
    page = try_alone(app, person())

    timetable = printed(page, "/course?id=national", seen="わたしの点検（三か月から半年あと）")
    sheet = printed(page, "/worksheet?id=w03", seen="自由に")
    script = printed(page, "/script?course=national&period=n1", seen="おわりに渡す宿題")
    folded = page.locator(".wb-fold:not([open], .wb-text) > :last-child").all_text_contents()
    page.emulate_media(media="print")
    small = page.evaluate(
        """(least) => { const found = new Set(); const walk = document.createTreeWalker(document.querySelector("main, [data-testid=stMain]"), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { const one = walk.currentNode.parentElement;
          if (walk.currentNode.data.trim() && one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) * 0.75 < least) found.add(one.className); }
        return [...found]; }""",
        SMALLEST,
    )
    page.emulate_media(media="null")
    summary = printed(page, "/summary?id=w16", seen="紙にするときは")

    assert "つながりの物語から始める" in timetable[0]
    assert "配る" not in timetable[-1].splitlines()
    (third_day,) = [words for words in timetable if "3日目" in words]
    assert "こども・若者" in third_day
    assert "11:50" in third_day  # the last line of the card beside it
    assert len(sheet) <= 3
    assert _squeezed("".join(sheet)).count("ほとんどない／") == 2 * 5  # what an empty box offers
    assert len(script) <= 8
    assert folded
    assert [words for words in folded if _squeezed(words)[-12:] not in _squeezed("".join(script))] == []
    assert len(summary) == 1
    assert all(words for pages in (timetable, sheet, script, summary) for words in pages)
    assert not any(words in summary[0] for words in ("Word で持ち帰る", "紙にするときは"))
    assert small == []
