"""The facilitator's script opens for those who run a training, and for nobody in the middle of one."""

from __future__ import annotations

import re

import pytest
from pages_building import Building, files, labels, looked_at, source, words
from streamlit.testing.v1 import AppTest

from workbook.classroom.entrance import arrivals, invitations

SCRIPT = {"course": "town", "period": "p1"}
OWN = ("ゆっくり読みます。", "黙っている人を見ます。", "図を飛ばします。")


def _times(page: AppTest) -> list[str]:
    return re.findall(r'<p class="wb-turn-at"><b>([^<]*)</b>', source(page))


@pytest.mark.parametrize("who", ["stranger", "alone", "organiser"])
def test_a_script_says_what_to_say_watch_for_and_do_when_late(building: Building, who: str) -> None:
    getattr(building, who)()

    page = building.open("script", **SCRIPT)

    for sentence in OWN:
        assert sentence in words(page)
    assert _times(page)[0] == "13:00"
    assert "14:40" in words(page)


@pytest.mark.parametrize("role", ["facilitator", "observer"])
def test_whoever_was_invited_to_help_sees_the_script(building: Building, role: str) -> None:
    run, _ = building.run()
    organiser = building.organiser()
    with building.database.begin() as db:
        invited = invitations.invite(db, run=run.id, role=role, by=organiser)
        admission = arrivals.join(db, code=invited.code, name="高橋", department="県庁")
    building.come_as(admission)

    page = building.open("script", **SCRIPT)

    assert OWN[0] in words(page)


def test_a_trainee_in_a_running_team_never_sees_the_script(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    for page in (
        building.open("script", **SCRIPT),
        building.open("script", course="town", period="p2"),
        building.open("script"),
        building.open("course", id="town"),
    ):
        assert not any(sentence in source(page) for sentence in (*OWN, "進行役だけの言葉です。"))
        assert "wb-turn" not in source(page)
        assert "進行台本" not in labels(page)
        offered = files(page)
        assert not [
            one
            for one in offered
            if "進行台本" in one or "スライド" in one or "場面の紙" in one or "依頼状" in one
        ]
    assert "進行台本は、研修を進める人のためのページです。" in words(building.open("script", **SCRIPT))


def test_the_way_to_the_script_stands_at_every_period(building: Building) -> None:
    page = building.open("course", id="town")

    assert labels(page).count("進行台本") == 4
    assert "進行役だけの言葉です。" not in source(page)


def test_an_activity_has_the_facilitators_words_beside_it(building: Building) -> None:
    page = building.open("script", course="town", period="p2")

    assert "進行役だけの言葉です。" in words(page)
    assert "となりの町と見せ合います。" in words(page)


def test_a_late_module_is_told_in_short_and_all_times_move(building: Building) -> None:
    page = building.open("script", **SCRIPT)
    planned = _times(page)

    (switch,) = page.get("button_group")
    looked_at(switch.set_value("short").run())

    assert "短縮しています（5分うきます）" in words(page)
    assert "95分（予定より5分短い）" in words(page)
    assert "13:35" in _times(page)
    assert "13:40" in planned
    assert len(_times(page)) == len(planned) - 1


def test_what_is_folded_opens_at_once(building: Building) -> None:
    page = building.open("script", **SCRIPT)
    assert "<details" in source(page)
    assert " open>" not in source(page)

    looked_at(page.toggle(key="unfolded").set_value(True).run())

    assert source(page).count("<details") == source(page).count(" open>")


@pytest.mark.parametrize(
    "query", [{"course": "town", "period": "<script>"}, {"course": "no", "period": "p1"}]
)
def test_an_address_that_leads_nowhere_says_so_and_shows_the_periods(
    building: Building, query: dict[str, str]
) -> None:
    page = building.open("script", **query)

    assert "そのコマの台本は見つかりませんでした。下からえらんでください。" in words(page)
    assert "はじめのコマ" in labels(page)
    assert "<script>" not in source(page)


def test_what_authors_typed_stands_for_itself(building: Building) -> None:
    page = building.open("script", **SCRIPT)

    assert "<script>alert" not in source(page)
    assert "![絵](https://example.com/x.png)" in words(page)


def test_the_script_leaves_as_word_and_its_period_as_slides(building: Building) -> None:
    page = building.open("script", **SCRIPT)

    assert files(page) == [
        "進行台本（Word）",
        "スライド（PowerPoint）",
        "場面の紙「灯油の配達」（PDF・片面）",
    ]
