"""Reading a file in the other process, which is begun when it is needed and ended when a file is too much for it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading

from workbook.config import ROOT
from workbook.handouts.returned.apart import protocol
from workbook.handouts.returned.excel.list_pages import Page
from workbook.handouts.returned.returned_sheet import Returned
from workbook.handouts.returned.safe_file import FileRefused

_LOG = logging.getLogger("workbook")
_CHILD = (sys.executable, "-m", "workbook.handouts.returned.apart.child")
WAIT = 40.0
"""Seconds on the clock that a file may take: ten of its CPU on a machine that has other things to do."""
MOST_WAITING = 40
FAILED = (
    "このファイルは読めませんでした（中身がふつうの Excel や Word とちがうようです。"
    "開いて「名前を付けて保存」で新しいファイルにしてから入れてください）"
)
BUSY = "いま、ほかのファイルを読んでいて、こみ合っています（少し待ってから、もう一度入れてください）"


class Reader:
    """Reads one file at a time, however many ask; whoever comes when too many wait is told so."""

    def __init__(self, *, wait: float = WAIT, most_waiting: int = MOST_WAITING) -> None:
        self._wait = wait
        self._places = threading.BoundedSemaphore(most_waiting)
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def get_ready(self) -> None:
        """Begin the other process and do not wait for it: somebody is about to bring a file.

        It takes most of a second to begin, and four on a machine that has other things to do.
        """
        if self._turn.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._turn.release()

    @property
    def pid(self) -> int | None:
        """The number of the other process, where there is one: to measure it, or to end it in a test."""
        return None if self._child is None else self._child.pid

    def sheets(self, data: bytes, *, name: str) -> tuple[Returned, ...]:
        """Return the sheets of a file that went home, as `intake.read` does; raise FileRefused."""
        return protocol.SHEETS.validate_python(self._ask("sheets", data, name))

    def pages(self, data: bytes, *, name: str) -> tuple[Page, ...]:
        """Return the rows of somebody's list, as `lists.read` does; raise FileRefused."""
        return protocol.PAGES.validate_python(self._ask("pages", data, name))

    def close(self) -> None:
        """End the other process."""
        with self._turn:
            self._end()

    def _ask(self, what: str, data: bytes, name: str) -> object:
        if not self._places.acquire(blocking=False):
            raise FileRefused(BUSY)
        try:
            with self._turn:
                answer = self._answer({"what": what, "name": name}, data)
        finally:
            self._places.release()
        if "refused" in answer:
            raise FileRefused(str(answer["refused"]))
        return answer["found"]

    def _answer(self, asked: dict[str, object], data: bytes) -> dict[str, object]:
        child = self._running()
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 -- pipes were asked for
        clock = threading.Timer(self._wait, child.kill)
        clock.start()
        try:
            protocol.send(child.stdin, asked, data)
            answer, _ = protocol.receive(child.stdout)
        except (EOFError, OSError):  # it died, of its limits or of the file
            self._end()
            _LOG.warning("a returned file ended its reader with %s", child.returncode)
            return {"refused": FAILED}
        finally:
            clock.cancel()
        if answer.get("ends"):
            self._end()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            pipe = subprocess.PIPE
            # What it says when it dies may repeat what somebody wrote, and nobody reads it.
            self._child = subprocess.Popen(  # noqa: S603 -- our own program
                _CHILD, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT
            )
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


READER = Reader()
"""The one of this process. Its child ends with it: nobody asks any more."""
