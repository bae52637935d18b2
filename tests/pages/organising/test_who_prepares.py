"""Who may prepare a run sees what it takes, and nobody else sees codes or names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages_building import Building, labels, words
from pages_preparing import press, seen, with_rooms
from sqlalchemy import event

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam


def _helper(building: Building, run: Run, *, role: str = "facilitator", room: str = "") -> Person:
    organiser = building.organiser()
    with building.database.begin() as db:
        code = invitations.invite(db, run=run.id, role=role, by=organiser, breakout=room).code
        admission = arrivals.join(db, code=code, name="高橋", department="県庁")
    person = building.come_as(admission)
    assert person is not None
    return person


def _member(building: Building, run: Run) -> None:
    with building.database.reading() as db:
        (team, *_) = runs.teams_of(db, run.id)
    building.member(team)


def _of_room(building: Building, run: Run) -> None:
    _helper(building, run, room=seen(building, run)[1][0].id)


@pytest.mark.parametrize(
    "come",
    [
        pytest.param(lambda building, _: building.stranger(), id="stranger"),
        pytest.param(_member, id="member"),
        pytest.param(_of_room, id="facilitator of a room"),
        pytest.param(lambda building, run: _helper(building, run, role="observer"), id="observer"),
    ],
)
def test_nobody_else_sees_codes_or_names(building: Building, come: Callable[[Building, Run], None]) -> None:
    _, run = with_rooms(building)
    teams, _ = seen(building, run)
    come(building, run)

    page = building.open("prepare", run=run.id)

    assert "ここは、主催者と、開催回ぜんたいの進行役の方のページです。" in words(page)
    assert not any(team.code in words(page) for team in teams)
    assert len(page.button) == 0


def test_a_facilitator_of_the_run_prepares_but_does_not_invite_or_end(building: Building) -> None:
    _, run = with_rooms(building)
    _helper(building, run)
    assert "開催回を準備する" in labels(building.open("join"))

    page = building.open("prepare", run=run.id)

    offered = {button.label for button in page.button}
    assert "えらんだ部屋へ動かす" in offered
    assert not {"招待をつくる", "この開催回を終える", "リハーサル用の写しをつくる"} & offered


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_the_same_however_many_teams_there_are(
    building: Building, count: int
) -> None:
    run, _ = building.run(teams=tuple(f"{number}班" for number in range(count)))
    building.organiser()
    press(building.open("prepare", run=run.id), "この案で決める")
    sent: list[str] = []
    with building.database.reading() as db:
        engine = db.get_bind()

    def remember(*args: str) -> None:
        sent.append(args[2])

    event.listen(engine, "before_cursor_execute", remember)
    building.open("prepare", run=run.id)
    event.remove(engine, "before_cursor_execute", remember)

    assert len([one for one in sent if one.startswith("SELECT")]) == QUERIES


QUERIES = 8


def test_a_team_sees_only_what_its_run_holds(building: Building) -> None:
    with building.database.begin() as db:
        run = opening.open_run(
            db,
            NewRun(
                course="town",
                title="第1回",
                teams=[NewTeam("あおば班", "みなと野市")],
                periods=("p1", "p2"),
                tracks=("city",),
            ),
            library=building.house.shelf.current(),
            by=None,
        )
        (team,) = runs.teams_of(db, run.id)
    building.member(team)
    page = building.open("course")
    assert "市町村の部屋" in words(page)
    assert "都道府県の部屋" not in words(page)
    assert "ふりかえり" not in words(page)
    assert "ワークシートを課で見せて" not in words(building.open("homework"))

    building.organiser()
    page = building.open("prepare", run=run.id)
    assert "開くコマ：はじめのコマ、市町村の部屋" in words(page)
    assert "開くコース：市町村の道" in words(page)
    assert [box.label for box in page.date_input] == ["はじまりの日", "1日目", "残す最後の日"]
