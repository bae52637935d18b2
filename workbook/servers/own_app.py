"""The whole app in a process of its own, split off one in which everything is read already: a start takes a second or two."""

from __future__ import annotations

import os
import runpy
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

from workbook import config

_READ = ("plotly.graph_objects", "streamlit.web.bootstrap", "streamlit.web.cli", "workbook.pages.shell", "workbook.web.first_page", "workbook.web.startup")  # fmt: skip
_PATIENCE = 60.0
AS_A_SERVICE = (
    "--ws",
    "websockets-sansio",
    "--ws-per-message-deflate",
    "false",
    "--no-access-log",
    "--timeout-graceful-shutdown",
    "20",
)
"""As in deploy/: uvicorn listens when the app is ready, `streamlit run` before; nginx would let people wait there."""


class AppDoesNotStart(OSError):  # noqa: N818 -- a state of the world
    """The app did not become ready; the message is the end of what it said."""


def split_off(*, arguments: list[str], environment: Mapping[str, str], log: str) -> BaseProcess:
    """Run a module by its name with arguments, as `python -m` does; what it prints goes to the end of `log`."""
    server = get_context("forkserver")
    server.set_forkserver_preload([__name__, *_READ])
    process = server.Process(target=_run, args=(arguments, dict(environment), log))
    tried = sys.modules["__main__"]  # a test of a page may have left its own script here, to be run again
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = tried
    return process


class OwnApp:
    """One process of the app on a port of this machine."""

    def __init__(self, folder: Path, *, port: int, environment: Mapping[str, str]) -> None:
        self.port = port
        self._log = folder / f"app-{port}.log"
        self._environment = environment
        self._process: BaseProcess | None = None

    @property
    def pid(self) -> int:
        """Its process, as long as it runs; 0 otherwise."""
        return (self._process and self._process.pid) or 0

    def begin(self) -> None:
        """Start it and do not wait."""
        arguments = ["uvicorn", "app:app", "--port", str(self.port), *AS_A_SERVICE]
        self._process = split_off(arguments=arguments, environment=self._environment, log=str(self._log))

    def wait(self) -> None:
        """Wait until people may be sent here; raise AppDoesNotStart."""
        end = time.monotonic() + _PATIENCE
        while not self._is_ready():
            if time.monotonic() > end or self._process is None or not self._process.is_alive():
                raise AppDoesNotStart(self._log.read_text(errors="replace")[-2_000:])
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask it to end, as `systemctl restart` does, and wait until it has."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(_PATIENCE)
            self._process = None

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)  # noqa: PLR2004 -- what HTTP calls well
        except OSError:
            return False


def _run(arguments: list[str], environment: dict[str, str], log: str) -> None:
    os.setsid()
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.update(environment)
    os.chdir(config.ROOT)
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
