"""What the desk asks about people, at the door and again and again. The classroom answers; app.py brings the two together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from workbook.content.forms.form import Form
from workbook.desk.table import wire

CHECK_EVERY = 30.0

StillWelcome = Callable[[], Awaitable[bool]]
"""Tells whether somebody may stay as they are."""
Forms = Callable[[str], Form | None]
"""Gives the form of a sheet by its id, with the content its run is pinned to. Called from worker threads."""


@dataclass(frozen=True)
class Visitor:
    """Who is at the door; `member` is the id that is written into the history."""

    member: str
    name: str
    department: str = ""

    def plain(self) -> dict[str, str]:
        """Return it as a browser is told."""
        return {"member": self.member, "name": self.name, "department": self.department}


@dataclass(frozen=True)
class Access:
    """What a visitor may do with a sheet. `kind` is worksheet or case.

    `keeps_late`: what they wrote while away is kept beside the sheet, which is closed by now.
    """

    may_write: bool
    kind: str
    content_id: str
    keeps_late: bool = False


class Doorkeeper(Protocol):
    """Answers from worker threads; every answer may take a look into the database."""

    def who(self, token: str) -> Visitor | None:
        """Return who holds this token, None if nobody does (any more)."""

    def may_open(self, visitor: Visitor, sheet_id: str) -> Access | None:
        """Return what the visitor may do; None for a foreign sheet and for one that does not exist alike."""

    def who_was(self, token: str, sheet_id: str) -> Visitor | None:
        """Return whose sheet this was before the token was ended by somebody else; they see nothing of it any more."""

    def keep_late(self, visitor: Visitor, sheet_id: str, update: bytes) -> None:
        """Keep what came too late beside a sheet; raise MalformedError or TooMuchError as a table would."""


class Recheck:
    """Asks now and then for one connection, and at once when there is a reason; between, only a timer waits.

    Whoever may not stay is told to come back at once: what is so by now, and who the browser is by now, the door says.
    Lives in one event loop, between `begin` and `end`.
    """

    __slots__ = ("_asking", "_is_again", "_part", "_still_welcome", "_timer")

    def __init__(self, still_welcome: StillWelcome, part: Callable[[int], None]) -> None:
        self._still_welcome = still_welcome
        self._part = part
        self._timer: asyncio.TimerHandle | None = None
        self._asking: asyncio.Task[None] | None = None
        self._is_again = False

    def begin(self) -> None:
        """Ask after a while, unless it is being asked already."""
        if self._timer is None and self._asking is None:
            self._timer = asyncio.get_running_loop().call_later(CHECK_EVERY, self.at_once)

    def at_once(self) -> None:
        """Ask now; if it is being asked just now, ask again: the answer may be of before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._asking is not None:
            self._is_again = True
        else:
            self._asking = asyncio.create_task(self._ask())

    async def end(self) -> None:
        """Ask no more; raise what went wrong in asking."""
        if self._timer is not None:
            self._timer.cancel()
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait({self._asking})
            if not self._asking.cancelled():
                self._asking.result()

    async def _ask(self) -> None:
        try:
            may_stay = await self._still_welcome()
            while may_stay and self._is_again:
                self._is_again = False
                may_stay = await self._still_welcome()
        except Exception:
            self._part(wire.LATER)  # nobody stays who cannot be asked about; `end` raises it
            raise
        if not may_stay:
            self._part(wire.LATER)
            return
        self._asking = None
        self.begin()
