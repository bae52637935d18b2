"""The whole app as a stranger starts it, and real browsers in front of it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page

from tests import asking
from tests.seats import Seats
from workbook.servers import own_app, own_nginx

ROOT = Path(__file__).resolve().parents[2]
ORGANISER_CODE = "JOURNEYTESTCODE"


class App:
    """The workbook in a process of its own; it can be killed and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = own_nginx.free_port()
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
        arguments = ["streamlit", "run", "app.py", "--server.port", str(self.port), *self.options]
        log = str(self.folder / "app.log")
        self.process = own_app.split_off(arguments=arguments, environment=environment, log=log)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if asking.get(f"{self.address}/healthz", timeout=2).is_success:
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

    def sheets(self, run: str) -> list[str]:
        """Return the ids of all sheets of a run's teams, which nobody but the server should know."""
        asked = "SELECT sheet.id FROM sheet JOIN team ON team.id = sheet.team_id WHERE team.run_id = ?"
        with closing(sqlite3.connect(self.folder / "workbook.db")) as connection:
            return [row[0] for row in connection.execute(asked, (run,))]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One app for all tests; every test opens a run of its own."""
    one = App(tmp_path_factory.mktemp("app"))
    one.start()
    yield one
    one.kill()


@pytest.fixture
def app(house: App) -> App:
    """The app as a test sees it; a file that takes it away, or wants another, has an `app` of its own."""
    return house


Person = Callable[..., Page]


@pytest.fixture
def person(app: App, seats: Seats) -> Iterator[Person]:
    """Open a browser of one's own: `person(width=390)` is a phone."""
    with _sitting(app, seats) as sit_down:
        yield sit_down


@pytest.fixture(scope="module")
def regular(house: App, seats: Seats) -> Iterator[Person]:
    """Open a browser as `person` does, whose person stays for all tests of the file: to come in is most of the work."""
    with _sitting(house, seats) as sit_down:
        yield sit_down


@contextmanager
def _sitting(app: App, seats: Seats) -> Iterator[Person]:
    taken: list[Page] = []

    def sit_down(
        *,
        width: int = 1366,
        height: int = 768,
        address: str = app.address,
        own: bool = False,
        **options: Any,
    ) -> Page:
        page = seats.take(address, own=own or address != app.address, **options)
        taken.append(page)
        page.set_viewport_size({"width": width, "height": height})
        return page

    yield sit_down
    for page in taken:
        seats.leave(page)
