"""What the tests of all rooms share: real databases, SQLite as a file and PostgreSQL as a cluster of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from workbook.store.database import Database

MISSING = "PostgreSQL がないので、PostgreSQL のテストは動かしていません（Debian では apt install postgresql）"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new SQLite file."""
    yield from _prepared(f"sqlite:///{tmp_path / 'workbook.db'}")


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest) -> Database:
    """The same test on SQLite and on PostgreSQL."""
    name = {"sqlite": "database", "postgresql": "postgres"}[request.param]
    found: Database = request.getfixturevalue(name)
    return found


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Database]:
    """A new PostgreSQL database."""
    yield from _prepared(postgres_url)


@pytest.fixture
def postgres_url(postgres_server: str, request: pytest.FixtureRequest) -> str:
    """The address of a new, empty PostgreSQL database."""
    name = f"test_{abs(hash(request.node.nodeid))}_{os.getpid()}"
    server = create_engine(postgres_server.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return postgres_server.format(name=name)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own on a Unix socket; its address with `{name}` for the database."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(f"SKIPPED LOUDLY: {MISSING}")
    folder = Path(tempfile.mkdtemp(prefix="wb-pg-"))
    as_user = _as_somebody_else(folder)
    data = str(folder / "data")
    commands = [
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
        [programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", f"-h '' -k {folder} -F", "start"],
    ]
    try:
        for command in commands:
            subprocess.run([*as_user, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)
        yield f"postgresql+psycopg://postgres@/{{name}}?host={folder}"
    finally:
        stop = [*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once more, at the end, what was not tried."""
    said = {
        str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr
    }
    for reason in sorted(reason for reason in said if "SKIPPED LOUDLY" in reason):
        terminalreporter.write_line(reason, yellow=True, bold=True)


def _prepared(url: str) -> Iterator[Database]:
    found = Database(url)
    found.prepare()
    yield found
    found.close()


def _programs() -> Path | None:
    """Return the folder of the newest PostgreSQL programs; Debian keeps them off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    places = [*([Path(on_path).parent] if on_path else []), *folders]
    return next((place for place in reversed(places) if (place / "initdb").exists()), None)


def _as_somebody_else(folder: Path) -> list[str]:
    """Return how to run a program as another user: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    import pwd  # it is not there on Windows, and not needed

    known = {user.pw_name for user in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    shutil.chown(folder, user)
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups", "--"]
