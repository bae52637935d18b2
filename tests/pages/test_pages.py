"""Every page opens for everybody who may come, and says what it is for."""

from __future__ import annotations

import pytest
from pages_building import Building, doors, labels, looked_at, source, words

from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.pages import shell
from workbook.pages.frame import links

QUERY = {
    "course": {"id": "town"},
    "module": {"id": "every-kind", "course": "town", "period": "p1"},
    "case": {"id": "oil"},
    "worksheet": {"id": "talk"},
}


def test_every_place_is_drawn_by_a_page() -> None:
    assert list(shell.DRAW) == list(links.PLACES)


@pytest.mark.parametrize("who", ["stranger", "alone", "organiser", "member"])
def test_every_page_opens_for_everybody(building: Building, who: str) -> None:
    _, (team,) = building.run()
    if who == "member":
        building.member(team)
    else:
        getattr(building, who)()

    for name in links.PLACES:
        page = building.open(name, **QUERY.get(name, {}))

        assert "<h1>" in source(page), name
        assert "架空です" in words(page), name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("course", "その研修は見つかりませんでした。下からえらんでください。"),
        ("module", "その単元は見つかりませんでした。研修のページからえらんでください。"),
        ("case", "その事例は見つかりませんでした。研修のページからえらんでください。"),
        ("worksheet", "そのワークシートは見つかりませんでした。研修のページからえらんでください。"),
    ],
)
@pytest.mark.parametrize("id_", ["<script>", ""])
def test_an_address_that_leads_nowhere_says_so_and_shows_a_way(
    building: Building, name: str, sentence: str, id_: str
) -> None:
    page = building.open(name, **({"id": id_} if id_ else {}))

    assert (sentence in words(page)) is bool(id_ or name != "course")
    assert labels(page)
    assert "<script>" not in source(page)


def test_what_people_typed_stands_for_itself_wherever_it_appears(building: Building) -> None:
    _, (team,) = building.run(title="<b>第1回</b> *全国*", teams=("_あおば_ <i>班</i>",))
    building.member(team, name="<img src=x onerror=a>", department="**福祉** ![x](http://e.jp)")

    for name in ("home", "join", "course", "homework"):
        page = building.open(name, **QUERY.get(name, {}))
        assert "<img src=x" not in source(page)
        assert "<b>第1回" not in source(page)
        assert not [element for element in page.markdown if "onerror" in element.value]
    page = building.open("join")
    assert "<img src=x onerror=a>" in words(page)
    assert "**福祉** ![x](http://e.jp)" in words(page)
    assert "<b>第1回</b> *全国*　_あおば_ <i>班</i>" in words(page)


def test_a_member_sees_who_is_recognised_and_no_organisers_menu(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    page = building.open("home")

    assert "第1回・あおば班　佐藤 さん" in words(page)
    assert "まちの研修の時間割" in labels(page)
    assert "主催者コード" not in words(page)


def test_home_leads_back_to_what_was_written_last(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    worksheet = building.house.shelf.current().worksheets["talk"]
    building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), {"goal": "顔の見える関係"})

    page = building.open("home")

    assert "続ける：話すこと" in labels(page)


def test_a_stranger_finds_both_ways_in(building: Building) -> None:
    page = building.open("home")

    assert "チームのコードで参加する" in labels(page)
    assert [button.label for button in page.button] == ["ひとりで試す"]


def test_trying_alone_makes_a_ticket_that_opens_once(building: Building) -> None:
    page = building.open("home")

    looked_at(page.button(key="alone").click().run())

    (door,) = doors(page)
    assert door["door"].startswith("/enter?ticket=")
    assert door["next"] == "/module?id=every-kind&use=full&course=town&period=p1&at=story-story"
