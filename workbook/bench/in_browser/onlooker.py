"""Somebody in front of a browser: pages loaded and clicked to, until they stand; how far they jump, and what they move."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.bench.page_tour import Stop
from workbook.desk.table.connection import COOKIE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, COMPUTER = (390, 844), (1366, 768)
MISSING = (
    "ブラウザで計るには Playwright と Chromium が要ります（pip install -r requirements-dev.txt と、"
    "Debian では apt install chromium-headless-shell、ほかでは playwright install chromium）。"
)
_WATCH = Path(__file__).with_name("page_watch.js")
_PATIENCE = 120_000
_CALM = 1_000
"""A page that has not jumped for so many milliseconds has come to rest."""
_PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")


class NoBrowserError(Exception):
    """There is no browser to measure with; the message says what is needed."""


@dataclass(frozen=True)
class Onlooker:
    """Somebody in front of a browser: every look is made with a new profile."""

    browser: Browser
    address: str
    stops: dict[str, Stop]

    @contextmanager
    def page(self, stop: Stop, size: tuple[int, int] = COMPUTER) -> Iterator[Page]:
        """Give a page of a browser that has nothing yet but who it is."""
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="ja-JP")
        if stop.token:
            context.add_cookies([{"name": COOKIE, "value": stop.token, "url": self.address}])
        try:
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.add_init_script(path=_WATCH)
            yield page
        finally:
            context.close()

    def where(self, stop: Stop) -> str:
        """Return the address of a page."""
        return f"{self.address}/{stop.address}" + (f"?{stop.query}" if stop.query else "")

    def load(self, page: Page, stop: Stop) -> float:
        """Load a page; return the seconds until it stands."""
        page.goto(self.where(stop), wait_until="commit")
        return float(page.evaluate("watch.loaded()"))

    def click(self, page: Page, stop: Stop, until: str) -> float:
        """Go to a page inside the workbook; return the seconds until it stands."""
        took = page.evaluate("([to, what]) => watch.clicked(to, what)", [self.where(stop), until])
        page.evaluate("watch.loaded()")
        return float(took)

    def jump(self, stop: Stop, size: tuple[int, int]) -> float:
        """Return how far a page jumped until it came to rest."""
        with self.page(stop, size) as page:
            self.load(page, stop)
            before = -1.0
            while before != (now := float(page.evaluate("watch.jumped()"))):
                before = now
                page.wait_for_timeout(_CALM)
            return now

    def first_visit(self) -> int:
        """Return the bytes that the first visit of somebody with an empty browser moves, without the WebSocket."""
        stop, moved = self.stops["stranger"], [0.0]
        with self.page(stop) as page:
            network = page.context.new_cdp_session(page)
            network.send("Network.enable")
            network.on("Network.loadingFinished", lambda one: moved.append(one["encodedDataLength"]))
            self.load(page, stop)
            page.wait_for_load_state("networkidle")
        return round(sum(moved))


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser; raise NoBrowserError where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright  # only whoever develops has it
    except ImportError as oops:
        raise NoBrowserError(MISSING) from oops
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        except Error as oops:
            raise NoBrowserError(MISSING) from oops
        try:
            yield found
        finally:
            found.close()
