"""Who was expected and who came, team by team and day by day: for the training's record, never to compare people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from workbook.classroom.people import attendance, entries, permission, rights
from workbook.classroom.people.attendance import Seen
from workbook.classroom.people.views import Person, Team
from workbook.classroom.run import runs


@dataclass(frozen=True)
class Entry:
    """Somebody of a team: whether the registration named them, and the days they were there."""

    name: str
    department: str
    days: tuple[date, ...]
    is_expected: bool = False


@dataclass(frozen=True)
class Department:
    """How many of a department a registration named, and how many came."""

    name: str
    expected: int
    came: int


@dataclass(frozen=True)
class TeamRoll:
    """A team (without its code) with its people: those of the registration first, in its order."""

    team: Team
    entries: tuple[Entry, ...]

    @property
    def came(self) -> int:
        """Return how many were there on some day."""
        return sum(1 for one in self.entries if one.days)

    @property
    def departments(self) -> tuple[Department, ...]:
        """Return the team's departments in the order they stand in the roll."""
        names = dict.fromkeys(one.department for one in self.entries)
        return tuple(
            Department(
                name,
                sum(1 for one in self.entries if one.department == name and one.is_expected),
                sum(1 for one in self.entries if one.department == name and one.days),
            )
            for name in names
        )


def of_run(db: Session, run: str, *, by: Person) -> tuple[TeamRoll, ...]:
    """Return the roll with names, for those who steer a run or one of its breakouts; raise Refused to others."""
    may = rights.may_steer(by, run=run, breakout=by.breakout_id)
    permission.need(may, permission.NOT_A_HELPER)
    return of_teams(db, run, teams_for(db, run, by=by))


def teams_for(db: Session, run: str, *, by: Person) -> tuple[Team, ...]:
    """Return the teams of a run, or of somebody's breakout, in their order and without codes; the caller asks the door."""
    found = runs.teams_of(db, run)
    return tuple(
        replace(team, code="") for team in found if not by.breakout_id or team.breakout_id == by.breakout_id
    )


def of_teams(db: Session, run: str, teams: Sequence[Team]) -> tuple[TeamRoll, ...]:
    """Return the roll of some of a run's teams, in one query; the caller asks the door."""
    seen = attendance.of_run(db, run)
    return tuple(
        TeamRoll(team, _entries(team, [one for one in seen if one.team == team.id])) for team in teams
    )


def days_of(rolls: Sequence[TeamRoll]) -> tuple[date, ...]:
    """Return the days on which somebody was there."""
    return tuple(sorted({day for roll in rolls for one in roll.entries for day in one.days}))


def _entries(team: Team, seen: Sequence[Seen]) -> tuple[Entry, ...]:
    """Match who came with whom the registration named: by name and department, else by name alone."""
    came: dict[str, list[Seen]] = {}
    for one in seen:
        came.setdefault(one.member, []).append(one)
    left = list(came.values())
    found = []
    for name, department in team.expected:
        own = _find(left, name, department)
        if own:
            left.remove(own)
        here = own[0].department if own else department
        found.append(Entry(name, here, _days(own), is_expected=True))
    return (*found, *(Entry(own[0].name, own[0].department, _days(own)) for own in left))


def _find(left: Sequence[list[Seen]], name: str, department: str) -> list[Seen]:
    wanted = entries.sameness(name, department)
    same = [own for own in left if entries.sameness(own[0].name, own[0].department) == wanted]
    named = [own for own in left if entries.sameness(own[0].name, "") == entries.sameness(name, "")]
    return next(iter(same or named), [])


def _days(own: Sequence[Seen]) -> tuple[date, ...]:
    return tuple(one.day for one in own)
