"""The shared screen shows what the remote says, to those who run the training: no names, no codes, no controls."""

from __future__ import annotations

import re

import pytest
from pages_building import Building, looked_at, source, words
from pages_screen import WALL, all_of, open_screen
from pages_sharing import Party, party

from workbook.classroom.period.steering import Floor
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View
from workbook.store import tables

PICTURES = View(screen_view.PICTURES, worksheet="reuse", question=screen_view.chart(0))
QUESTION = View(screen_view.QUESTION, worksheet="reuse", question="goal")


def test_before_anything_is_shown_the_run_has_its_name(them: Party) -> None:
    page = open_screen(them)

    assert "<h1>第1回</h1>" in source(page)
    assert "歩く" not in all_of(page)


@pytest.mark.parametrize("view", [WALL, PICTURES], ids=["wall", "pictures"])
@pytest.mark.parametrize("size", screen_view.SIZES)
def test_no_name_of_a_team_or_town_is_seen_by_default(them: Party, view: View, size: int) -> None:
    them.show(View(view.what, **{**view.said, "size": size}))

    page = open_screen(them)

    everything = all_of(page)
    assert [name for name in them.names if name in everything] == []
    assert not re.search("|".join(team.code for team in them.teams), everything)
    assert "佐藤" not in everything
    assert re.findall(r'wb-tile-who">([^<]*)', source(page)) == ["チームA", "チームB", "チームC"]
    assert "〇〇の〇〇と歩く" not in everything
    assert "と歩く" in everything


def test_the_only_picture_has_the_whole_screen_and_nobody_is_told_to_show_one_alone(
    building: Building,
) -> None:
    alone = party(building)
    long = "。".join(["返事のない家のとなりに座って、だれへ話すかを決める"] * 40)
    alone.write(alone.teams[0], goal=long)
    alone.show(PICTURES)
    one = open_screen(alone)
    alone.write(alone.teams[1], goal=long)

    two = open_screen(alone)

    assert "チームを一つずつ映すと" in words(two)
    assert "wb-spot-shot" not in source(two)
    assert "チームを一つずつ映すと" not in words(one)
    assert "wb-spot-shot" in source(one)


def test_names_are_seen_when_the_remote_says_so_and_gone_with_the_next_view(them: Party) -> None:
    them.show(View(WALL.what, **{**WALL.said, "has_names": True}))
    named = open_screen(them)
    them.show(QUESTION)
    them.show(WALL)

    again = open_screen(them)

    assert "青梁市 1班" in words(named)
    assert "みなと野市の1班と歩く" in words(named)
    assert [name for name in them.names if name in all_of(again)] == []


def test_what_teams_typed_stands_for_itself(them: Party) -> None:
    them.show(View(screen_view.WALL, worksheet="reuse", question="town"))

    page = open_screen(them)

    assert "&lt;b&gt;港&lt;/b&gt;の町" in source(page)
    assert "<b>港" not in source(page)


@pytest.mark.parametrize("view", [WALL, PICTURES], ids=["wall", "pictures"])
def test_a_sheet_that_is_withdrawn_disappears_and_comes_back(them: Party, view: View) -> None:
    sheet = them.write(them.teams[0], goal="みなと野市の1班と歩く")
    them.show(view)
    assert "と歩く" in all_of(open_screen(them))

    them.keep(sheet)

    page = open_screen(them)
    assert "と歩く" not in all_of(page)
    assert "のとなりに座る" in all_of(page)
    them.keep(sheet, stays=False)
    assert "と歩く" in all_of(looked_at(page.run()))


def test_a_spotlight_on_a_withdrawn_sheet_leaves_the_name_of_the_run(them: Party) -> None:
    sheet = them.write(them.teams[0], goal="一つの言葉")
    them.show(View(screen_view.SPOTLIGHT, worksheet="reuse", question="goal", sheet=sheet.id))
    shown = open_screen(them)
    them.keep(sheet)

    after = open_screen(them)

    assert "一つの言葉" in words(shown)
    assert [name for name in them.names if name in all_of(shown)] == []
    assert "一つの言葉" not in all_of(after)
    assert "<h1>第1回</h1>" in source(after)


def test_what_belongs_to_teams_alone_is_never_shown(them: Party) -> None:
    sheet = them.write(them.teams[0], "talk", goal="チームのシートの言葉")
    for view in (
        View(screen_view.WALL, worksheet="talk", question="goal"),
        View(screen_view.SPOTLIGHT, worksheet="talk", question="goal", sheet=sheet.id),
        View(screen_view.SPOTLIGHT, worksheet="reuse", question="goal", sheet=sheet.id),
        View(screen_view.WALL, worksheet="oil", question="door"),
        View(screen_view.PICTURES, worksheet="reuse", question=screen_view.chart(7)),
    ):
        them.show(view)
        assert "チームのシートの言葉" not in all_of(open_screen(them))


def test_other_runs_and_other_breakouts_are_never_shown(them: Party) -> None:
    elsewhere = party(them.building, title="別の回")
    elsewhere.write(elsewhere.teams[0], goal="別の回の言葉")
    with them.building.database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=them.run.id, position=1, name="部屋A"))
        db.flush()
        db.get_one(tables.Team, them.teams[0].id).breakout_id = "a"
    them.building.organiser()
    them.show(WALL)

    whole, part = open_screen(them), open_screen(them, room="a")
    them.invite("facilitator", breakout="a")
    own = them.building.open("projector", run=them.run.id)

    assert "別の回の言葉" not in all_of(whole)
    assert "のとなりに座る" in words(whole)
    for page in (part, own):
        assert "と歩く" in words(page)
        assert "のとなりに座る" not in all_of(page)


def test_questions_of_worksheets_and_modules_are_shown_with_how_to_talk(them: Party) -> None:
    them.show(QUESTION)
    of_worksheet = open_screen(them)
    them.show(View(screen_view.QUESTION, module="every-kind", question="talk"))
    of_module = open_screen(them)
    them.show(View(screen_view.QUESTION, module="every-kind", question="story"))
    of_nothing = open_screen(them)

    assert "めざすこと（もう一度）" in words(of_worksheet)
    assert "すべての種類" in words(of_module)
    assert "wb-ask" in source(of_module)
    assert "山田さん" not in all_of(of_nothing)


def test_the_clock_view_says_whether_a_clock_runs(them: Party) -> None:
    them.show(View(screen_view.TIMER))
    still = open_screen(them)
    with them.building.database.begin() as db:
        Floor(them.run.id, them.organiser).start_timer(db, 600)

    assert "時計は動いていません。" in words(still)
    assert "時計は動いていません。" not in words(open_screen(them))


def test_a_wall_of_many_teams_has_pages(building: Building) -> None:
    them = party(building, teams=15)
    for team in them.teams:
        them.write(team, goal=f"言葉{team.name}")
    them.show(WALL)
    first = open_screen(them)
    them.show(WALL.turned(1))

    second = open_screen(them)

    assert (source(first).count("wb-tile-who"), source(second).count("wb-tile-who")) == (12, 3)
    assert "1 / 2" in words(first)
    assert "2 / 2" in words(second)


@pytest.mark.parametrize("teams", [1, 60])
def test_sixty_teams_cost_as_many_queries_as_one(building: Building, sent: list[str], teams: int) -> None:
    them = party(building, teams=teams)
    for team in them.teams:
        them.write(team, goal="言葉")
    them.show(WALL)
    open_screen(them)
    sent.clear()

    page = open_screen(them)

    assert source(page).count("wb-tile-who") == min(teams, 12)
    assert len(sent) == 11
