"""What the pages see of people, runs, teams and sheets: values that outlive the transaction they were read in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Person:
    """A member with their team and run. Organisers have neither (empty texts).

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
    is_alone: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class Run:
    """A run with how many teams and people it has."""

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


@dataclass(frozen=True)
class Team:
    """A team; `code` as it stands on the card, empty for people alone."""

    id: str
    run_id: str
    name: str
    municipality: str
    population_band: str
    code: str
    members: int


@dataclass(frozen=True)
class Sheet:
    """A sheet; `member_id` is None for a team's sheet."""

    id: str
    run_id: str
    team_id: str
    member_id: str | None
    kind: str
    content_id: str
