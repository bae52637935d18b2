"""One thread that writes: what came meanwhile in one commit, what is of one kind in one statement."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable, kind_of

_LOG = logging.getLogger(__name__)
_BATCH = 500

KEPT = "書いた内容はこの端末に残っています。"
ENDING = "サーバーを止めるところです。" + KEPT
REFUSED = "この変更はデータベースに入りませんでした。" + KEPT

Item = TypeVar("Item")
T = TypeVar("T")
Work = Callable[[Connection, Sequence[Item]], Sequence[T]]
"""Writes some changes of one kind and returns what came of each, in their order."""


class NotWrittenError(Exception):
    """A change is not in the database; the message says why in words for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[Item, T]):
    """A change on its way, and who waits for it."""

    work: Work[Item, T]
    item: Item
    told: asyncio.Future[T]
    row: str


# Any: changes of all kinds wait in one queue.
_AnyJob = _Job[Any, Any]
# Any: the same; it is taken with jobs that were handed over with it.
_AnyWork = Work[Any, Any]
# Any: the same; beside it stands what came of a change, or an exception.
_Outcome = tuple["asyncio.Future[Any]", object]


class Writer:
    """Writes changes in the order they come. Its futures resolve after the commit has reached the disk.

    It is used from one event loop. Changes that follow each other with the same `work` are given to it together.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loop = asyncio.get_running_loop()
        self._jobs: queue.SimpleQueue[_AnyJob | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk-writer", daemon=True)
        self._is_open = True

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    async def stop(self) -> None:
        """Write everything that was handed over, then end."""
        self._is_open = False
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    def do(self, work: Work[Item, T], item: Item, *, row: str = "") -> asyncio.Future[T]:
        """Hand over a change; the future has its result once it is committed, or NotWrittenError.

        `row`: what it changes, if it changes what is there. What only adds comes first, and rows are changed in the
        order of their names: two processes that change the same ones never wait for each other (a deadlock).
        """
        future: asyncio.Future[T] = self._loop.create_future()
        if self._is_open:
            self._jobs.put(_Job(work, item, future, row))
        else:
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
            self._loop.call_soon_threadsafe(_tell, self._write(sorted(batch, key=lambda job: job.row)))
            if is_last:
                return

    def _write(self, batch: list[_AnyJob]) -> list[_Outcome]:
        try:
            return self._commit(batch)
        except StoreUnavailable as oops:
            _LOG.warning("%d changes were not written: %s", len(batch), oops)
            return [(job.told, NotWrittenError(f"{oops}{KEPT}")) for job in batch]
        except Exception as oops:  # noqa: BLE001 -- everybody who waits must hear of it; the writer must live on
            return [(job.told, oops) for job in batch]

    def _commit(self, batch: list[_AnyJob]) -> list[_Outcome]:
        """Do all changes in one commit; should one of them fail, do them again, each in a savepoint.

        Together, those of one kind are one statement, and the thread lets go of the interpreter for each kind and not
        for each change (docs/performance.md).
        """
        kinds = [(work, list(jobs)) for work, jobs in groupby(batch, key=lambda job: job.work)]
        try:
            with self._database.writing(at_once=len(kinds) == 1) as db:
                return [outcome for work, jobs in kinds for outcome in _together(db, work, jobs)]
        except StoreUnavailable:
            raise
        except Exception:  # noqa: BLE001 -- whose change it was comes to light now
            _LOG.info("a change among %d could not be written", len(batch))
        with self._database.writing() as db:
            return [(job.told, _attempt(db, job)) for job in batch]


def _together(db: Connection, work: _AnyWork, jobs: list[_AnyJob]) -> list[_Outcome]:
    found = work(db, [job.item for job in jobs])
    return [(job.told, result) for job, result in zip(jobs, found, strict=True)]


def _attempt(db: Connection, job: _AnyJob) -> object:
    """Do one change and return what came of it, or why it failed; if it fails the others of the batch stay."""
    try:
        with db.begin_nested():
            return job.work(db, [job.item])[0]
    except DBAPIError as oops:
        if kind_of(oops) is not None:
            raise  # the database is in trouble, not this change
        # Not its message: PostgreSQL repeats in it what stands in the row.
        _LOG.warning("a change was not written: %s", type(oops.orig).__name__)
        return NotWrittenError(REFUSED)
    except Exception as oops:  # noqa: BLE001 -- it goes to whoever waits for the change; the others must not suffer
        return oops


def _tell(outcomes: Sequence[_Outcome]) -> None:
    """Tell everybody who waits, in the event loop; who waits no more is left alone."""
    for future, outcome in outcomes:
        if future.done():
            continue
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
