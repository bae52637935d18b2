"""One thread that writes: many small changes in one commit, each in a savepoint of its own."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable, kind_of

_LOG = logging.getLogger(__name__)
_BATCH = 500

KEPT = "書いた内容はこの端末に残っています。"
ENDING = "サーバーを止めるところです。" + KEPT
REFUSED = "この変更はデータベースに入りませんでした。" + KEPT

T = TypeVar("T")
_Outcome = Callable[[], None]
"""Tells whoever waits for a change how it went."""


class NotWrittenError(Exception):
    """A change is not in the database; the message says why in words for the person who wrote it."""


@dataclass(frozen=True)
class _Job:
    """A change on its way: doing it gives what is told once it is committed; `fail` tells why it is not."""

    work: Callable[[Session], _Outcome]
    fail: Callable[[BaseException], None]
    row: str


class Writer:
    """Writes changes in the order they come. Its futures resolve after the commit has reached the disk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk-writer", daemon=True)
        self._closing = threading.Lock()
        self._is_open = False

    def start(self) -> None:
        """Begin to write."""
        self._is_open = True
        self._thread.start()

    def stop(self) -> None:
        """Write everything that was handed over, then end."""
        with self._closing:
            self._is_open = False
            self._jobs.put(None)
        self._thread.join()

    def do(self, work: Callable[[Session], T], *, row: str = "") -> Future[T]:
        """Hand over a change; the future has its result once it is committed, or NotWrittenError.

        `row`: what it changes, if it changes what is there. What only adds comes first, and rows are changed in the
        order of their names: two processes that change the same ones never wait for each other (a deadlock).
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()  # from here on nobody can cancel it under the writer
        with self._closing:
            if self._is_open:
                self._jobs.put(
                    _Job(lambda db: partial(future.set_result, work(db)), future.set_exception, row)
                )
                return future
        future.set_exception(NotWrittenError(ENDING))
        return future

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            batch = [job]
            is_last = False
            while len(batch) < _BATCH and not self._jobs.empty():
                following = self._jobs.get()
                if following is None:
                    is_last = True
                    break
                batch.append(following)
            self._write(sorted(batch, key=lambda job: job.row))
            if is_last:
                return

    def _write(self, batch: list[_Job]) -> None:
        try:
            outcomes = self._commit(batch)
        except StoreUnavailable as oops:
            _LOG.warning("%d changes were not written: %s", len(batch), oops)
            outcomes = [partial(job.fail, NotWrittenError(f"{oops}{KEPT}")) for job in batch]
        except Exception as oops:  # noqa: BLE001 -- everybody who waits must hear of it; the writer must live on
            outcomes = [partial(job.fail, oops) for job in batch]
        for tell in outcomes:
            tell()

    def _commit(self, batch: list[_Job]) -> list[_Outcome]:
        """Do all changes in one commit; should one of them fail, do them again, each in a savepoint.

        Savepoints from the start would cost 0.15 ms of CPU for each keystroke.
        """
        try:
            with self._database.begin() as db:
                return [job.work(db) for job in batch]
        except StoreUnavailable:
            raise
        except Exception:  # noqa: BLE001 -- whose change it was comes to light now
            _LOG.info("a change among %d could not be written", len(batch))
        with self._database.begin() as db:
            return [_attempt(db, job) for job in batch]


def _attempt(db: Session, job: _Job) -> _Outcome:
    """Do one change; if it fails the others of the batch stay."""
    try:
        with db.begin_nested():
            return job.work(db)
    except DBAPIError as oops:
        if kind_of(oops) is not None:
            raise  # the database is in trouble, not this change
        # Not its message: PostgreSQL repeats in it what stands in the row.
        _LOG.warning("a change was not written: %s", type(oops.orig).__name__)
        return partial(job.fail, NotWrittenError(REFUSED))
    except Exception as oops:  # noqa: BLE001 -- it goes to whoever waits for the change; the others must not suffer
        return partial(job.fail, oops)
