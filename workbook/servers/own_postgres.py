"""A PostgreSQL of one's own in a folder, reached by a Unix socket; it can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_MISSING = "PostgreSQL のプログラム（initdb）が見つかりません（Debian では apt install postgresql）"
_PATIENCE = 60.0
_PROCESSES = Path("/proc")


class PostgresMissing(OSError):  # noqa: N818 -- a state of the world
    """There is no PostgreSQL here, or it does not start; the message says which."""


class OwnPostgres:
    """The server of one folder. Without `is_durable` nothing is asked to be on the disk: quick, for tests."""

    def __init__(self, folder: Path, *, is_durable: bool = False) -> None:
        self.folder = folder
        self.url = f"postgresql+psycopg://postgres@/postgres?host={folder}"
        self._programs = _programs()
        self._as_user = _as_somebody_else(folder)
        self._flags = [] if is_durable else ["-F"]
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    @property
    def pids(self) -> list[int]:
        """Its processes now, the first one first."""
        return [] if self._server is None else [self._server.pid, *_children(self._server.pid)]

    def make(self) -> None:
        """Make an empty cluster."""
        made = ["-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
        with self._log() as log:
            command = [*self._as_user, str(self._programs / "initdb"), *made]
            subprocess.run(command, check=True, cwd=self.folder, stdout=log, stderr=log)  # noqa: S603 -- PostgreSQL's own

    def start(self, environment: Mapping[str, str] | None = None) -> None:
        """Start the server and wait until it answers; raise PostgresMissing if it does not."""
        self.begin(environment)
        self.wait()

    def begin(self, environment: Mapping[str, str] | None = None) -> None:
        """Start the server and do not wait. It ends with the thread that does this, so let it be the main one."""
        run = ["-D", "data", "-h", "", "-k", str(self.folder), *self._flags]
        with self._log() as log:
            self._server = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own
                [*self._as_user, str(self._programs / "postgres"), *run],
                cwd=self.folder,
                env={**os.environ, **(environment or {})},
                stdout=log,
                stderr=log,
            )

    def wait(self) -> None:
        """Wait until it answers; raise PostgresMissing if it does not."""
        end = time.monotonic() + _PATIENCE
        is_ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self.folder)]
        while subprocess.run(is_ready, check=False).returncode:  # noqa: S603 -- as above
            if self._server is None or self._server.poll() is not None or time.monotonic() > end:
                raise PostgresMissing((self.folder / "log").read_text(errors="replace")[-2_000:])
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """End it: by SIGINT everything is on the disk afterwards, by SIGQUIT at once."""
        if self._server is not None:
            self._server.send_signal(how)
            self._server.wait(_PATIENCE)
            self._server = None

    def kill(self) -> None:
        """Kill every process of it. One that stays would keep the next start out ("still in use")."""
        if self._server is not None:
            _, *children = self.pids
            self._server.kill()
            self._server.wait()
            for pid in children:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            while any((_PROCESSES / str(pid) / "exe").exists() for pid in children):
                time.sleep(0.01)
            self._server = None

    def own(self) -> None:
        """Give every file of the folder to the user the server runs as."""
        if self._as_user:
            for path in [self.folder, *self.folder.rglob("*")]:
                shutil.chown(path, _user())

    def _log(self) -> BinaryIO:
        return (self.folder / "log").open("ab")


@contextmanager
def running(folder: Path, *, is_durable: bool = False) -> Iterator[OwnPostgres]:
    """Make a server in a folder of its own, start it, and end it afterwards; raise PostgresMissing."""
    folder.mkdir(exist_ok=True)
    server = OwnPostgres(folder, is_durable=is_durable)
    server.make()
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL programs; Debian keeps them off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    places = [*([Path(on_path).parent] if on_path else []), *folders]
    found = next((place for place in reversed(places) if (place / "initdb").exists()), None)
    if found is None:
        raise PostgresMissing(_MISSING)
    return found


def _user() -> str:
    import pwd  # it is not there on Windows, and not needed

    return "postgres" if "postgres" in {user.pw_name for user in pwd.getpwall()} else "nobody"


def _as_somebody_else(folder: Path) -> list[str]:
    """Return how to run a program as another user: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    import pwd  # as above

    user = _user()
    shutil.chown(folder, user)
    group = pwd.getpwnam(user).pw_gid
    # pdeathsig: whoever started it takes it along.
    return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--pdeathsig=QUIT", "--"]


def _children(parent: int) -> list[int]:
    found = []
    for status in _PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError):
            after_name = status.read_text(errors="replace").rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append(int(status.parent.name))
    return found
