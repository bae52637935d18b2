"""What the pages see of people, runs, teams and sheets: values that outlive the transaction they were read in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

ORGANISER = "主催者"
"""What whoever comes in with the organiser's code is called; nobody asked for their name."""


def over(municipality: str, team: str) -> str:
    """Return the municipality to say before a team's name: none where the name begins with it already."""
    return "" if team.startswith(municipality) else municipality


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member with their team and run. Organisers have neither (empty texts), facilitators and observers no team.

    `periods` and `tracks` are what the run holds (empty: all). `breakout_id`: the one of their team, or the only one they help with or watch; empty: none, or all.

    `content_revision` None: the newest content. `is_closed`: the run is over, everything can still be read.
    """

    id: str
    name: str
    department: str
    role: str
    team_id: str = ""
    team_name: str = ""
    municipality: str = ""
    run_id: str = ""
    run_title: str = ""
    course: str = ""
    content_revision: str | None = None
    starts_on: date | None = None
    breakout_id: str = ""
    periods: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    is_alone: bool = False
    is_closed: bool = False

    @property
    def addressed(self) -> str:
        """Return the name as people are spoken to; what is no name of a person has no さん."""
        return self.name if self.is_alone or self.name == ORGANISER else f"{self.name} さん"


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run with how many teams and people it has; `periods` and `tracks` empty: all of the course.

    `keep_until`: the last day it is to be kept, None as long as nobody has said.
    """

    id: str
    course: str
    title: str
    content_revision: str | None
    starts_on: date | None
    created_at: datetime
    is_alone: bool
    is_closed: bool
    teams: int
    members: int
    is_rehearsal: bool = False
    periods: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    keep_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team; `code` as it stands on the card, empty for people alone. `expected`: name and department each."""

    id: str
    run_id: str
    name: str
    municipality: str
    population_band: str
    code: str
    members: int
    breakout_id: str = ""
    prefecture: str = ""
    is_prefecture: bool = False
    expected: tuple[tuple[str, str], ...] = ()

    @property
    def over(self) -> str:
        """Return the municipality to say before the team's name."""
        return over(self.municipality, self.name)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet; `member_id` is None for a team's sheet, `breakout_id` empty for a team in none."""

    id: str
    run_id: str
    team_id: str
    member_id: str | None
    kind: str
    content_id: str
    breakout_id: str = ""
    stays_in_team: bool = False


@dataclass(frozen=True, kw_only=True)
class Breakout:
    """A room of the online meeting for some of a run's teams."""

    id: str
    run_id: str
    position: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A code for those who help or watch, as it stands on the card; `breakout_id` empty: the whole run."""

    id: str
    run_id: str
    role: str
    code: str
    breakout_id: str = ""
