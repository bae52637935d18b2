"""How people come in: with a team's code, with an invitation, as organiser, or alone.

There are no accounts of ours. Who comes with the same code, name and department is the same member, also weeks later and
elsewhere. A team trusts its own code: a team-mate could use another one's name; the log says when somebody returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.entrance import namesakes, organiser_code
from workbook.classroom.entrance.namesakes import NAMESAKE, KnownMember
from workbook.classroom.people import codes, entries, events, logins, new_ids, persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import ORGANISER, Person
from workbook.classroom.run import opening
from workbook.store.inserts import insert_new
from workbook.store.tables import Invitation, Member, Run, Team
from workbook.texts import cleaning

NOT_FOUND = "このコードは見つかりません。カードのコードをもう一度確かめてください。"
NOT_ORGANISER = "主催者コードが違います。もう一度確かめてください。"
_ALONE = "ひとりで試す方"


@dataclass(frozen=True)
class Admission:
    """Somebody may come in: the ticket for the cookie, and who it is."""

    ticket: str
    person: Person


@dataclass(frozen=True)
class Post:
    """What a code opens: a team, or a run (or one breakout of it) for those who help with it or watch it.

    `alone`: the one person it brings back to what they wrote alone.
    """

    role: str
    team: str | None = None
    run: str | None = None
    breakout: str | None = None
    alone: str | None = None


def check(db: Session, *, code: str, name: str, department: str) -> Post:
    """Return what a code opens; raise Refused with what is wrong in each box.

    A wrong code, an unknown one, a revoked one and one of a closed run get the same answer, by the same two queries.
    """
    problems = _problems_of_name(name, department)
    try:
        hashed = codes.hash_of(codes.read(code))
    except codes.CodeError as oops:
        raise Refused({"code": str(oops), **problems}) from oops
    place = _place(db, hashed)
    if place is None:
        raise Refused({"code": NOT_FOUND, **problems}, is_guess=True)
    if problems and not place.alone:
        raise Refused(problems)
    return place


def known(db: Session, *, code: str, name: str, department: str) -> tuple[KnownMember, ...]:
    """Return who came with this code, name and department before, the first one first; raise Refused as `check`."""
    place = check(db, code=code, name=name, department=department)
    if place.alone:
        return ()
    same = _row(place, name=name, department=department, at=house_clock.now())["sameness"]
    return namesakes.known(db, _of_place(place), str(same))


def join(  # noqa: PLR0913 -- the boxes of one form, by keyword
    db: Session, *, code: str, name: str, department: str, who: str = "", at: datetime | None = None
) -> Admission:
    """Let somebody in with a code; raise Refused. Pages come through `coming_in.join`, which slows guessing.

    `who`: the id of the one of `known` that they are, `NAMESAKE` for another person of the same name; empty: the
    first of this name.
    """
    return admit(
        db,
        check(db, code=code, name=name, department=department),
        name=name,
        department=department,
        who=who,
        at=at or house_clock.now(),
    )


def admit(  # noqa: PLR0913 -- the boxes of one form, by keyword
    db: Session, place: Post, *, name: str, department: str, at: datetime, who: str = ""
) -> Admission:
    """Let somebody into a place that was checked."""
    if place.alone:
        person = persons.get(db, place.alone)
        events.log(db, events.MEMBER_RETURNED, run=person.run_id, by=person.id, team=place.team)
        return Admission(logins.issue_ticket(db, member=person.id, at=at), person)
    row = _row(place, name=name, department=department, at=at)
    same = str(row["sameness"])
    if who == NAMESAKE:
        row |= namesakes.apart(db, _of_place(place), same, name=str(row["name"]))
    is_known = namesakes.is_known(db, _of_place(place), same, who=who)
    is_new = not is_known and insert_new(db, Member, row)
    of_them = Member.id == who if is_known else Member.sameness == row["sameness"]
    member = db.scalars(select(Member.id).where(_of_place(place), of_them)).one()
    if not is_new and place.run:  # the invitation somebody used last says which breakout is theirs
        db.execute(update(Member).where(Member.id == member).values(breakout_id=place.breakout))
    person = persons.get(db, member)
    events.log(
        db,
        events.MEMBER_JOINED if is_new else events.MEMBER_RETURNED,
        run=person.run_id,
        by=person.id,
        team=place.team,
    )
    return Admission(logins.issue_ticket(db, member=person.id, at=at), person)


def join_alone(db: Session, *, name: str = "", course: str = "", at: datetime | None = None) -> Admission:
    """Let somebody try alone, with a run and a team of their own; neither name nor code is needed.

    Raise Refused for a name that cannot be one.
    """
    called = cleaning.one_line(name)
    problem = entries.problem_of(called, label="お名前", required=False)
    if problem:
        raise Refused({"name": problem})
    team = opening.open_alone(db, name=called or _ALONE, course=course)
    place = Post("member", team=team.id)
    return admit(db, place, name=called or _ALONE, department="", at=at or house_clock.now())


def check_organiser(db: Session, *, code: str, name: str = "", given: str | None) -> None:
    """Raise Refused unless this is the organiser's code. `given` is the one of the environment, if there is one."""
    if not organiser_code.is_code(db, typed=code, given=given):
        raise Refused({"code": NOT_ORGANISER}, is_guess=True)
    problem = entries.problem_of(cleaning.one_line(name), label="お名前", required=False)
    if problem:
        raise Refused({"name": problem})


def admit_organiser(
    db: Session, *, name: str = "", account: str = "", at: datetime | None = None
) -> Admission:
    """Let somebody in whose code or account was checked; pages come through `door` and `accounts`.

    Who has an account (its mail address) is known by it; others by their name.
    """
    now = at or house_clock.now()
    row = _row(Post("organiser"), name=cleaning.one_line(name) or ORGANISER, department="", at=now)
    if account:
        row["sameness"] = f"account\n{account}"
    same = (Member.role == "organiser", Member.sameness == row["sameness"])
    before = db.scalars(select(Member.id).where(*same).order_by(Member.created_at).limit(1)).one_or_none()
    if before is None:
        insert_new(db, Member, row)
    person = persons.get(db, before or str(row["id"]))
    how: dict[str, str] = {"via": "account"} if account else {}
    events.log(db, events.ORGANISER_CAME, run=None, by=person.id, **how)
    return Admission(logins.issue_ticket(db, member=person.id, at=now), person)


# ---------------------------------------------------------------- inside


def _place(db: Session, hashed: str) -> Post | None:
    of_team = select(Team.id, Run.kind).join(Run, Run.id == Team.run_id)
    team = db.execute(of_team.where(Team.code_hash == hashed, Run.closed_at.is_(None))).one_or_none()
    of_run = select(Invitation).join(Run, Run.id == Invitation.run_id).where(Invitation.code_hash == hashed)
    invited = db.scalars(of_run.where(Run.closed_at.is_(None), Invitation.revoked_at.is_(None))).one_or_none()
    if team is not None:
        return Post("member", team=team.id, alone=_alone(db, team.id) if team.kind == "solo" else None)
    if invited is not None:
        return Post(invited.role, run=invited.run_id, breakout=invited.breakout_id)
    return None


def _alone(db: Session, team: str) -> str:
    return db.scalars(
        select(Member.id).where(Member.team_id == team).order_by(Member.created_at).limit(1)
    ).one()


def _problems_of_name(name: str, department: str) -> dict[str, str]:
    found = {
        "name": entries.problem_of(cleaning.one_line(name), label="お名前"),
        "department": entries.problem_of(cleaning.one_line(department), label="所属"),
    }
    return {box: problem for box, problem in found.items() if problem}


def _row(place: Post, *, name: str, department: str, at: datetime) -> dict[str, object]:
    called, of = cleaning.one_line(name), cleaning.one_line(department)
    return {
        "id": new_ids.new_id(),
        "team_id": place.team,
        "run_id": place.run,
        "breakout_id": place.breakout,
        "name": called,
        "department": of,
        "sameness": entries.sameness(called, of),
        "role": place.role,
        "created_at": at,
    }


def _of_place(place: Post) -> ColumnElement[bool]:
    return Member.team_id == place.team if place.team else _of_run(place)


def _of_run(place: Post) -> ColumnElement[bool]:
    return and_(Member.team_id.is_(None), Member.run_id == place.run, Member.role == place.role)
