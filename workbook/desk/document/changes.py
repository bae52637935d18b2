"""The stored updates of a sheet, read again one after another: who changed which answer, from what to what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from pycrdt import Doc, Map, Text

from workbook.content.forms.form import Ask, Form
from workbook.content.model.answers import Answer
from workbook.desk.document import layout, plain_values
from workbook.desk.document.layout import LiveDoc, LiveMap

_SLOT = timedelta(seconds=20)
_NAMES = (b"/", layout.ONE.encode(), layout.BESIDE.encode())


@dataclass(frozen=True)
class Entry:
    """A stored update: its number, who wrote it (None: the program) and when."""

    seq: int
    member: str | None
    at: datetime
    data: bytes


@dataclass(frozen=True)
class Said:
    """How one answer changed within some seconds, and who wrote in it then; `seq` is the last update of that time."""

    ask: Ask
    before: Answer | None
    after: Answer | None
    members: tuple[str | None, ...]
    begins: datetime
    ends: datetime
    seq: int


@dataclass
class _Slot:
    """Updates of a few seconds, with the questions each member touched."""

    entries: list[Entry] = field(default_factory=list)
    touched: dict[str, list[Entry]] = field(default_factory=dict)
    is_alone: bool = False

    def takes(self, entry: Entry, *, alone: bool) -> bool:
        """Tell whether an update belongs to this slot."""
        if not self.entries:
            return True
        return not (alone or self.is_alone) and entry.at - self.entries[0].at < _SLOT


def replay(entries: Iterable[Entry], form: Form, *, alone: Collection[int] = ()) -> Iterator[Said]:
    """Return what changed, in order, in steps of some seconds; the updates numbered in `alone` are steps of their own.

    Answers are read once per step. Measured with 12,000 updates of five people in a table of 120 rows: 2 s; read after
    every update, 28 s.
    """
    reader = _Reader(form)
    values: dict[str, Answer | None] = {}
    slot = _Slot()
    for entry in entries:
        is_alone = entry.seq in alone
        if not slot.takes(entry, alone=is_alone):
            yield from _told(slot, reader, values)
            slot = _Slot()
        slot.entries.append(entry)
        slot.is_alone = is_alone
        for ask in reader.apply(entry.data):
            slot.touched.setdefault(ask, []).append(entry)
    yield from _told(slot, reader, values)


def _told(slot: _Slot, reader: _Reader, values: dict[str, Answer | None]) -> Iterator[Said]:
    # An update that came before one it builds on makes its roots late, in an update that does not name them.
    for id_ in reader.look() - slot.touched.keys():
        slot.touched[id_] = slot.entries[-1:]
    asks = tuple(ask for ask in reader.form.asks if ask.id in slot.touched)
    now = plain_values.values_in(reader.read(), Form("", "", "", asks)) if asks else {}
    for ask in asks:
        before, after = values.get(ask.id), now.get(ask.id)
        if before != after:
            values[ask.id] = after
            by = slot.touched[ask.id]
            members = tuple(dict.fromkeys(entry.member for entry in by))
            yield Said(ask, before, after, members, by[0].at, by[-1].at, slot.entries[-1].seq)


class _Reader:
    """A document that knows which of its roots were touched since it was last read."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._doc: LiveDoc = Doc()
        self._texts: dict[str, str] = {}
        self._maps: dict[str, Mapping[str, object]] = {}
        self._live: dict[str, Text | LiveMap] = {}
        self._touched: set[str] = set()
        self._unread: set[str] = set()
        self._held: list[object] = []
        self._owner = {grid.id: ask.id for ask in form.asks for grid in ask.grids}
        self._asks = {ask.id for ask in form.asks}
        self._single = tuple(ask.id for ask in form.asks if ask.holds == "one")

    def apply(self, update: bytes) -> set[str]:
        """Take an update and return the questions whose answers it may have changed."""
        self._touched.clear()
        with suppress(ValueError):
            self._doc.apply_update(update)
        # Listing the roots costs a millisecond with 120 of them; a new one is named in the update that makes it.
        return self.look() if any(mark in update for mark in _NAMES) else self._asks_touched()

    def look(self) -> set[str]:
        """Return the questions touched, those in roots that nobody has met yet as well."""
        for name in set(self._doc.keys()) - self._live.keys():
            self._meet(name)
        return self._asks_touched()

    def read(self) -> layout.Roots:
        """Return everything as it is now."""
        for name in self._unread:
            live = self._live[name]
            if isinstance(live, Text):
                self._texts[name] = str(live)
            else:
                self._maps[name] = live.to_py() or {}
        self._unread.clear()
        return layout.Roots(self._texts, self._maps)

    def _meet(self, name: str) -> None:
        if layout.is_known(name):
            live = self._doc.get(name, type=Text if name.startswith(("text/", "cell/")) else Map)
            self._live[name] = live
            self._held.append(live.observe(partial(self._on_change, name)))
            self._touched.add(name)

    def _on_change(self, name: str, _event: object) -> None:
        self._touched.add(name)

    def _asks_touched(self) -> set[str]:
        self._unread |= self._touched
        return {ask for name in self._touched for ask in self._concerned(name)}

    def _concerned(self, name: str) -> tuple[str, ...]:
        kind, _, rest = name.partition("/")
        if kind == layout.ONE:
            return self._single
        id_ = rest.partition("/")[0]
        if kind in {"text", "many"}:
            return (id_,) if id_ in self._asks else ()
        return (self._owner[id_],) if id_ in self._owner else ()
