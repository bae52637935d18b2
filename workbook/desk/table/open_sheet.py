"""One open sheet: what is committed, what is on its way, who is there."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from pycrdt import Doc

from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import wire
from workbook.desk.table.doorkeeper import Visitor
from workbook.desk.table.draft import Draft
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.presence import Present
from workbook.desk.table.writer import REFUSED, NotWrittenError

_REMEMBERED = 1_000
"""Numbers of its own that a sheet remembers: more than can be written between a look at the database and its news."""

Store = Callable[[str, bytes, Visitor], "asyncio.Future[int]"]
"""Writes an update of a sheet; the future has its number once it is committed."""


class Seat(Protocol):
    """One connection at the table, as the sheet sees it."""

    visitor: Visitor

    def send(self, message: bytes) -> None:
        """Put a message on its way; never waits."""

    def acked(self) -> None:
        """One more of this connection's updates is committed."""

    def look_again(self) -> None:
        """Ask at once whether this person may still be here."""

    def failed(self, reason: str) -> None:
        """Say that an update could not be committed, and part; the browser will bring it again."""


@dataclass(eq=False)
class _OnItsWay:
    update: bytes
    written: asyncio.Future[int]
    seen_as: int = 0
    """Its number, if who looks has seen it committed; another process may have had it from the same browser."""


@dataclass(eq=False)
class OpenSheet:
    """The committed document of a sheet, a draft that runs ahead of it, and the seats."""

    sheet: str
    store: Store
    on_change: Callable[[OpenSheet], None]
    committed: LiveDoc = field(default_factory=Doc)
    seq: int = 0
    seats: set[Seat] = field(default_factory=set)
    present: Present = field(default_factory=Present)

    def __post_init__(self) -> None:
        self._on_its_way: list[_OnItsWay] = []
        self._behind: list[bytes] = []
        self._own: deque[int] = deque(maxlen=_REMEMBERED)
        self._draft = Draft(self._updates)

    @property
    def doc(self) -> LiveDoc:
        """The committed document. What was committed since somebody asked for it last is taken in now, all at once."""
        if self._behind:
            behind, self._behind = self._behind, []
            with self.committed.transaction():
                for update in behind:
                    self.committed.apply_update(update)
        return self.committed

    def greet(self, seat: Seat) -> None:
        """Give a place to somebody and say what is here and who."""
        self.seats.add(seat)
        seat.send(wire.state(self.doc.get_state()))
        if everybody := self.present.everybody():
            seat.send(wire.awareness(everybody))

    def part(self, seat: Seat) -> None:
        """Take somebody's place away and tell the others."""
        self.seats.discard(seat)
        if left := self.present.leave(seat):
            self._pass_on(wire.awareness(left), seat)

    def answer(self, state: bytes) -> bytes:
        """Return what somebody lacks who has this state."""
        try:
            return wire.lacking(self.doc.get_update(state))
        except ValueError as oops:
            raise MalformedError from oops

    def hear(self, seat: Seat, data: bytes) -> None:
        """Tell the others where somebody is."""
        if told := self.present.hear(seat, data, seat.visitor.plain()):
            self._pass_on(wire.awareness(told), seat)

    def take(self, seat: Seat, update: bytes) -> None:
        """Store an update, then acknowledge it, then pass it on."""
        if self._draft.take(update):
            written = self.store(self.sheet, update, seat.visitor)
            entry = _OnItsWay(update, written)
            self._on_its_way.append(entry)
            written.add_done_callback(lambda done: self._settle(seat, entry, done))
        elif self._on_its_way:
            # Everything in it is known, but perhaps not committed yet: wait for what was there before it.
            self._on_its_way[-1].written.add_done_callback(lambda done: _echo(seat, done))
        else:
            seat.acked()

    def bring(self, update: bytes, seq: int, *, is_derived: bool = False) -> None:
        """Take in what another process, or a page, has committed.

        Who looks may see a commit of this sheet's own before this sheet hears of it; that is left to `_settle`.
        `is_derived`: who wrote it derives the values, unless they were kept from here under a higher number, without it.
        """
        if seq in self._own:
            return
        if own := next((entry for entry in self._on_its_way if entry.update == update), None):
            own.seen_as = seq
            return
        is_late = seq < self.seq
        self.seq = max(self.seq, seq)
        try:
            self.doc.apply_update(update)
        except ValueError:
            return
        self._draft.follow(update)
        self._pass_on(wire.update(update), None)
        if is_late or not is_derived:
            self.on_change(self)

    def is_empty(self) -> bool:
        """Tell whether nobody is here and nothing is on its way."""
        return not self.seats and not self._on_its_way

    def settled(self) -> asyncio.Future[list[object]]:
        """Return when everything that was on its way has been committed or has failed."""
        return asyncio.gather(*(entry.written for entry in self._on_its_way), return_exceptions=True)

    def _settle(self, seat: Seat, entry: _OnItsWay, done: asyncio.Future[int]) -> None:
        self._on_its_way.remove(entry)
        if (failure := done.exception()) is None:
            self._own.append(done.result())
            self.seq = max(self.seq, done.result())
            self._behind.append(entry.update)
            seat.acked()
            self._pass_on(wire.update(entry.update), seat)
            self.on_change(self)
            return
        self._draft.renew()
        if entry.seen_as:
            self.bring(entry.update, entry.seen_as)
        seat.failed(_told(failure))
        if not isinstance(failure, NotWrittenError):
            raise failure

    def _updates(self) -> list[bytes]:
        """Return the committed document and what is still on its way."""
        return [self.doc.get_update(), *(entry.update for entry in self._on_its_way)]

    def _pass_on(self, message: bytes, but: Seat | None) -> None:
        for seat in self.seats - {but}:
            seat.send(message)


def _echo(seat: Seat, done: asyncio.Future[int]) -> None:
    failure = done.exception()
    if failure is None:
        seat.acked()
    else:
        seat.failed(_told(failure))


def _told(failure: BaseException) -> str:
    """Return what a person may read about a failure; a mistake of ours is for the log."""
    return str(failure) if isinstance(failure, NotWrittenError) else REFUSED
