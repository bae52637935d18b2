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


@dataclass(frozen=True)
class Access:
    """What a visitor may do with a sheet. `kind` is worksheet or case."""

    may_write: bool
    kind: str
    content_id: str


class Doorkeeper(Protocol):
    """Answers from worker threads; every answer may take a look into the database."""

    def who(self, token: str) -> Visitor | None:
        """Return who holds this token, None if nobody does (any more)."""

    def may_open(self, visitor: Visitor, sheet_id: str) -> Access | None:
        """Return what the visitor may do; None for a foreign sheet and for one that does not exist alike."""
