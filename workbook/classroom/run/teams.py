"""The teams of a run one by one: who is in them, and what about them can be put right afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbook.classroom.people import entries, events, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Team
from workbook.classroom.run import team_list
from workbook.classroom.run.team_list import NewTeam
from workbook.content.forms import populations
from workbook.store import tables
from workbook.texts import cleaning

Seats = Mapping[str, Sequence[tuple[str, str]]]
"""Name and department of everybody who came, by the id of their team."""


def seats(db: Session, run: str) -> Seats:
    """Return who came to the teams of a run, in one query; teams nobody came to are not in it."""
    of_run = select(tables.Team.id, tables.Member.name, tables.Member.department).join(
        tables.Team, tables.Team.id == tables.Member.team_id
    )
    in_order = of_run.where(tables.Team.run_id == run).order_by(tables.Member.created_at, tables.Member.id)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for team, name, department in db.execute(in_order):
        found[team].append((name, department))
    return found


def change(db: Session, team: Team, *, to: NewTeam, is_prefecture: bool, by: Person) -> None:
    """Give a team another name, municipality or size; who came and what was written stays. Raise Refused."""
    permission.need(rights.may_prepare(by, run=team.run_id), permission.NOT_A_HELPER)
    name, municipality = cleaning.one_line(to.name), cleaning.one_line(to.municipality)
    problems = team_list.problems_of(NewTeam(name, municipality))
    if problems:
        raise Refused({"team": "\n".join(problems)})
    values = {
        "name": name,
        "municipality": municipality,
        "population_band": to.band if to.band in populations.BANDS else populations.UNKNOWN,
        "is_prefecture": is_prefecture,
    }
    others = select(tables.Team.municipality, tables.Team.name).where(
        tables.Team.run_id == team.run_id, tables.Team.id != team.id
    )
    if entries.sameness(municipality, name) in {entries.sameness(*other) for other in db.execute(others)}:
        raise Refused({"team": team_list.taken(name)})
    try:
        with db.begin_nested():
            db.execute(update(tables.Team).where(tables.Team.id == team.id).values(values))
    except IntegrityError as oops:  # somebody else took the same name this moment
        raise Refused({"team": team_list.taken(name)}) from oops
    events.log(db, events.TEAM_CHANGED, run=team.run_id, by=by.id, team=team.id, name=name)
