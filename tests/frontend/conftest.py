"""The desk with a form of every kind, and real browsers in front of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Error, Page

from tests import asking
from tests.conftest import ROOT, SOURCES
from tests.frontend.at_home import Home
from tests.seats import Seats
from workbook.servers import own_nginx

_COUNT = count()


def script(entry: str = "script") -> Path:
    """Return the built editor, for pages or (`offline`) for files."""
    folder = SOURCES / "dist"
    return folder / str(json.loads((folder / "manifest.json").read_text())[entry])


class Desk:
    """The small server of tests/desk/serve.py; it can be killed and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = own_nginx.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.team = "a"

    def start(self) -> None:
        """Start it and wait until it answers."""
        database = f"sqlite:///{self.folder / 'desk.db'}"
        command = [sys.executable, "tests/desk/serve.py", "--port", str(self.port), "--database", database]
        log = (self.folder / "desk.log").open("ab")
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        log.close()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if asking.get(f"{self.address}/healthz", timeout=2).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        pytest.fail(f"the desk did not start: {(self.folder / 'desk.log').read_text()[-2000:]}")

    def kill(self) -> None:
        """Take it away without warning (SIGKILL)."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def values(self) -> dict[str, Any]:
        """Return what the server derives from the sheet of this test's team."""
        found: dict[str, Any] = asking.get(f"{self.address}/values").json()[f"sheet-{self.team}"]
        return found

    def says(self, values: dict[str, Any]) -> None:
        """Wait until the server derives exactly these values."""
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline and self.values() != values:
            time.sleep(0.05)
        assert self.values() == values


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One server for all tests; every test has a team of its own."""
    one = Desk(tmp_path_factory.mktemp("desk"))
    one.start()
    yield one
    one.kill()


@pytest.fixture
def desk(house: Desk) -> Desk:
    """The desk as the team of this test sees it."""
    house.team = f"t{next(_COUNT)}"
    if house.process is None:
        house.start()
    return house


Person = Callable[..., Page]


@pytest.fixture
def person(desk: Desk, seats: Seats) -> Iterator[Person]:
    """Let somebody sit down at the sheet: `person("佐藤", width=390)` has a phone."""
    taken: list[Page] = []
    faults: list[str] = []

    def note(fault: Error) -> None:
        faults.append(str(fault))

    def sit_down(
        name: str, *, team: str = "", role: str = "member", width: int = 1366, own: bool = False
    ) -> Page:
        page = seats.take(desk.address, own=own)
        taken.append(page)
        page.set_viewport_size({"width": width, "height": 800})
        page.on("pageerror", note)
        page.goto(f"{desk.address}/?name={name}&team={team or desk.team}&role={role}")
        page.locator(".bar[data-level=calm]").wait_for()
        return page

    yield sit_down
    for page in taken:
        page.remove_listener("pageerror", note)
        seats.leave(page)
    assert faults == []


@pytest.fixture
def home(browser: Browser, tmp_path: Path, downloads: Path) -> Iterator[Home]:
    one = Home(browser, tmp_path, downloads=downloads)
    yield one
    for context in one.contexts:
        context.close()
    assert [url for url in one.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert one.faults == []
