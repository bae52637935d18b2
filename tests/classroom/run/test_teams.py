"""Teams put right afterwards, who sits in them, and the parts of a course a run holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.homework import due_days
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import breakouts, opening, runs, teams
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.content.model.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


@pytest.fixture
def organiser(both: Database) -> Person:
    with both.begin() as db:
        return arrivals.admit_organiser(db).person


def test_a_run_keeps_its_parts_and_who_was_registered(both: Database, library: Library) -> None:
    registered = NewTeam("1班", "みどり市", 9_000, "みどり県", (("佐藤", "福祉課"), ("", "住宅課")))

    with both.begin() as db:
        run = opening.open_run(
            db,
            NewRun(
                course="town",
                title="第1回",
                teams=[registered, NewTeam("県", "みどり県")],
                periods=("p1", "p2"),
            ),
            library=library,
            by=None,
        )
        town, staff = runs.teams_of(db, run.id)

    assert (run.periods, run.tracks, run.is_rehearsal) == (("p1", "p2"), (), False)
    assert (town.prefecture, town.is_prefecture, town.breakout_id) == ("みどり県", False, "")
    assert town.expected == registered.expected
    assert staff.is_prefecture


def test_a_period_of_another_course_is_refused(database: Database, library: Library) -> None:
    with pytest.raises(Refused) as told, database.begin() as db:
        opening.open_run(
            db,
            NewRun(course="town", title="第1回", teams=[NewTeam("1班", "みどり市")], periods=("p1", "moon")),
            library=library,
            by=None,
        )

    assert told.value.problems == {
        "periods": "この研修にないコマかコースが選ばれています。もう一度選んでください。"
    }


def test_a_team_gets_another_name_and_keeps_its_code_and_people(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, (one, other) = open_run(both, 2)
    with both.begin() as db:
        arrivals.join(db, code=one.code, name="佐藤", department="福祉課")
        to = NewTeam(" 海の 班 ", "青梁市", band="over-300k")
        teams.change(db, one, to=to, is_prefecture=True, by=organiser)

    with both.reading() as db:
        changed, same = runs.teams_of(db, run.id)
        seats = teams.seats(db, run.id)
    assert (changed.name, changed.municipality, changed.population_band, changed.is_prefecture) == (
        "海の 班",
        "青梁市",
        "over-300k",
        True,
    )
    assert (changed.code, changed.members, same) == (one.code, 1, other)
    assert dict(seats) == {one.id: [("佐藤", "福祉課")]}


@pytest.mark.parametrize("name", ["", "班" * 41, "２班"])
def test_a_name_that_is_taken_or_impossible_changes_nothing(
    both: Database, open_run: Opened, organiser: Person, name: str
) -> None:
    run, (one, other) = open_run(both, 2)

    with pytest.raises(Refused), both.begin() as db:
        teams.change(db, one, to=NewTeam(name, "みどり市"), is_prefecture=False, by=organiser)

    with both.reading() as db:
        assert runs.teams_of(db, run.id) == (one, other)


def test_only_those_who_prepare_change_teams_and_days(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, (one,) = open_run(both)
    with both.begin() as db:
        code = invitations.invite(db, run=run.id, role="facilitator", by=organiser).code
        helper = arrivals.join(db, code=code, name="高橋", department="県庁").person
        member = arrivals.join(db, code=one.code, name="佐藤", department="福祉課").person

    for work in (
        lambda db, by: teams.change(db, one, to=NewTeam("海", "みどり市"), is_prefecture=False, by=by),
        lambda db, by: due_days.set_first_day(db, run.id, on=date(2026, 6, 1), by=by),
    ):
        with pytest.raises(Refused), both.begin() as db:
            work(db, member)
        with both.begin() as db:
            work(db, helper)

    with both.reading() as db:
        (changed,) = runs.teams_of(db, run.id)
        found = runs.find(db, run.id)
    assert found is not None
    assert (changed.name, found.starts_on) == ("海", date(2026, 6, 1))


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_prepared_takes_the_same_few_queries(
    database: Database, open_run: Opened, queries: list[str], count: int
) -> None:
    run, made = open_run(database, count)
    for team in made:
        with database.begin() as db:
            arrivals.join(db, code=team.code, name="佐藤", department="福祉課")
    queries.clear()

    with database.reading() as db:
        seats = teams.seats(db, run.id)
        found = (runs.teams_of(db, run.id), breakouts.of_run(db, run.id))

    assert (len(seats), len(found[0])) == (count, count)
    assert len(queries) == 3
