"""Who is at a sheet and in which box, told apart by connection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from workbook.desk.table import wire
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.wire import Presence

_STATE_LIMIT = 4096
_TABS_LIMIT = 4
_GONE = "null"


@dataclass(frozen=True)
class _Tab:
    seat: object
    member: str
    said: Presence


class Present:
    """The people at one sheet. A seat is any mark of a connection."""

    def __init__(self) -> None:
        self._tabs: dict[int, _Tab] = {}

    def everybody(self) -> list[Presence]:
        """Return what each tab said last."""
        return [tab.said for tab in self._tabs.values()]

    def hear(self, seat: object, data: bytes, who: Mapping[str, str]) -> list[Presence]:
        """Take in an awareness update and return what others may be told.

        A connection speaks for its own tabs only, and the name in a state is the server's, so that
        nobody appears as somebody else. A tab that comes back on a new connection is the same person's.
        """
        told = []
        for said in wire.presences(data):
            tab = self._tabs.get(said.client)
            if tab and (tab.member != who["member"] or said.clock < tab.said.clock):
                continue
            if said.state == _GONE:
                self._tabs.pop(said.client, None)
                told.append(said)
            elif tab or self._count(seat) < _TABS_LIMIT:
                named = Presence(said.client, said.clock, _named(said.state, who))
                self._tabs[said.client] = _Tab(seat, who["member"], named)
                told.append(named)
        return told

    def leave(self, seat: object) -> list[Presence]:
        """Forget a connection's tabs and return their farewell.

        It carries the last clock, not the next one: a tab that comes back says its state with the next.
        """
        left = [tab.said for tab in self._tabs.values() if tab.seat is seat]
        for said in left:
            del self._tabs[said.client]
        return [Presence(said.client, said.clock, _GONE) for said in left]

    def _count(self, seat: object) -> int:
        return sum(1 for tab in self._tabs.values() if tab.seat is seat)


def _named(state: str, who: Mapping[str, str]) -> str:
    if len(state) > _STATE_LIMIT:
        raise MalformedError
    try:
        said = json.loads(state)
    except (ValueError, RecursionError) as oops:
        raise MalformedError from oops
    if not isinstance(said, dict):
        raise MalformedError
    return json.dumps({**said, "who": dict(who)}, ensure_ascii=False)
