"""What the tests of all rooms share: real databases, SQLite as a file and PostgreSQL as a cluster of our own."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from streamlit.components.v2 import manifest_scanner

from tests.seats import Seats
from tests.store import schemas
from tests.what_is_here import launched, loudly
from workbook.servers import own_postgres
from workbook.store.database import Database

ROOT = Path(__file__).resolve().parents[1]
collect_ignore = ["engines"]  # another browser than the rest: `make engines` names the folder
SOURCES = ROOT / "workbook/desk/frontend"

# How long an example takes, to make or to try, says only who else is working here.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

expect.set_options(timeout=40_000)  # what is seen at once costs nothing; a slow machine is no fault of ours


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied: quicker than a migration for every test."""
    path = tmp_path_factory.mktemp("prepared") / "workbook.db"
    found = Database(f"sqlite:///{path}")
    found.prepare()
    found.close()
    return path


@pytest.fixture(scope="session", autouse=True)
def _components_found_once() -> Iterator[None]:
    """Let Streamlit look once for components among what is installed, and not at every run of every page.

    Its AppTest reads the description of every installed package anew each time: a third of what a page's test cost.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


_WITH_BROWSERS = ("journeys", "frontend")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what drives a browser last, and the longest of it first of all, so that the workers end together."""
    items.sort(
        key=lambda item: next((n for n, part in enumerate(_WITH_BROWSERS, 1) if part in item.path.parts), 0)
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let a test without a browser start an event loop of its own.

    Once a test has asked for a browser, Playwright's loop counts as running in this thread until the worker ends; a worker
    that has no more tests of browsers takes others over.
    """
    if "playwright" in getattr(item, "fixturenames", ()):
        return (yield)
    playwrights = asyncio.events._get_running_loop()  # noqa: SLF001 -- no other name is offered
    asyncio.events._set_running_loop(None)  # noqa: SLF001
    try:
        return (yield)
    finally:
        asyncio.events._set_running_loop(playwrights)  # noqa: SLF001


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Iterator[None]:
    """Let the garbage collector look neither at what is being read nor, later, at what stays until the end."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--engine firefox` take Debian's Firefox ESR to the browser tests instead of Chromium."""
    parser.addoption("--engine", choices=("chromium", "firefox"), default="chromium")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip with its reason what only Chromium can be asked for."""
    if (only := item.get_closest_marker("chromium")) and item.config.getoption("--engine") != "chromium":
        pytest.skip(f"Chromium only: {only.args[0]}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers: a process has one at most."""
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the browser puts what people download."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(playwright: Playwright, request: pytest.FixtureRequest, downloads: Path) -> Iterator[Browser]:
    """Debian's browser, one for all tests."""
    found = launched(playwright, str(request.config.getoption("--engine")), downloads=downloads)
    yield found
    found.close()


@pytest.fixture(scope="session")
def seats(browser: Browser) -> Iterator[Seats]:
    """The browsers in which people sat before."""
    one = Seats(browser)
    yield one
    one.close()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editor's sources in a folder of their own, with exactly the packages of the lock file."""
    npm = shutil.which("npm")
    if npm is None:
        loudly("npm がないので、編集画面をソースから作り直して確かめていません（Node.js 20 以上が要ります）")
    everybodys = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        everybodys = everybodys.parent
    root = everybodys / "workshop"
    with (everybodys / "workshop.lock").open("w") as lock:
        flock(lock, LOCK_EX)  # whoever comes first fetches the packages for all workers
        if not root.exists():
            _furnish(root, npm)
    return root / SOURCES.relative_to(ROOT)


def _furnish(root: Path, npm: str) -> None:
    """Copy the editor's sources to `root` and fetch its packages."""
    shutil.copytree(ROOT / "tests/vectors", root / "tests/vectors")
    rules = "workbook/content/forms/personal_rules.json"
    (root / rules).parent.mkdir(parents=True)
    shutil.copy(ROOT / rules, root / rules)
    folder = root / SOURCES.relative_to(ROOT)
    shutil.copytree(SOURCES, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(root)
        loudly(f"編集画面の部品を取り寄せられませんでした: {done.stderr[-500:]}")


@pytest.fixture
def database(sqlite_of_all: Database, prepared_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A new SQLite file in this test's folder."""
    shutil.copy(prepared_file, tmp_path / "workbook.db")
    folder = Path(str(sqlite_of_all.url.database)).parent
    folder.unlink(missing_ok=True)
    folder.symlink_to(tmp_path)
    yield sqlite_of_all
    sqlite_of_all.close()


@pytest.fixture(scope="session")
def sqlite_of_all(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """What all tests on SQLite open in turn: a statement that was compiled for one is not compiled for the next."""
    return Database(f"sqlite:///{tmp_path_factory.mktemp('database') / 'of-this-test' / 'workbook.db'}")


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest) -> Database:
    """The same test on SQLite and on PostgreSQL."""
    name = {"sqlite": "database", "postgresql": "postgres"}[request.param]
    found: Database = request.getfixturevalue(name)
    return found


@pytest.fixture
def postgres(prepared_schema: Database) -> Iterator[Database]:
    """A PostgreSQL database with all tables and no rows."""
    with prepared_schema.begin() as db:
        db.connection().exec_driver_sql(schemas.EMPTIED, execution_options={"no_parameters": True})
    yield prepared_schema
    prepared_schema.close()


@pytest.fixture(scope="session")
def prepared_schema(postgres_server: str) -> Iterator[Database]:
    """A PostgreSQL schema with all tables, emptied by every test: thirty times quicker than a migration."""
    with schemas.new(postgres_server) as url:
        found = Database(url)
        found.prepare()
        yield found
        found.close()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of a new, empty PostgreSQL schema."""
    with schemas.new(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own on a Unix socket; its address."""
    with tempfile.TemporaryDirectory(prefix="wb-pg-") as folder, ExitStack() as opened:
        Path(folder).chmod(0o755)  # it runs as somebody else
        try:
            server = opened.enter_context(own_postgres.running(Path(folder) / "pg"))
        except own_postgres.PostgresMissing as missing:
            loudly(str(missing))
        yield server.url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once more, at the end, what was not tried."""
    said = {
        str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr
    }
    for reason in sorted(reason for reason in said if "SKIPPED LOUDLY" in reason):
        terminalreporter.write_line(reason, yellow=True, bold=True)
