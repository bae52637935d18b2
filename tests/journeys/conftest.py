"""The whole app as a stranger starts it, and real browsers in front of it."""

from __future__ import annotations

import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import served

ROOT = Path(__file__).resolve().parents[2]
ORGANISER_CODE = "JOURNEYTESTCODE"


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class App:
    """The workbook in a process of its own; it can be killed and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: BaseProcess | None = None
        self.environment: dict[str, str] = {}
        self.options: list[str] = []

    def start(self) -> None:
        """Start it and wait until it answers."""
        environment = {
            "WORKBOOK_DATABASE": f"sqlite:///{self.folder / 'workbook.db'}",
            "WORKBOOK_ORGANISER_CODE": ORGANISER_CODE,
            **self.environment,
        }
        arguments = ["--server.port", str(self.port), "--server.headless", "true", *self.options]
        log = str(self.folder / "app.log")
        self.process = served.split_off(arguments=arguments, environment=environment, log=log)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=2).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        pytest.fail(f"the app did not start: {(self.folder / 'app.log').read_text()[-2000:]}")

    def kill(self) -> None:
        """Take it away without warning (SIGKILL)."""
        assert self.process is not None
        self.process.kill()
        self.process.join()
        self.process = None

    def said(self) -> str:
        """Return everything it printed."""
        return (self.folder / "app.log").read_text(encoding="utf-8")

    def sheets(self) -> list[str]:
        """Return the ids of all sheets, which nobody but the server should know."""
        with closing(sqlite3.connect(self.folder / "workbook.db")) as connection:
            return [row[0] for row in connection.execute("SELECT id FROM sheet")]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """One app on an empty database."""
    one = App(tmp_path)
    one.start()
    yield one
    if one.process is not None:
        one.kill()


@pytest.fixture
def person(app: App, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a browser of one's own: `person(width=390)` is a phone."""
    contexts: list[BrowserContext] = []

    def open_browser(*, width: int = 1366, height: int = 768, **options: Any) -> Page:
        options = {"base_url": app.address, "locale": "ja-JP", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(40_000)
        return page

    yield open_browser
    for context in contexts:
        context.close()
