"""A browser is recognised by a token that is stored nowhere, until it ends, leaves or the team has a new code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from classroom_people import Opened, join
from sqlalchemy import select

from workbook.classroom.entrance import arrivals, organiser_code
from workbook.classroom.people import logins, persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.run import runs
from workbook.store.database import Database
from workbook.store.tables import Login, Setting, Ticket

NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [60, 3600])
def test_a_ticket_is_too_old_after_a_minute(database: Database, open_run: Opened, seconds: int) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        ticket = arrivals.join(db, code=team.code, name="佐藤", department="福祉課", at=NOW).ticket

    with database.begin() as db:
        assert logins.redeem(db, ticket=ticket, at=NOW + timedelta(seconds=seconds)) is None
        assert db.scalars(select(Login)).all() == []
        assert logins.redeem(db, ticket=ticket, at=NOW + timedelta(seconds=59)) is not None


@pytest.mark.parametrize("token", [None, "", "x", "\ud800", "' OR 1=1 --", "あ" * 10_000])
def test_a_token_that_nobody_was_given_is_nobody(
    database: Database, open_run: Opened, token: str | None
) -> None:
    _, (team,) = open_run(database)
    ticket = join(database, team.code).ticket

    with database.begin() as db:
        assert persons.by_token(db, token=token) is None
        assert logins.redeem(db, ticket=token or "") is None
        assert logins.redeem(db, ticket=ticket) is not None


def test_a_token_ends_after_half_a_year_and_an_organisers_after_two_weeks(
    database: Database, open_run: Opened
) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課", at=NOW).ticket
        chief = arrivals.admit_organiser(db, at=NOW).ticket
        tokens = [logins.redeem(db, ticket=ticket, at=NOW) for ticket in (member, chief)]

    with database.reading() as db:
        known = {
            days: [
                persons.by_token(db, token=token, at=NOW + timedelta(days=days)) is not None
                for token in tokens
            ]
            for days in (0, 13, 15, 179, 181)
        }

    assert known == {
        0: [True, True],
        13: [True, True],
        15: [True, False],
        179: [True, False],
        181: [False, False],
    }


def test_who_leaves_takes_only_this_browser_along(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        tokens = [logins.redeem(db, ticket=_ticket(db, team.code)) for _ in range(2)]

    with database.begin() as db:
        persons.leave(db, token=tokens[0] or "")

    with database.reading() as db:
        assert [persons.by_token(db, token=token) is None for token in tokens] == [True, False]


def _ticket(db: object, code: str) -> str:
    return arrivals.join(db, code=code, name="佐藤", department="福祉課").ticket  # type: ignore[arg-type]


def test_a_new_code_ends_every_login_and_ticket_of_this_team_only(both: Database, open_run: Opened) -> None:
    _, (team, other) = open_run(both, 2)
    with both.begin() as db:
        mine, theirs = (logins.redeem(db, ticket=_ticket(db, one.code)) for one in (team, other))
    waiting = join(both, team.code)

    with both.begin() as db:
        renewed = runs.reissue_code(db, team.id, by=arrivals.admit_organiser(db).person)

    with both.begin() as db:
        assert [persons.by_token(db, token=token) is None for token in (mine, theirs)] == [True, False]
        assert logins.redeem(db, ticket=waiting.ticket) is None
    with pytest.raises(Refused):
        join(both, team.code)
    assert join(both, renewed.code).person == waiting.person


def test_nothing_that_opens_a_door_is_stored(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    ticket = join(database, team.code).ticket
    with database.begin() as db:
        token = logins.redeem(db, ticket=ticket)
        code = organiser_code.first_code(db, given=None) or ""

    with database.reading() as db:
        stored = [one.token_hash for one in db.scalars(select(Login))]
        stored += [one.hash for one in db.scalars(select(Ticket))]
        stored += [one.value for one in db.scalars(select(Setting))]
    assert stored[:2] == [logins.hash_of(token or ""), logins.hash_of(ticket)]
    assert not any(secret in "".join(stored) for secret in (ticket, token or "", code, code.replace("-", "")))


def test_old_tickets_are_thrown_away(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        for hours in (0, 1, 30):
            arrivals.join(
                db, code=team.code, name="佐藤", department="福祉課", at=NOW + timedelta(hours=hours)
            )

    with database.reading() as db:
        assert [one.expires_at for one in db.scalars(select(Ticket))] == [
            NOW + timedelta(hours=30, seconds=60)
        ]
