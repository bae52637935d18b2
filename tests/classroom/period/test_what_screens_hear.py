"""What screens hear while a period runs: their own run only, at a price that does not grow, and never changed afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from classroom_steered import ROOM_A, ROOM_B, Opened, Training
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from workbook.classroom.people import attendance, logins
from workbook.classroom.period import replay, signals
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Hall
from workbook.classroom.run import runs
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Listener, Topic
from workbook.store.database import Database


def test_signals_cannot_be_changed_afterwards(training: Training) -> None:
    training.do(training.all.say, "はじめます")

    for change in ("UPDATE signal SET kind = 'note'", "DELETE FROM signal"):
        with pytest.raises(DatabaseError), training.database.begin() as db:
            db.execute(text(change))

    assert [one.text for one in training.hall().messages] == ["はじめます"]


def test_the_hall_read_in_parts_is_the_hall_read_at_once(training: Training) -> None:
    for work in (
        lambda db: training.all.say(db, "一"),
        lambda db: training.all.start_timer(db, 60),
        training.a.gather,
        lambda db: training.all.begin_row(db, period="p1", line=0),
        lambda db: training.all.show(db, "wall", worksheet="talk", question="goal"),
    ):
        training.do(work)
        training.hall()

    with training.database.reading() as db:
        at_once = replay.fold(Hall(), signals.of_run(db, training.run.id))

    assert training.hall() == at_once
    screen = at_once.screen(ROOM_A)
    assert screen
    assert (screen.what, dict(screen.data)) == ("wall", {"worksheet": "talk", "question": "goal"})


def test_screens_hear_their_own_run_only(training: Training, open_run: Opened, shelf: Shelf) -> None:
    bulletin = Bulletin(training.database, training.halls, shelf)
    one, _ = training.teams
    other, (stranger_team,) = open_run(training.database, title="第2回")
    who = {
        "member": training.person("member", team=one),
        "stranger": training.person("member", team=stranger_team),
        "observer": training.person("observer"),
        "helper of room A": training.a.by,
    }
    tokens = {}
    with training.database.begin() as db:
        for name, person in who.items():
            ticket = logins.issue_ticket(db, member=person.id, at=datetime.now(UTC))
            tokens[name] = logins.redeem(db, ticket=ticket) or ""

    run = training.run.id
    assert bulletin.listener(tokens["member"], run, "") == Listener(
        who["member"].id, Topic(run, ROOM_A, one.id)
    )
    assert bulletin.listener(tokens["observer"], run, "") == Listener(who["observer"].id, Topic(run))
    assert bulletin.listener(tokens["stranger"], run, "") is None
    assert bulletin.listener(tokens["member"], other.id, "") is None
    assert bulletin.listener("", run, "") is None
    watches = bulletin.listener(tokens["observer"], run, ROOM_B)
    assert watches == Listener(who["observer"].id, Topic(run, ROOM_B))
    assert bulletin.listener(tokens["helper of room A"], run, "") == Listener(
        training.a.by.id, Topic(run, ROOM_A)
    )
    assert bulletin.listener(tokens["helper of room A"], run, ROOM_B) is None


def test_news_cost_the_same_for_one_team_and_many(
    database: Database, open_run: Opened, queries: list[str], shelf: Shelf
) -> None:
    counts = []
    for teams in (1, 60):
        run, _ = open_run(database, teams, title=f"{teams}")
        with database.reading() as db:
            topics = [Topic(run.id, "", team.id) for team in runs.teams_of(db, run.id)] + [Topic(run.id)]
        bulletin = Bulletin(database, Halls(), shelf)
        queries.clear()
        assert len(bulletin.news(topics)) == teams + 1
        counts.append(len(queries))

    assert counts == [2, 2]


def test_who_is_seen_again_stays_one_line_a_day(training: Training) -> None:
    one, _ = training.teams
    member = training.person("member", team=one)
    start = datetime(2026, 5, 1, 0, 0, tzinfo=UTC)
    for minutes in (0, 5, 90):
        training.do(attendance.see, [member.id], at=start + timedelta(minutes=minutes))
    training.do(attendance.see, [member.id], at=start + timedelta(hours=20))  # the next day in Japan

    with training.database.reading() as db:
        seen = attendance.of_run(db, training.run.id)

    assert [(one.day.day, one.first_at, one.last_at) for one in seen] == [
        (1, start, start + timedelta(minutes=90)),
        (2, start + timedelta(hours=20), start + timedelta(hours=20)),
    ]
    assert seen[0].is_here(seen[0].last_at + timedelta(seconds=10))
    assert not seen[0].is_here(seen[0].last_at + timedelta(minutes=2))
