"""Runs and teams: opened with the content as it was, listed in a fixed number of queries, logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import codes
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.content.model.library import Library
from workbook.store.database import Database
from workbook.store.tables import Breakout, Event
from workbook.store.tables import Run as RunRow
from workbook.store.tables import Team as TeamRow

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


def test_a_run_is_opened_with_teams_codes_and_content(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(both, 3)

    assert (run.course, run.title, run.starts_on, run.teams, run.members) == (
        "town",
        "第1回",
        date(2026, 5, 1),
        3,
        0,
    )
    assert run.content_revision == library.revision
    assert [(team.name, team.municipality, team.population_band) for team in teams] == [
        (f"{number}班", "みどり市", "10k-30k") for number in (1, 2, 3)
    ]
    assert len({codes.read(team.code) for team in teams}) == 3
    with both.reading() as db:
        assert runs.find(db, run.id) == run
        assert runs.find(db, "nothing") is None


@pytest.mark.parametrize(
    ("boxes", "problems"),
    [
        pytest.param(
            {"title": " ", "course": "moon"},
            {"title": "開催回の名前を入力してください。", "course": "研修を選んでください。"},
            id="title and course",
        ),
        pytest.param(
            {"title": "回" * 81, "teams": ()},
            {
                "title": "開催回の名前は 80 文字までです（いまは 81 文字）。短くしてください。",
                "teams": "チームを一つ以上入力してください。",
            },
            id="long title and no teams",
        ),
        pytest.param(
            {"teams": (NewTeam("1班", "みどり市"), NewTeam("", ""), NewTeam("１班 ", "みどり市"))},
            {
                "teams": "市町村名を入力してください。\n"
                "チーム名「１班」はもうあります。「1班」「2班」のように名前を分けてください。"
            },
            id="nameless and twin teams",
        ),
    ],
)
def test_every_box_is_told_and_no_run_is_made(
    database: Database, library: Library, boxes: dict[str, object], problems: dict[str, str]
) -> None:
    typed = {
        "course": "town",
        "title": "第1回",
        "starts_on": None,
        "teams": (NewTeam("1班", "みどり市"),),
    } | boxes

    with pytest.raises(Refused) as told, database.begin() as db:
        opening.open_run(db, NewRun(**typed), library=library, by=None)  # type: ignore[arg-type]

    assert told.value.problems == problems
    with database.reading() as db:
        assert db.scalars(select(RunRow)).all() == db.scalars(select(TeamRow)).all() == []


def test_teams_of_two_municipalities_may_have_the_same_name(database: Database, library: Library) -> None:
    teams = (NewTeam("1班", "みどり市"), NewTeam("1班", "あおば町"))

    with database.begin() as db:
        run = opening.open_run(db, NewRun(course="town", title="x", teams=teams), library=library, by=None)

    assert run.teams == 2


def test_a_team_that_comes_later_stands_last_and_a_taken_name_is_refused(
    database: Database, open_run: Opened
) -> None:
    run, first = open_run(database, 2)

    with database.begin() as db:
        added = runs.add_team(db, run.id, NewTeam("県 班", "みどり県", 2_000_000), by=None)
    with pytest.raises(Refused) as told, database.begin() as db:
        runs.add_team(db, run.id, NewTeam("県班", "みどり県"), by=None)

    message = "チーム名「県班」はもうあります。「1班」「2班」のように名前を分けてください。"
    assert told.value.problems == {"teams": message}
    with database.reading() as db:
        assert runs.teams_of(db, run.id) == (*first, added)
    assert added.population_band == "over-300k"


def test_a_new_code_replaces_the_old_one(both: Database, open_run: Opened) -> None:
    run, (team, other) = open_run(both, 2)

    with both.begin() as db:
        before = runs.teams_of(db, run.id)
        renewed = runs.reissue_code(db, team.id, by=arrivals.admit_organiser(db).person)
        after = runs.teams_of(db, run.id)

    assert before == (team, other)
    assert after == (renewed, other)
    assert renewed.code != team.code


def test_only_who_may_see_a_code_issues_it_anew(both: Database, open_run: Opened) -> None:
    run, (in_a, in_b) = open_run(both, 2)
    other, _ = open_run(both, title="第2回")
    with both.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        alone = arrivals.join_alone(db).person
        member = arrivals.join(db, code=in_a.code, name="佐藤", department="福祉課").person
        for team, room in ((in_a, "room-a"), (in_b, "room-b")):
            db.add(Breakout(id=room, run_id=run.id, position=1, name=room))
            db.flush()
            db.execute(update(TeamRow).where(TeamRow.id == team.id).values(breakout_id=room))
        helps = replace(member, role="facilitator", team_id="", breakout_id="")
        refused = (
            member,
            alone,
            replace(helps, role="observer"),
            replace(helps, run_id=other.id),
            replace(helps, breakout_id="room-b"),
        )

    for who in refused:
        with pytest.raises(Refused), both.begin() as db:
            runs.reissue_code(db, in_a.id, by=who)
    for team in (alone.team_id, "no-such-team"):
        with pytest.raises(Refused), both.begin() as db:
            runs.reissue_code(db, team, by=organiser)

    with both.reading() as db:
        assert [team.code for team in runs.teams_of(db, run.id)] == [in_a.code, in_b.code]
        assert [team.code for team in runs.teams_of(db, alone.run_id)] == [""]
    for who in (organiser, helps, replace(helps, breakout_id="room-a")):
        with both.begin() as db:
            assert runs.reissue_code(db, in_a.id, by=replace(who, id=organiser.id)).code != in_a.code


@pytest.mark.parametrize("teams", [1, 3])
def test_listing_takes_the_same_few_queries_however_many_teams_there_are(
    database: Database, open_run: Opened, queries: list[str], teams: int
) -> None:
    run, made = open_run(database, teams)
    open_run(database, teams, title="第2回")
    for team in made:
        with database.begin() as db:
            arrivals.join(db, code=team.code, name="佐藤", department="福祉課")
            arrivals.join(db, code=team.code, name="鈴木", department="福祉課")
    queries.clear()

    with database.reading() as db:
        listed = runs.list_runs(db)
        found = runs.teams_of(db, run.id)

    assert [(one.title, one.teams, one.members) for one in listed] == [
        ("第2回", teams, 0),
        ("第1回", teams, teams * 2),
    ]
    assert [team.members for team in found] == [2] * teams
    assert len(queries) == 2


def test_the_log_says_who_did_what_and_keeps_no_code(database: Database, open_run: Opened) -> None:
    run, (team,) = open_run(database)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db, name="山田").person
        chief = organiser.id
        person = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person.id
        renewed = runs.reissue_code(db, team.id, by=organiser)
        runs.close_run(db, run.id, by=chief)
        runs.reopen_run(db, run.id, by=chief)

    with database.reading() as db:
        log = [
            (one.kind, one.run_id, one.actor_id, one.data)
            for one in db.scalars(select(Event).order_by(Event.seq))
        ]
    assert log == [
        ("run-created", run.id, None, {"title": "第1回", "course": "town"}),
        ("team-added", run.id, None, {"team": team.id, "name": "1班"}),
        ("organiser-came", None, chief, {}),
        ("member-joined", run.id, person, {"team": team.id}),
        ("code-reissued", run.id, chief, {"team": team.id}),
        ("run-closed", run.id, chief, {}),
        ("run-reopened", run.id, chief, {}),
    ]
    assert not any(code in str(log) for code in (team.code, renewed.code))
