"""On which law words about a person may be shared (会議と情報の根拠): meetings, and duties to report."""

from __future__ import annotations

from pydantic import Field

from workbook.content.model.base import Id, Line, Prose, Strict
from workbook.content.model.blocks import Reference


class Dated(Strict):
    """What both kinds of rows say of themselves: as of when, where it was read, what has to be verified.

    Without a `reference` nobody has traced it yet; `caution` says so.
    """

    id: Id
    name: Line
    basis: Line
    as_of: Line
    reference: tuple[Reference, ...] = ()
    caution: Prose


class Meeting(Dated):
    """A place where people may talk about somebody. `only_running`: only where the programme is run (実施市町村のみ)."""

    only_running: bool = False
    about: Prose
    host: Prose
    members: Prose
    consent: Prose
    secrecy: Prose
    penalty: Prose


class Duty(Dated):
    """A duty to report (通告・通報): who, when, to whom; no meeting is waited for."""

    duty: Line
    who: Prose
    when: Prose
    to: Prose
    secrecy: Prose


class Grounds(Strict):
    """The page of grounds, one file for all courses."""

    about: Prose
    meetings: tuple[Meeting, ...] = Field(min_length=1)
    duties: tuple[Duty, ...] = Field(min_length=1)

    def names(self) -> dict[str, str]:
        """Return the name of every row by its id."""
        return {row.id: row.name for row in (*self.meetings, *self.duties)}
