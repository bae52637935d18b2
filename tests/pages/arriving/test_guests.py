"""Facilitators and observers arrive: they see their run and the way into it, and nothing that is for members."""

from __future__ import annotations

import pytest
from pages_building import Building, editors, labels, looked_at, source, words
from pages_homework import form_of, write
from sqlalchemy import func, select

from workbook.classroom.entrance import invitations
from workbook.classroom.homework import hand_ins
from workbook.classroom.people.views import Run, Team
from workbook.classroom.sheets import sheets
from workbook.pages.frame import links
from workbook.store import tables

ROLES = ("facilitator", "observer")


@pytest.fixture
def opened(building: Building) -> tuple[Run, Team]:
    """A run with a team that wrote and handed in."""
    run, (team,) = building.run()
    member = building.member(team)
    sheet = write(building, member, {"goal": "秘密のことば"})
    with building.database.begin() as db:
        hand_ins.hand_in(db, sheet, form_of(building), interval="h1", by=member, note="")
    return run, team


@pytest.mark.parametrize(("role", "called"), [("facilitator", "進行役"), ("observer", "見学")])
def test_home_and_join_speak_of_the_run_and_not_of_a_team(
    building: Building, opened: tuple[Run, Team], role: str, called: str
) -> None:
    run, team = opened
    building.guest(run, role)

    home, here = building.open(), building.open("join")

    assert f"第1回・{called}　高橋 さん" in words(home)
    assert "あなたの開催回" in words(home)
    assert {"提出された宿題を見る", "まちの研修の時間割"} <= set(labels(home))
    assert "高橋さん（県庁）として参加しています。" in words(here)
    assert f"第1回　{called}" in words(here)
    for page in (home, here):
        for members_only in (team.name, team.code, "佐藤", "チームの人", "続きから", "秘密のことば"):
            assert members_only not in words(page)
        assert [one for one in labels(page) if "書く" in one or "戻す" in one] == []


@pytest.mark.parametrize("role", ROLES)
def test_every_page_opens_for_a_guest_and_none_makes_or_writes_a_sheet(
    building: Building, opened: tuple[Run, Team], role: str
) -> None:
    run, _ = opened
    building.guest(run, role)

    for name in links.PLACES:
        for query in ({}, {"id": "talk"}, {"id": "every-kind"}, {"run": run.id}):
            page = building.open(name, **query)
            assert editors(page) == []
            assert [button.label for button in page.button if button.label == "提出する"] == []

    with building.database.reading() as db:
        assert db.scalar(select(func.count()).select_from(tables.Sheet)) == 1
        assert db.scalar(select(func.count()).select_from(tables.SheetUpdate)) == 1


def test_an_observer_looks_at_the_list_and_opens_and_changes_nothing(
    building: Building, opened: tuple[Run, Team]
) -> None:
    run, team = opened
    building.guest(run, "observer")

    page = building.open("hand-ins", run=run.id)

    assert team.name in words(page)
    assert "提出済み" in words(page)
    assert "sheet=" not in source(page)
    assert len(page.button) == len(page.date_input) == len(page.text_area) == 0
    assert "主催者のページ" not in labels(page)
    with building.database.reading() as db:
        sheet = db.scalars(select(tables.Sheet.id)).one()
    assert "秘密のことば" not in words(building.open("hand-ins", run=run.id, sheet=sheet))


def test_a_guest_of_one_room_sees_no_other(building: Building) -> None:
    run, teams = building.run(teams=("あおば班", "みどり班"))
    with building.database.begin() as db:
        for team, room in zip(teams, ("a", "b"), strict=True):
            db.add(tables.Breakout(id=room, run_id=run.id, position=1, name=room))
            db.flush()
            row = db.get(tables.Team, team.id)
            assert row is not None
            row.breakout_id = room
    building.guest(run, "facilitator", breakout="a")

    page = building.open("hand-ins", run=run.id)

    assert "担当の部屋のチームだけ" in words(building.open())
    assert "あおば班" in words(page)
    assert "みどり班" not in words(page)


@pytest.mark.parametrize("role", ROLES)
def test_a_guest_of_another_run_or_one_sent_away_reads_nothing(
    building: Building, opened: tuple[Run, Team], role: str
) -> None:
    run, team = opened
    other, _ = building.run(title="第2回", teams=("よその班",))
    building.guest(other, role)
    assert team.name not in words(building.open("hand-ins", run=run.id))
    building.guest(run, role)
    page = building.open("hand-ins", run=run.id)
    assert team.name in words(page)
    mine = building.tokens[0]
    organiser = building.organiser()

    with building.database.begin() as db:
        for invited in invitations.of_run(db, run.id, by=organiser):
            invitations.revoke(db, invited.id, by=organiser)
    building.tokens[0] = mine

    assert team.name not in words(looked_at(page.run()))
    assert "あなたの開催回" not in words(building.open())


def test_strangers_and_organisers_find_the_organisers_page_and_guests_do_not(
    building: Building, opened: tuple[Run, Team]
) -> None:
    run, _ = opened
    building.guest(run, "facilitator")

    page = building.open("organise")

    assert [button.label for button in page.button] == ["ひらく"]
    assert "開催回をつくる" not in words(page)
    with building.database.reading() as db:
        assert sheets.team_sheets(db, run=run.id)
