"""Values kept beside the updates for reading; always derived, never edited."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Container, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol, TypeVar

from workbook import house_clock
from workbook.content.model.answers import Values
from workbook.desk.document import plain_values
from workbook.desk.table import journal
from workbook.desk.table.doorkeeper import Forms
from workbook.desk.table.open_sheet import OpenSheet
from workbook.desk.table.writer import NotWrittenError, Writer
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
PAUSE = 1.0
LONGEST = 5.0
LOOK = 0.1
AGAIN = 5.0

S = TypeVar("S")
T = TypeVar("T")


class InThread(Protocol):
    """Does something that waits, without making the event loop wait."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """Return what `work` returns."""


@dataclass
class _Waiting:
    opened: OpenSheet
    first: float
    last: float

    def due(self) -> float:
        """Return when it is time."""
        return min(self.last + PAUSE, self.first + LONGEST)


@dataclass(frozen=True)
class _State:
    """A sheet as it was when somebody began to derive its values."""

    opened: OpenSheet
    seq: int
    update: bytes


class Derived:
    """Derives a sheet's values once nobody has written in it for a moment, at the latest after LONGEST seconds.

    Sheets whose time has come meanwhile go together: one way to a thread and back, one statement.
    """

    def __init__(self, *, in_thread: InThread, writer: Writer, forms: Forms, database: Database) -> None:
        self._in_thread = in_thread
        self._writer = writer
        self._forms = forms
        self._database = database
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[str, _Waiting] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._unsure: set[str] = set()

    def changed(self, opened: OpenSheet) -> None:
        """Take notice that a sheet has something new."""
        now = self._loop.time()
        if waiting := self._waiting.get(opened.sheet):
            waiting.opened, waiting.last = opened, now
        else:
            self._waiting[opened.sheet] = _Waiting(opened, now, now)
        self._timer = self._timer or self._loop.call_later(LOOK, self._look)

    def opened(self, opened: OpenSheet) -> None:
        """Look whether a sheet's values are what its form makes of them today."""
        self._unsure.add(opened.sheet)
        self.changed(opened)

    async def finish(self) -> None:
        """Derive at once what is still waiting."""
        self._start([*self._waiting.values()])
        await asyncio.gather(*self._running)
        if self._timer:
            self._timer.cancel()

    def _look(self) -> None:
        now = self._loop.time()
        due = [waiting for waiting in self._waiting.values() if waiting.due() <= now]
        # First the next look: whatever becomes of these, it comes.
        self._timer = self._loop.call_later(LOOK, self._look) if len(due) < len(self._waiting) else None
        self._start(due)

    def _start(self, due: Sequence[_Waiting]) -> None:
        if due:
            for waiting in due:
                del self._waiting[waiting.opened.sheet]
            task = asyncio.create_task(self._derive([waiting.opened for waiting in due]))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _derive(self, due: Sequence[OpenSheet]) -> None:
        states = [_State(opened, opened.seq, opened.doc.get_update()) for opened in due]
        try:
            fresh = await self._in_thread(partial(self._all_fresh, states))
        except StoreUnavailable as oops:
            for opened in due:
                self._try_again(opened, oops)
            return
        await asyncio.gather(*(self._keep(state, values) for state, values in fresh))

    async def _keep(self, state: _State, values: Values | None) -> None:
        opened = state.opened
        self._unsure.discard(opened.sheet)
        if values is None:
            return
        try:
            await self._writer.do(journal.keep_all, (opened.sheet, values, state.seq), row=opened.sheet)
        except NotWrittenError as oops:
            self._try_again(opened, oops)

    def _try_again(self, opened: OpenSheet, oops: Exception) -> None:
        _LOG.warning("values of a sheet were not kept, next try in %s s: %s", AGAIN, oops)
        self._loop.call_later(AGAIN, self.changed, opened)

    def _all_fresh(self, states: Sequence[_State]) -> list[tuple[_State, Values | None]]:
        """Return the values beside each sheet; one whose content cannot be read holds up no other."""
        return [
            done for state in states for done in _unless_broken(lambda one: (one, self._fresh(one)), state)
        ]

    def _fresh(self, state: _State) -> Values | None:
        """Return the values; None when they are known to be kept already."""
        sheet = state.opened.sheet
        values = _values(self._forms, sheet, [state.update])
        if sheet in self._unsure:
            with self._database.reading() as db:
                return None if journal.kept_values(db, sheet) == (values, state.seq) else values
        return values


def catch_up(database: Database, *, forms: Forms, but: Container[str] = (), waiting: float = 0.0) -> int:
    """Derive what pages, or a process that was killed, have left behind so many seconds ago; return how many sheets changed.

    One whose content cannot be read holds up no other.
    """
    with database.reading() as db:
        sheets = journal.stale(db, before=house_clock.now() - timedelta(seconds=waiting))
    derive = partial(_rebuild_one, database, forms)
    return sum(done for sheet in sheets if sheet not in but for done in _unless_broken(derive, sheet))


def rebuild(database: Database, *, forms: Forms) -> int:
    """Derive the values of all sheets anew; return how many changed."""
    with database.reading() as db:
        sheets = journal.sheets(db)
    return sum(_rebuild_one(database, forms, sheet) for sheet in sheets)


def _unless_broken(derive: Callable[[S], T], sheet: S) -> list[T]:
    """Return what is derived of a sheet; nothing if it cannot be."""
    try:
        return [derive(sheet)]
    except StoreUnavailable:
        raise
    except Exception:  # noqa: BLE001 -- a mistake of ours at one sheet; the log has it
        _LOG.exception("the values of a sheet were not derived")
        return []


def _rebuild_one(database: Database, forms: Forms, sheet: str) -> bool:
    with database.reading() as db:
        stored = journal.updates(db, sheet)
        held = journal.kept_values(db, sheet)
    values = _values(forms, sheet, [data for _, data in stored])
    seq = stored[-1][0] if stored else 0
    if values is None or held == (values, seq):
        return False
    with database.begin() as db:
        journal.keep_values(db, sheet, values, seq=seq)
    return True


def _values(forms: Forms, sheet: str, updates: Sequence[bytes]) -> Values | None:
    form = forms(sheet)
    return None if form is None else plain_values.values_of(updates, form)
