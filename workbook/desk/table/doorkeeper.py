"""What the desk asks about people. The classroom answers; app.py brings the two together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbook.content.forms.form import Form

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
