"""Runs (開催回) and their teams: listed, ended, joined by one more team, given a new code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import codes, events, logins, new_ids, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import team_list
from workbook.classroom.run.team_list import NewTeam
from workbook.content.forms import populations
from workbook.store import tables
from workbook.texts import cleaning

# ---------------------------------------------------------------- looking


def list_runs(db: Session) -> tuple[Run, ...]:
    """Return all runs with teams, the latest first; people alone and rehearsals thrown away are not listed."""
    is_there = or_(tables.Run.is_rehearsal.is_(False), tables.Run.closed_at.is_(None))
    of_teams = _runs().where(tables.Run.kind == "run", is_there)
    newest_first = of_teams.order_by(tables.Run.created_at.desc(), tables.Run.id)
    return tuple(_run(*row) for row in db.execute(newest_first))


def find(db: Session, run: str) -> Run | None:
    """Return a run by id."""
    found = db.execute(_runs().where(tables.Run.id == run)).one_or_none()
    return None if found is None else _run(*found)


def get(db: Session, run: str) -> Run:
    """Return a run that is there for certain; raise NoResultFound otherwise."""
    return _run(*db.execute(_runs().where(tables.Run.id == run)).one())


def teams_of(db: Session, run: str) -> tuple[Team, ...]:
    """Return the teams of a run in their order, with codes: for organisers (`rights.may_see_codes`)."""
    rows = db.execute(
        _teams().where(tables.Team.run_id == run).order_by(tables.Team.position, tables.Team.id)
    )
    return tuple(_team(team, members) for team, members in rows)


# ---------------------------------------------------------------- changing


def close_run(db: Session, run: str, *, by: str | None) -> None:
    """End a run: its codes open nothing and nobody writes any more; everything can still be read."""
    _set_closed(db, run, house_clock.now())
    events.log(db, events.RUN_CLOSED, run=run, by=by)


def reopen_run(db: Session, run: str, *, by: str | None) -> None:
    """Open a closed run again."""
    _set_closed(db, run, None)
    events.log(db, events.RUN_REOPENED, run=run, by=by)


def add_team(db: Session, run: str, team: NewTeam, *, by: str | None) -> Team:
    """Add a team to a run; raise Refused if its name is taken or cannot be used."""
    held = teams_of(db, run)
    others = [NewTeam(other.name, other.municipality) for other in held]
    problem = team_list.problem_of_all([*others, team])
    if problem:
        raise Refused({"teams": problem})
    try:
        with db.begin_nested():
            added = enter_team(db, run, team, position=len(held) + 1, by=by)
    except IntegrityError as oops:  # somebody else added the same name this moment
        raise Refused({"teams": team_list.taken(cleaning.one_line(team.name))}) from oops
    return _team(added, 0)


def reissue_code(db: Session, team: str, *, by: Person) -> Team:
    """Give a team a new code. The old one, and every browser that came with it, open nothing any more.

    Raise Refused to those who may not see the team's code, and for a team without one (somebody alone).
    """
    held = db.get(tables.Team, team)
    permission.need(held is not None and _may_renew(by, held), permission.NOT_A_HELPER)
    code = codes.new_code()
    change = update(tables.Team).where(tables.Team.id == team, tables.Team.code.is_not(None))
    db.execute(change.values(code=code, code_hash=codes.hash_of(code)))
    logins.revoke_team(db, team=team)
    found, members = db.execute(_teams().where(tables.Team.id == team)).one()
    events.log(db, events.CODE_REISSUED, run=found.run_id, by=by.id, team=team)
    return _team(found, members)


def enter_team(db: Session, run: str, team: NewTeam, *, position: int, by: str | None) -> tables.Team:
    """Enter a team whose list was checked, with a code of its own, and return its row."""
    row = team_row(run, team, position=position, code=codes.new_code())
    db.add(row)
    db.flush()
    events.log(db, events.TEAM_ADDED, run=run, by=by, team=row.id, name=row.name)
    return row


def team_row(run: str, team: NewTeam, *, position: int, code: str | None) -> tables.Team:
    """Return the row of a new team, not yet in the database; `code` None: nobody joins it by one."""
    return tables.Team(
        id=new_ids.new_id(),
        run_id=run,
        position=position,
        name=cleaning.one_line(team.name),
        municipality=cleaning.one_line(team.municipality),
        population_band=team.band or populations.band_of(team.population),
        prefecture=cleaning.one_line(team.prefecture),
        is_prefecture=team.is_prefecture,
        expected=[{"name": name, "department": department} for name, department in team.expected],
        code=code,
        code_hash=codes.hash_of(code) if code else None,
        created_at=house_clock.now(),
    )


# ---------------------------------------------------------------- inside


def _may_renew(by: Person, team: tables.Team) -> bool:
    return team.code is not None and rights.may_see_codes(
        by, run=team.run_id, breakout=team.breakout_id or ""
    )


def _set_closed(db: Session, run: str, at: datetime | None) -> None:
    db.execute(update(tables.Run).where(tables.Run.id == run).values(closed_at=at))


def _runs() -> Select[tables.Run, int, int]:
    teams = select(func.count()).where(tables.Team.run_id == tables.Run.id).scalar_subquery()
    joined = select(func.count()).select_from(tables.Member).join(tables.Team)
    members = joined.where(tables.Team.run_id == tables.Run.id).correlate(tables.Run).scalar_subquery()
    return select(tables.Run, teams, members).execution_options(populate_existing=True)


def _teams() -> Select[tables.Team, int]:
    members = select(func.count()).where(tables.Member.team_id == tables.Team.id).scalar_subquery()
    return select(tables.Team, members).execution_options(populate_existing=True)


def _run(run: tables.Run, teams: int, members: int) -> Run:
    return Run(
        id=run.id,
        course=run.course,
        title=run.title,
        content_revision=run.content_revision,
        starts_on=run.starts_on,
        created_at=run.created_at,
        is_alone=run.kind == "solo",
        is_closed=run.closed_at is not None,
        teams=teams,
        members=members,
        is_rehearsal=run.is_rehearsal,
        periods=tuple(run.periods),
        tracks=tuple(run.tracks),
        keep_until=run.keep_until,
    )


def _team(row: tables.Team, members: int) -> Team:
    return Team(
        id=row.id,
        run_id=row.run_id,
        name=row.name,
        municipality=row.municipality,
        population_band=row.population_band,
        code=codes.shown(row.code) if row.code else "",
        members=members,
        breakout_id=row.breakout_id or "",
        prefecture=row.prefecture,
        is_prefecture=row.is_prefecture,
        expected=tuple((one["name"], one["department"]) for one in row.expected),
    )
