"""The shared screen shows what the remote says, to those who run the training: no names, no codes, no controls."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import pytest
from pages_building import Building, looked_at, source, words
from pages_sharing import Party, party
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from workbook.classroom.period.steering import Floor
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View
from workbook.store import tables

WALL = View(screen_view.WALL, worksheet="reuse", question="goal")
PICTURES = View(screen_view.PICTURES, worksheet="reuse", question=screen_view.chart(0))
QUESTION = View(screen_view.QUESTION, worksheet="reuse", question="goal")
NOT_YOURS = "投影の画面は、研修を進める人が、みんなに見せるためにひらくものです。"


def _open(them: Party, **query: str) -> AppTest:
    return them.building.open("projector", run=them.run.id, **query)


def _everything(page: AppTest) -> str:
    """Return all that is sent, with the words inside of pictures."""
    sent = source(page)
    drawn = [base64.b64decode(data).decode() for data in re.findall(r"svg\+xml;base64,([^\"]*)", sent)]
    return "\n".join([sent, *drawn, *(str(one.proto) for one in page.get("bidi_component"))])


@pytest.fixture
def them(building: Building) -> Party:
    """Three teams; what they wrote has names of towns and teams in it."""
    found = party(building)
    first, second, third = found.teams
    found.write(first, goal="みなと野市の1班と歩く", town="<b>港</b>の町")
    found.write(second, goal="青梁市 1班のとなりに座る")
    found.write(third, goal="しろがね町で、みなと野市の人に聞く")
    return found


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_it_opens_for_nobody_else(them: Party, who: str) -> None:
    them.show(WALL)
    if who == "member":
        them.building.member(them.teams[0])
    else:
        getattr(them.building, who)()

    page = _open(them)

    assert NOT_YOURS in words(page)
    assert "歩く" not in _everything(page)
    assert "wb-screen" not in source(page)


def test_those_of_another_run_do_not_see_this_one(them: Party) -> None:
    them.show(WALL)
    party(them.building, title="別の回").invite("facilitator")

    page = _open(them)

    assert NOT_YOURS in words(page)
    assert "歩く" not in _everything(page)


@pytest.mark.parametrize("role", ["facilitator", "observer"])
def test_helpers_and_observers_see_it_without_saying_whose_run_it_is(them: Party, role: str) -> None:
    them.show(WALL)
    me = them.invite(role)

    page = them.building.open("projector")

    assert "歩く" in words(page)
    assert me.name not in _everything(page)
    assert "wb-who" not in source(page)
    assert not page.button


def test_before_anything_is_shown_the_run_has_its_name(them: Party) -> None:
    page = _open(them)

    assert "<h1>第1回</h1>" in source(page)
    assert "歩く" not in _everything(page)


@pytest.mark.parametrize("view", [WALL, PICTURES], ids=["wall", "pictures"])
@pytest.mark.parametrize("size", screen_view.SIZES)
def test_no_name_of_a_team_or_town_is_seen_by_default(them: Party, view: View, size: int) -> None:
    them.show(View(view.what, **{**view.said, "size": size}))

    page = _open(them)

    everything = _everything(page)
    assert [name for name in them.names if name in everything] == []
    assert not re.search("|".join(team.code for team in them.teams), everything)
    assert "佐藤" not in everything
    assert re.findall(r'wb-tile-who">([^<]*)', source(page)) == ["チームA", "チームB", "チームC"]
    assert "〇〇の〇〇と歩く" not in everything
    assert "と歩く" in everything


def test_names_are_seen_when_the_remote_says_so_and_gone_with_the_next_view(them: Party) -> None:
    them.show(View(WALL.what, **{**WALL.said, "has_names": True}))
    named = _open(them)
    them.show(QUESTION)
    them.show(WALL)

    again = _open(them)

    assert "青梁市 1班" in words(named)
    assert "みなと野市の1班と歩く" in words(named)
    assert [name for name in them.names if name in _everything(again)] == []


def test_what_teams_typed_stands_for_itself(them: Party) -> None:
    them.show(View(screen_view.WALL, worksheet="reuse", question="town"))

    page = _open(them)

    assert "&lt;b&gt;港&lt;/b&gt;の町" in source(page)
    assert "<b>港" not in source(page)


@pytest.mark.parametrize("view", [WALL, PICTURES], ids=["wall", "pictures"])
def test_a_sheet_that_is_withdrawn_disappears_and_comes_back(them: Party, view: View) -> None:
    sheet = them.write(them.teams[0], goal="みなと野市の1班と歩く")
    them.show(view)
    assert "と歩く" in _everything(_open(them))

    them.keep(sheet)

    page = _open(them)
    assert "と歩く" not in _everything(page)
    assert "のとなりに座る" in _everything(page)
    them.keep(sheet, stays=False)
    assert "と歩く" in _everything(looked_at(page.run()))


def test_a_spotlight_on_a_withdrawn_sheet_leaves_the_name_of_the_run(them: Party) -> None:
    sheet = them.write(them.teams[0], goal="一つの言葉")
    them.show(View(screen_view.SPOTLIGHT, worksheet="reuse", question="goal", sheet=sheet.id))
    shown = _open(them)
    them.keep(sheet)

    after = _open(them)

    assert "一つの言葉" in words(shown)
    assert [name for name in them.names if name in _everything(shown)] == []
    assert "一つの言葉" not in _everything(after)
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
        assert "チームのシートの言葉" not in _everything(_open(them))


def test_other_runs_and_other_breakouts_are_never_shown(them: Party) -> None:
    elsewhere = party(them.building, title="別の回")
    elsewhere.write(elsewhere.teams[0], goal="別の回の言葉")
    with them.building.database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=them.run.id, position=1, name="部屋A"))
        db.flush()
        db.get_one(tables.Team, them.teams[0].id).breakout_id = "a"
    them.building.organiser()
    them.show(WALL)

    whole, part = _open(them), _open(them, room="a")
    them.invite("facilitator", breakout="a")
    own = them.building.open("projector", run=them.run.id)

    assert "別の回の言葉" not in _everything(whole)
    assert "のとなりに座る" in words(whole)
    for page in (part, own):
        assert "と歩く" in words(page)
        assert "のとなりに座る" not in _everything(page)


def test_questions_of_worksheets_and_modules_are_shown_with_how_to_talk(them: Party) -> None:
    them.show(QUESTION)
    of_worksheet = _open(them)
    them.show(View(screen_view.QUESTION, module="every-kind", question="talk"))
    of_module = _open(them)
    them.show(View(screen_view.QUESTION, module="every-kind", question="story"))
    of_nothing = _open(them)

    assert "めざすこと（もう一度）" in words(of_worksheet)
    assert "すべての種類" in words(of_module)
    assert "wb-ask" in source(of_module)
    assert "山田さん" not in _everything(of_nothing)


def test_the_clock_view_says_whether_a_clock_runs(them: Party) -> None:
    them.show(View(screen_view.TIMER))
    still = _open(them)
    with them.building.database.begin() as db:
        Floor(them.run.id, them.organiser).start_timer(db, 600)

    assert "時計は動いていません。" in words(still)
    assert "時計は動いていません。" not in words(_open(them))


def test_a_wall_of_many_teams_has_pages(building: Building) -> None:
    them = party(building, teams=15)
    for team in them.teams:
        them.write(team, goal=f"言葉{team.name}")
    them.show(WALL)
    first = _open(them)
    them.show(WALL.turned(1))

    second = _open(them)

    assert (source(first).count("wb-tile-who"), source(second).count("wb-tile-who")) == (12, 3)
    assert "1 / 2" in words(first)
    assert "2 / 2" in words(second)


@pytest.mark.parametrize("teams", [1, 60])
def test_sixty_teams_cost_as_many_queries_as_one(building: Building, sent: list[str], teams: int) -> None:
    them = party(building, teams=teams)
    for team in them.teams:
        them.write(team, goal="言葉")
    them.show(WALL)
    _open(them)
    sent.clear()

    page = _open(them)

    assert source(page).count("wb-tile-who") == min(teams, 12)
    assert len(sent) == 11


@pytest.fixture
def sent(building: Building) -> Iterator[list[str]]:
    """Every SELECT that is sent to the database."""
    found: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            found.append(statement)

    with building.database.reading() as db:
        engine = db.get_bind()
    event.listen(engine, "before_cursor_execute", remember)
    yield found
    event.remove(engine, "before_cursor_execute", remember)
