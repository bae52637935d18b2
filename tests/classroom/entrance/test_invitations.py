"""Those who help with a run or watch it come with a code of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people import logins, persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Invitation, Person, Run, Team
from workbook.classroom.run import runs
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


@pytest.fixture
def organiser(both: Database) -> Person:
    with both.begin() as db:
        return arrivals.admit_organiser(db).person


def _invite(database: Database, by: Person, run: str, role: str, breakout: str = "") -> Invitation:
    with database.begin() as db:
        return invitations.invite(db, run=run, role=role, by=by, breakout=breakout)


def _come(database: Database, code: str) -> tuple[Person, str]:
    with database.begin() as db:
        admission = arrivals.join(db, code=code, name="高橋", department="県庁")
        token = logins.redeem(db, ticket=admission.ticket)
    assert token
    return admission.person, token


def _breakout(database: Database, run: str, name: str) -> str:
    with database.begin() as db:
        db.add(tables.Breakout(id=name, run_id=run, position=1, name=name))
    return name


@pytest.mark.parametrize("role", ["facilitator", "observer"])
def test_an_invitation_opens_its_run_in_its_role(
    both: Database, open_run: Opened, organiser: Person, role: str
) -> None:
    run, _ = open_run(both)
    other, _ = open_run(both, title="第2回")

    person, _ = _come(both, _invite(both, organiser, run.id, role).code)

    assert (person.role, person.run_id, person.team_id, person.breakout_id) == (role, run.id, "", "")
    assert rights.may_watch(person, run=run.id)
    assert not rights.may_watch(person, run=other.id)


def test_the_invitation_used_last_says_which_breakout(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, _ = open_run(both)
    room = _breakout(both, run.id, "room-a")
    first, _ = _come(both, _invite(both, organiser, run.id, "facilitator").code)

    again, _ = _come(both, _invite(both, organiser, run.id, "facilitator", room).code)

    assert (again.id, again.breakout_id) == (first.id, room)
    assert not rights.may_steer(again, run=run.id)


def test_a_revoked_invitation_opens_nothing_any_more(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, (team,) = open_run(both)
    invited = _invite(both, organiser, run.id, "facilitator")
    _, token = _come(both, invited.code)
    with both.begin() as db:
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課")
        kept = logins.redeem(db, ticket=member.ticket)

    with both.begin() as db:
        invitations.revoke(db, invited.id, by=organiser)

    with both.reading() as db:
        assert persons.by_token(db, token=token) is None
        assert persons.by_token(db, token=kept) == member.person
        assert invitations.of_run(db, run.id, by=organiser) == ()
        with pytest.raises(Refused) as refused:
            arrivals.check(db, code=invited.code, name="高橋", department="県庁")
    assert refused.value.problems == {"code": arrivals.NOT_FOUND}


def test_only_organisers_invite(both: Database, open_run: Opened, organiser: Person) -> None:
    run, _ = open_run(both)
    helper, _ = _come(both, _invite(both, organiser, run.id, "facilitator").code)

    with both.begin() as db:
        for work in (
            lambda: invitations.invite(db, run=run.id, role="observer", by=helper),
            lambda: invitations.of_run(db, run.id, by=helper),
            lambda: invitations.revoke(db, "none", by=helper),
        ):
            with pytest.raises(Refused):
                work()
        assert len(invitations.of_run(db, run.id, by=organiser)) == 1


def test_an_invitation_of_a_closed_run_opens_nothing(
    both: Database, open_run: Opened, organiser: Person
) -> None:

    run, _ = open_run(both)
    invited = _invite(both, organiser, run.id, "observer")
    with both.begin() as db:
        runs.close_run(db, run.id, by=organiser.id)

    with both.reading() as db, pytest.raises(Refused):
        arrivals.check(db, code=invited.code, name="高橋", department="県庁")
