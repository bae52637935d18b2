"""Where large files are made: one after the other, away from the pages, each kept for a while."""

from __future__ import annotations

import logging
import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import IO

from workbook import house_clock

_LOG = logging.getLogger("workbook")
_KEPT = timedelta(hours=1)

Make = Callable[[IO[bytes]], Iterator[tuple[int, int]]]
"""Writes a file, and tells now and then how many parts of how many are there."""


@dataclass
class Job:
    """A file that is being made or was made. `number` stands in the log beside what went wrong."""

    asked_at: datetime
    # It has no name on the disk and is gone with the process, whatever ends it.
    file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    number: str = field(default_factory=lambda: secrets.token_hex(3))
    future: Future[int] = field(default_factory=Future)
    done: int = 0
    parts: int = 0

    @property
    def is_running(self) -> bool:
        """Tell whether the file is not there yet."""
        return not self.future.done()

    @property
    def is_broken(self) -> bool:
        """Tell whether the file could not be made."""
        return self.future.done() and (self.future.cancelled() or self.future.exception() is not None)

    @property
    def size(self) -> int:
        """Return how many bytes the file has, once it is made."""
        return self.future.result()


class Workroom:
    """Makes one file at a time, in a thread: pages and the desk go on meanwhile."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workroom")
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def begin(self, name: str, make: Make) -> None:
        """Let a file be made, in the place of an older one; one that is being made is not begun again."""
        with self._lock:
            held = self._jobs.get(name)
            if held is not None and held.is_running:
                return
            if held is not None:
                held.file.close()
            job = self._jobs[name] = Job(house_clock.now())
            job.future = self._worker.submit(self._work, job, make)
        job.future.add_done_callback(partial(_log, job.number))

    def job(self, name: str) -> Job | None:
        """Return the file of a name; None if there is none. Files that are too old go away."""
        now = house_clock.now()
        with self._lock:
            old = [
                key for key, one in self._jobs.items() if not one.is_running and now - one.asked_at > _KEPT
            ]
            for key in old:
                self._jobs.pop(key).file.close()
            return self._jobs.get(name)

    def read(self, name: str) -> bytes | None:
        """Return the newest file of a name; None if there is none that is whole."""
        with self._lock:
            job = self._jobs.get(name)
            if job is None or job.is_running or job.is_broken:
                return None
            job.file.seek(0)
            return job.file.read()

    def close(self) -> None:
        """Stop after the part that is being made; nothing is left behind."""
        self._closing.set()
        self._worker.shutdown(cancel_futures=True)
        for job in self._jobs.values():
            job.file.close()

    def _work(self, job: Job, make: Make) -> int:
        for done, parts in make(job.file):
            job.done, job.parts = done, parts
            if self._closing.is_set():
                break
        return job.file.tell()


def _log(number: str, future: Future[int]) -> None:
    if not future.cancelled() and (problem := future.exception()) is not None:
        _LOG.error("ファイルをまとめられませんでした（番号 %s）", number, exc_info=problem)
