"""The remote: look first, put aside, show. Nothing is shown by itself, names never by default, observers only look."""

from __future__ import annotations

import re

import pytest
from pages_building import Building, looked_at, source, words
from pages_sharing import Party, party
from streamlit.testing.v1 import AppTest

from workbook.classroom.period.state import Hall
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View
from workbook.store import tables

NOT_YOURS = "「見せる・分かち合う」は、研修を進める人のためのページです。"


def _open(them: Party) -> AppTest:
    return them.building.open("wall", run=them.run.id)


def _hall(them: Party) -> Hall:
    with them.building.database.reading() as db:
        return them.building.house.halls.of_run(db, them.run.id)


def _view(them: Party, breakout: str = "") -> View:
    return screen_view.seen(_hall(them).screen(breakout))


def _press(page: AppTest, label: str) -> AppTest:
    button = next(one for one in page.button if re.fullmatch(label, one.label))
    return looked_at(button.click().run())


def _labels(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


@pytest.fixture
def them(building: Building) -> Party:
    """Three teams; one wrote a name, one keeps its sheet to itself."""
    found = party(building)
    first, second, third = found.teams
    found.write(first, goal="田中さんの家に行く")
    found.write(second, goal="となりに座る")
    found.keep(found.write(third, goal="三つめの言葉"))
    return found


@pytest.mark.parametrize("who", ["stranger", "alone", "member", "elsewhere"])
def test_it_opens_for_nobody_else(them: Party, who: str) -> None:
    if who == "member":
        them.building.member(them.teams[0])
    elif who == "elsewhere":
        party(them.building, title="別の回").invite("facilitator")
    else:
        getattr(them.building, who)()

    page = _open(them)

    assert NOT_YOURS in words(page)
    assert "田中さん" not in source(page)
    assert _labels(page) == []


def test_answers_are_read_first_with_names_and_with_what_to_mind(them: Party) -> None:
    page = _open(them)

    assert "みなと野市 1班" in words(page)
    assert source(page).count("人の名前かもしれません") == 1
    assert "2チームの答えがあります。" in words(page)
    assert "1チームは「チームの中だけ」にしているので、出ません。" in words(page)
    assert "しるしの付いた1枚を読んでください。" in words(page)
    assert "三つめの言葉" not in source(page)
    assert _view(them) == View()


def test_a_picked_answer_waits_until_somebody_shows_it(them: Party) -> None:
    page = _press(_open(them), "☆ チーム.を選ぶ")
    assert len(_hall(them).picks) == 1
    assert _view(them) == View()

    page = _press(page, "チーム.を投影する")

    (pick,) = _hall(them).picks
    assert _view(them) == View(screen_view.SPOTLIGHT, worksheet="reuse", question="goal", sheet=pick.sheet)
    page = _press(page, "もどす")
    assert _hall(them).picks == ()
    assert sum(one.startswith("☆") for one in _labels(page)) == 2


def test_all_answers_the_picked_ones_and_the_question_are_shown_on_request(them: Party) -> None:
    page = _press(_open(them), "並べて映す")
    assert _view(them) == View(screen_view.WALL, worksheet="reuse", question="goal")

    page = _press(_press(page, "☆ チーム.を選ぶ"), "★の1枚だけ並べる")
    assert _view(them).only_picked
    page = _press(page, "この問いを映す")
    assert _view(them) == View(screen_view.QUESTION, worksheet="reuse", question="goal")
    page = _press(page, "時計を映す")
    assert _view(them) == View(screen_view.TIMER)

    _press(page, "画面を空にする")

    assert _view(them) == View()


def test_names_are_said_to_be_shown_and_off_again_with_the_next_view(them: Party) -> None:
    page = _press(_open(them), "並べて映す")
    assert "名前は映っていません。" in words(page)
    page = _press(page, "チームの名前を出す")
    assert _view(them).has_names
    assert "いま、チームの名前が映っています。" in words(page)

    page = _press(page, "並べて映す")

    assert not _view(them).has_names
    assert "チームの名前を出す" in _labels(page)


def test_filters_order_and_size_are_part_of_what_is_shown(them: Party) -> None:
    page = _open(them)
    looked_at(page.selectbox(key="wall-band").set_value("under-10k").run())
    looked_at(page.selectbox(key="wall-order").set_value("人口規模ごと").run())
    looked_at(page.selectbox(key="wall-size-words").set_value(20).run())
    assert "1チームの答えがあります。" in words(page)

    _press(page, "並べて映す")

    assert _view(them) == View(
        screen_view.WALL, worksheet="reuse", question="goal", band="under-10k", by_band=True, size=20
    )


def test_pages_of_the_wall_are_turned_from_here(building: Building) -> None:
    them = party(building, teams=8)
    for team in them.teams:
        them.write(team, goal="言葉")
    page = _open(them)
    looked_at(page.selectbox(key="wall-size-words").set_value(6).run())
    page = _press(page, "並べて映す")

    page = _press(page, "次の6枚")

    assert _view(them).page == 1
    (forward,) = [one for one in page.button if one.label == "次の6枚"]
    assert forward.disabled
    _press(page, "前の6枚")
    assert _view(them).page == 0


def test_pictures_and_questions_to_talk_about_can_be_shown(them: Party) -> None:
    page = _open(them)
    looked_at(page.selectbox(key="wall-question-reuse").set_value(screen_view.chart(0)).run())
    assert source(page).count('class="wb-shot"') == 2
    page = _press(page, "図を並べて映す")
    assert _view(them) == View(screen_view.PICTURES, worksheet="reuse", question=screen_view.chart(0), size=6)

    (source_,) = page.get("button_group")
    looked_at(source_.set_value("話し合う問い").run())
    looked_at(page.selectbox(key="wall-discussion").set_value(("every-kind", "talk")).run())
    _press(page, "この問いを映す")

    assert _view(them) == View(screen_view.QUESTION, module="every-kind", question="talk")


def test_answers_of_a_team_worksheet_cannot_be_chosen_its_question_can(them: Party) -> None:
    them.write(them.teams[0], "talk", goal="チームのシートの言葉")
    page = _open(them)

    looked_at(page.selectbox(key="wall-worksheet").set_value("talk").run())

    assert "このワークシートの答えは、チームの中だけのものです。" in words(page)
    assert "チームのシートの言葉" not in source(page)
    assert not [label for label in _labels(page) if "選ぶ" in label or "並べて" in label]
    _press(page, "この問いを映す")
    assert _view(them).what == screen_view.QUESTION


def test_an_observer_sees_what_is_on_the_screen_and_steers_nothing(them: Party) -> None:
    them.show(View(screen_view.WALL, worksheet="reuse", question="goal"))
    them.invite("observer")

    page = _open(them)

    assert "となりに座る" in words(page)
    assert _labels(page) == []
    assert [name for name in them.names if name in source(page)] == []


def test_a_breakouts_facilitator_steers_that_screen_only(them: Party) -> None:
    with them.building.database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=them.run.id, position=1, name="部屋A"))
        db.flush()
        db.get_one(tables.Team, them.teams[0].id).breakout_id = "a"
    them.invite("facilitator", breakout="a")

    page = them.building.open("wall", run=them.run.id, room="no-such")

    assert "田中さん" in words(page)
    assert "となりに座る" not in source(page)
    _press(page, "並べて映す")
    assert _view(them) == View()
    assert _view(them, "a").what == screen_view.WALL
    assert f"/projector?run={them.run.id}&amp;room=a" in source(page)


def test_the_organiser_chooses_whose_screen_is_steered(them: Party) -> None:
    with them.building.database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=them.run.id, position=1, name="部屋A"))
    page = _open(them)

    looked_at(page.selectbox(key="room").set_value("a").run())
    _press(page, "時計を映す")

    assert (_view(them).what, _view(them, "a").what) == (screen_view.NOTHING, screen_view.TIMER)
