"""A document that stored updates are put into again, and that knows which answers each of them touched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import partial

from pycrdt import Doc, Map, MapEvent, Text

from workbook.content.forms.form import Form
from workbook.desk.document import layout
from workbook.desk.document.layout import LiveDoc, LiveMap

_NAMES = re.compile(rb"(?:text|many|rows|gone|cells?)/|one|beside")
"""What stands in the update that makes a root."""

_ONE, _NOTHING_GONE = b"\1", b"\0"
_WORDS, _AFTER = 4, 0x80


class WatchedDocument:
    """A document that knows which of its roots were touched since it was last read."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._doc: LiveDoc = Doc()
        self._texts: dict[str, str] = {}
        self._maps: dict[str, Mapping[str, object]] = {}
        self._live: dict[str, Text | LiveMap] = {}
        self._touched: set[str] = set()
        self._chosen: set[str] = set()
        self._typing: dict[int | None, str] = {}
        self._unread: set[str] = set()
        self._held: list[object] = []
        self._owner = {grid.id: ask.id for ask in form.asks for grid in ask.grids}
        self._asks = {ask.id for ask in form.asks}
        self._single = {ask.id for ask in form.asks if ask.holds == "one"}

    def apply(self, updates: Iterable[bytes]) -> set[str]:
        """Take updates and return the questions whose answers they may have changed.

        What cannot be read is left out. Being told of a change costs more than the change: of a hundred updates that are
        taken at once each root is told once.
        """
        self._touched.clear()
        self._chosen.clear()
        names_new = False
        with self._doc.transaction():
            for update in updates:
                # Listing the roots costs a millisecond with 120 of them; a new one is named in the update that makes it.
                names_new = names_new or _NAMES.search(update) is not None
                with suppress(ValueError):
                    self._doc.apply_update(update)
        return self.look() if names_new else self._asks_touched()

    def written(self, updates: Iterable[tuple[str | None, bytes]]) -> dict[str, tuple[str | None, ...]]:
        """Take updates with who wrote each, and return who wrote in which question.

        Letters that follow the same person's last letter stand where that one stands. They are taken together, without
        being told of each: with three people who type at once that is half of the work.
        """
        found: dict[str, dict[str | None, None]] = {}
        waiting: list[bytes] = []
        for member, update in updates:
            ask = self._typing.get(_goes_on(update))
            if ask is not None:
                waiting.append(update)
                found.setdefault(ask, {})[member] = None
                continue
            self.apply(waiting)
            waiting.clear()
            asks = self.apply([update])
            self._remember(update, asks)
            for one in asks:
                found.setdefault(one, {})[member] = None
        self.apply(waiting)
        return {ask: tuple(members) for ask, members in found.items()}

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
            live: Text | LiveMap = self._doc.get(name, type=Text if layout.is_text(name) else Map)
            self._live[name] = live
            self._held.append(live.observe(partial(self._on_change, name)))
            self._touched.add(name)
            if name == layout.ONE and isinstance(live, Map):
                self._chosen.update(live.keys())

    def _on_change(self, name: str, event: object) -> None:
        self._touched.add(name)
        if name == layout.ONE and isinstance(event, MapEvent):
            self._chosen.update(event.keys)  # type: ignore[attr-defined]  # its stubs do not say so

    def _remember(self, update: bytes, asks: Collection[str]) -> None:
        """Remember in which question somebody's browser wrote last, if that is one."""
        if update[:1] == _ONE:
            client, _ = _number(update, _number(update, 1)[1])
            self._typing.pop(client, None)
            if len(asks) == 1:
                self._typing[client] = next(iter(asks))

    def _asks_touched(self) -> set[str]:
        self._unread |= self._touched
        return {ask for name in self._touched for ask in self._concerned(name)}

    def _concerned(self, name: str) -> Collection[str]:
        kind, _, rest = name.partition("/")
        if kind == layout.ONE:
            return self._chosen & self._single
        id_ = rest.partition("/")[0]
        if kind in {"text", "many"}:
            return (id_,) if id_ in self._asks else ()
        return (self._owner[id_],) if id_ in self._owner else ()


def _goes_on(update: bytes) -> int | None:
    """Return the browser of which an update is one piece of words directly after its last one; None for anything else."""
    if update[:2] != _ONE * 2 or update[-1:] != _NOTHING_GONE:
        return None
    client, at = _number(update, 2)
    clock, at = _number(update, at)
    info = update[at] if at < len(update) else 0
    if info & 0x1F != _WORDS or not info & _AFTER:
        return None
    left, at = _number(update, at + 1)
    before, _ = _number(update, at)
    return client if (left, before) == (client, clock - 1) else None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length, as lib0 writes it, and where the next thing begins; past the end it is 0."""
    found = shift = 0
    for byte in data[at:]:
        found |= (byte & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if byte < 0x80:  # noqa: PLR2004 -- the highest bit says that more follows
            break
    return found, at
