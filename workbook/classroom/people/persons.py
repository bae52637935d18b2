"""Who is here: the holder of a token, a member by id, the people of a team."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import logins
from workbook.classroom.people.views import Person
from workbook.store.tables import Login, Member, Run, Team


def leave(db: Session, *, token: str) -> None:
    """Forget this browser; the member and what they wrote stay."""
    logins.revoke(db, token=token)


def by_token(db: Session, *, token: str | None, at: datetime | None = None) -> Person | None:
    """Return the holder of a token; None for nobody, a token that is too old, revoked or unknown."""
    if not token:
        return None
    given = {"token": logins.hash_of(token), "at": at or house_clock.now()}
    found = db.execute(_holder(), given).one_or_none()
    return None if found is None else _person(*found)


def by_ended_token(db: Session, *, token: str) -> Person | None:
    """Return who held a token that opens nothing any more; None for one that still does, or never did."""
    ended = (
        Login.token_hash == logins.hash_of(token),
        or_(Login.revoked_at.is_not(None), Login.expires_at <= house_clock.now()),
    )
    found = db.execute(_all().join(Login, Login.member_id == Member.id).where(*ended)).one_or_none()
    return None if found is None else _person(*found)


def changed_since(db: Session, at: datetime) -> frozenset[str]:
    """Return the members whose way in was closed since then, or whose run ended."""
    of_login = select(Login.member_id).where(Login.revoked_at >= at)
    of_run = select(Member.id).join(Team, Team.id == Member.team_id).join(Run, Run.id == Team.run_id)
    return frozenset(db.scalars(of_login.union(of_run.where(Run.closed_at >= at))))


def by_id(db: Session, member: str) -> Person | None:
    """Return a member by id."""
    found = db.execute(_all().where(Member.id == member)).one_or_none()
    return None if found is None else _person(*found)


def get(db: Session, member: str) -> Person:
    """Return a member that is there for certain; raise NoResultFound otherwise."""
    return _person(*db.execute(_all().where(Member.id == member)).one())


def team_mates(db: Session, person: Person) -> tuple[Person, ...]:
    """Return everybody of somebody's team in the order they first came, themselves included."""
    mates = _all().where(Member.team_id == person.team_id).order_by(Member.created_at, Member.id)
    return tuple(_person(*row) for row in db.execute(mates))


# ---------------------------------------------------------------- inside


@cache
def _holder() -> Select[Member, Team, Run]:
    """Return the question of every click: who holds a token that is valid."""
    valid = (
        Login.token_hash == bindparam("token"),
        Login.revoked_at.is_(None),
        Login.expires_at > bindparam("at"),
    )
    return _all().join(Login, Login.member_id == Member.id).where(*valid)


@cache
def _all() -> Select[Member, Team, Run]:
    joined = select(Member, Team, Run).outerjoin(Team, Team.id == Member.team_id)
    joined = joined.outerjoin(Run, Run.id == func.coalesce(Team.run_id, Member.run_id))
    return joined.execution_options(populate_existing=True)


def _person(member: Member, team: Team | None, run: Run | None) -> Person:
    if run is None:
        return Person(id=member.id, name=member.name, department=member.department, role=member.role)
    return Person(
        id=member.id,
        name=member.name,
        department=member.department,
        role=member.role,
        team_id=team.id if team else "",
        team_name=team.name if team else "",
        municipality=team.municipality if team else "",
        run_id=run.id,
        run_title=run.title,
        course=run.course,
        content_revision=run.content_revision,
        starts_on=run.starts_on,
        breakout_id=(team.breakout_id if team else member.breakout_id) or "",
        periods=tuple(run.periods),
        tracks=tuple(run.tracks),
        is_alone=run.kind == "solo",
        is_closed=run.closed_at is not None,
    )
