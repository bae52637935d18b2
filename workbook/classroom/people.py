"""The only door: who is here, how people come in and go, and every `may_*`.

There are no accounts. Who comes with the team's code, the same name and the same department is the same member,
also weeks later on another machine, so that what they wrote stays theirs. A team trusts its own code: a team-mate
could use another one's name; the log says when somebody returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workbook.classroom import codes, entries, events, ids, logins, organiser, runs
from workbook.classroom.entries import Refused
from workbook.classroom.views import Person, Sheet
from workbook.store.inserts import insert_new
from workbook.store.tables import Login, Member, Run, Team

NOT_FOUND = "このコードのチームは見つかりません。カードのコードをもう一度確かめてください。"
NOT_ORGANISER = "主催者コードが違います。もう一度確かめてください。"
_ALONE = "ひとりで試す方"
_ORGANISER = "主催者"
_HELPERS = frozenset({"facilitator", "organiser"})


@dataclass(frozen=True)
class Admission:
    """Somebody may come in: the ticket for the cookie, who it is, and whether they were here before."""

    ticket: str
    person: Person
    is_back: bool = False


# ---------------------------------------------------------------- coming in and going


def check(db: Session, *, code: str, name: str, department: str) -> str:
    """Return the id of the team a code opens; raise Refused with what is wrong in each box.

    A wrong code, an unknown one and one of a closed run get the same answer, by the same single query.
    """
    problems = _problems_of_name(name, department)
    try:
        hashed = codes.hash_of(codes.read(code))
    except codes.CodeError as oops:
        raise Refused({"code": str(oops), **problems}) from oops
    open_team = select(Team.id).join(Run, Run.id == Team.run_id)
    team = db.scalars(open_team.where(Team.code_hash == hashed, Run.closed_at.is_(None))).one_or_none()
    if team is None:
        raise Refused({"code": NOT_FOUND, **problems}, is_guess=True)
    if problems:
        raise Refused(problems)
    return team


def join(db: Session, *, code: str, name: str, department: str, at: datetime | None = None) -> Admission:
    """Let somebody into the team of a code; raise Refused. Pages come through `door.join`, which slows guessing."""
    now = at or datetime.now(UTC)
    team = check(db, code=code, name=name, department=department)
    row = _row(
        team=team, name=entries.clean(name), department=entries.clean(department), role="member", at=now
    )
    is_new = insert_new(db, Member, row)
    same = _persons().where(Member.team_id == team, Member.sameness == row["sameness"])
    person = _person(*db.execute(same).one())
    events.log(
        db,
        events.MEMBER_JOINED if is_new else events.MEMBER_RETURNED,
        run=person.run_id,
        by=person.id,
        team=team,
    )
    return Admission(logins.issue_ticket(db, member=person.id, at=now), person, is_back=not is_new)


def join_alone(db: Session, *, name: str = "", course: str = "", at: datetime | None = None) -> Admission:
    """Let somebody try alone, with a run and a team of their own; neither name nor code is needed."""
    now = at or datetime.now(UTC)
    called = entries.clean(name)
    problem = entries.problem_of(called, label="お名前", required=False)
    if problem:
        raise Refused({"name": problem})
    team = runs.open_alone(db, name=called or _ALONE, course=course)
    row = _row(team=team.id, name=called or _ALONE, department="", role="member", at=now)
    insert_new(db, Member, row)
    person = _person(*db.execute(_persons().where(Member.id == row["id"])).one())
    events.log(db, events.MEMBER_JOINED, run=person.run_id, by=person.id, team=team.id)
    return Admission(logins.issue_ticket(db, member=person.id, at=now), person)


def check_organiser(db: Session, *, code: str, name: str = "", given: str | None) -> None:
    """Raise Refused unless this is the organiser's code. `given` is the one of the environment, if there is one."""
    if not organiser.is_code(db, typed=code, given=given):
        raise Refused({"code": NOT_ORGANISER}, is_guess=True)
    problem = entries.problem_of(entries.clean(name), label="お名前", required=False)
    if problem:
        raise Refused({"name": problem})


def admit_organiser(db: Session, *, name: str = "", at: datetime | None = None) -> Admission:
    """Let somebody in whose code was checked by `check_organiser`; pages come through `door.sign_in_organiser`."""
    now = at or datetime.now(UTC)
    row = _row(team=None, name=entries.clean(name) or _ORGANISER, department="", role="organiser", at=now)
    same = _persons().where(Member.role == "organiser", Member.sameness == row["sameness"])
    before = db.execute(same.order_by(Member.created_at)).first()
    if before is None:
        insert_new(db, Member, row)
    person = _person(*(before or db.execute(same).one()))
    events.log(db, events.ORGANISER_CAME, run=None, by=person.id)
    return Admission(logins.issue_ticket(db, member=person.id, at=now), person, is_back=before is not None)


redeem = logins.redeem


def leave(db: Session, *, token: str) -> None:
    """Forget this browser; the member and what they wrote stay."""
    logins.revoke(db, token=token)


def who(db: Session, *, token: str | None, at: datetime | None = None) -> Person | None:
    """Return who holds a token; None for nobody, a token that is too old, revoked or unknown."""
    if not token:
        return None
    valid = (
        Login.token_hash == logins.hash_of(token),
        Login.revoked_at.is_(None),
        Login.expires_at > (at or datetime.now(UTC)),
    )
    found = db.execute(_persons().join(Login, Login.member_id == Member.id).where(*valid)).one_or_none()
    return None if found is None else _person(*found)


def by_id(db: Session, member: str) -> Person | None:
    """Return a member by id."""
    found = db.execute(_persons().where(Member.id == member)).one_or_none()
    return None if found is None else _person(*found)


def team_mates(db: Session, person: Person) -> tuple[Person, ...]:
    """Return everybody of somebody's team in the order they first came, themselves included."""
    mates = _persons().where(Member.team_id == person.team_id).order_by(Member.created_at, Member.id)
    return tuple(_person(*row) for row in db.execute(mates))


# ---------------------------------------------------------------- who may do what


def may_create_run(person: Person | None) -> bool:
    """Tell whether somebody may open runs, and add teams and codes to them."""
    return person is not None and person.role == "organiser"


def may_see_run(person: Person | None, *, run: str) -> bool:
    """Tell whether somebody may look at a run and its teams' progress."""
    return person is not None and (person.role == "organiser" or person.run_id == run)


def may_see_codes(person: Person | None) -> bool:
    """Tell whether somebody may see the codes of all teams."""
    return may_create_run(person)


def may_open_sheet(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may read a sheet: one's own, one's team's; organisers those of all teams, of no person."""
    if person is None:
        return False
    if person.role == "organiser":
        return sheet.member_id is None
    return sheet.team_id == person.team_id and sheet.member_id in {None, person.id}


def may_write_sheet(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may write in a sheet: a member, one's own or one's team's, while the run is open."""
    return (
        person is not None
        and person.role == "member"
        and not person.is_closed
        and sheet.team_id == person.team_id
        and sheet.member_id in {None, person.id}
    )


def may_comment(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may write beside a sheet: those who help, and those who write in it."""
    return may_return(person, sheet) or may_write_sheet(person, sheet)


def may_return(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may give a handed-in sheet back to its team."""
    return person is not None and person.role in _HELPERS and may_open_sheet(person, sheet)


def may_set_dates(person: Person | None, *, run: str) -> bool:
    """Tell whether somebody may fix the days of a run."""
    return person is not None and person.role in _HELPERS and may_see_run(person, run=run)


# ---------------------------------------------------------------- inside


def _problems_of_name(name: str, department: str) -> dict[str, str]:
    found = {
        "name": entries.problem_of(entries.clean(name), label="お名前"),
        "department": entries.problem_of(entries.clean(department), label="所属"),
    }
    return {box: problem for box, problem in found.items() if problem}


def _row(*, team: str | None, name: str, department: str, role: str, at: datetime) -> dict[str, object]:
    return {
        "id": ids.new_id(),
        "team_id": team,
        "name": name,
        "department": department,
        "sameness": entries.sameness(name, department),
        "role": role,
        "created_at": at,
    }


def _persons() -> Select[*tuple[Any, ...]]:
    joined = select(Member, Team, Run).outerjoin(Team, Team.id == Member.team_id)
    return joined.outerjoin(Run, Run.id == Team.run_id).execution_options(populate_existing=True)


def _person(member: Member, team: Team | None, run: Run | None) -> Person:
    if team is None or run is None:
        return Person(member.id, member.name, member.department, member.role)
    return Person(
        member.id,
        member.name,
        member.department,
        member.role,
        team.id,
        team.name,
        team.municipality,
        run.id,
        run.title,
        run.course,
        run.content_revision,
        run.starts_on,
        is_alone=run.kind == "solo",
        is_closed=run.closed_at is not None,
    )
