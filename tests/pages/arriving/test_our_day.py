"""A team comes in to its own day; the real times stand there as soon as it runs, and facilitators call people to a place."""

from __future__ import annotations

from typing import get_args

import pytest
from pages_building import Building, labels, looked_at, source, words
from pages_floor import training

from workbook.classroom.people import attendance
from workbook.classroom.period.state import Place
from workbook.content.forms import times
from workbook.content.model import courses
from workbook.office.visit import Visit
from workbook.pages import shell
from workbook.pages.frame import links

PAGES = (("worksheet", "tone"), ("case", "oil"), ("module", "second"))


def test_home_is_the_teams_day_with_real_times_and_one_button(building: Building) -> None:
    held = training(building)
    with building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)
    me = building.member(held.teams[0])
    with building.database.begin() as db:
        attendance.see(db, [me.id])

    page = building.open("home")

    (row,) = held.hall().rows
    first = source(page).split('class="wb-at"')[1]
    assert times.clock(row.at) in first
    assert "wb-now-mark" in first
    is_another = times.clock(row.at) != "13:00"
    assert ("予定 13:00" in first) is is_another
    assert "wb-now-mark" not in source(page).split('class="wb-at"')[2]
    assert "いまここにいる人： 佐藤（福祉課）" in words(page)
    assert [label for label in labels(page) if label.startswith(("はじめる", "続ける"))] == [labels(page)[0]]
    assert "いくつもの課や団体が" not in words(page)  # what the workbook is was said before they came
    assert [one.label for one in page.expander] == ["ほかの研修を読む"]
    timetable = source(building.open("course", id="town"))
    assert ("予定 13:00" in timetable) is is_another
    assert "予定 15:00" not in timetable  # what does not run stands there as planned
    held.helper()
    assert "▶ いま" in words(building.open("script", course="town", period="p1"))


def test_who_has_just_come_in_is_not_told_that_nobody_is_here(building: Building) -> None:
    held = training(building)
    building.member(held.teams[0])

    assert "いまここにいる人： 佐藤（福祉課）" in words(building.open("home"))


def test_a_part_that_is_drawn_again_does_not_keep_what_was_said_before(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = training(building)
    me = building.member(held.teams[0])
    drawn: list[Visit] = []

    def keep(visit: Visit) -> None:
        assert me.run_id in visit.heard, "the bar has asked, and the page need not"
        drawn.append(visit)

    monkeypatch.setitem(shell.DRAW, "home", keep)
    building.open("home")
    with building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)

    (visit,) = drawn
    with building.database.reading() as db:
        assert visit.hall(db, me.run_id).rows == held.hall().rows != ()


def test_a_facilitator_calls_a_room_to_a_scene_and_takes_it_back(building: Building) -> None:
    held = training(building)
    held.helper(room="A室")
    page = building.open("case", id="oil")

    page.selectbox(key="summon-spot-oil").select("night")
    looked_at(page.button(key="summon").click().run())

    hall = held.hall()
    called = hall.summons("A室")
    assert called is not None
    assert called.place is not None
    assert (called.place.page, dict(called.place.query)) == ("case", {"id": "oil", "at": "night"})
    assert hall.summons("B室") is None
    assert "wb-at-night" in source(page)
    looked_at(page.button(key="summon-end").click().run())
    assert held.hall().summons("A室") is None


def test_nobody_else_calls_people_anywhere(building: Building) -> None:
    held = training(building)
    building.member(held.teams[0])
    assert [one.key for one in building.open("case", id="oil").button if one.key == "summon"] == []
    held.helper("observer")
    assert [one.key for one in building.open("case", id="oil").button if one.key == "summon"] == []
    building.organiser()
    assert [one.key for one in building.open("case", id="oil").button if one.key == "summon"] == []
    with building.database.begin() as db:
        held.floor().begin_row(db, period="p1", line=0)  # now there is a run that is held today
    building.organiser()
    assert [one.key for one in building.open("case", id="oil").button if one.key == "summon"] == ["summon"]


def test_places_are_called_as_their_addresses() -> None:
    for page in ("module", "case", "worksheet", *get_args(courses.Shown)):
        assert links.PLACES[Place(page, {}, "").page].address == page


def test_a_page_opened_from_the_timetable_ends_with_the_next_step(building: Building) -> None:
    way = {"course": "town", "period": "p1"}
    in_module = labels(building.open("case", id="oil", module="every-kind", use="full", **way))
    activity = building.open("worksheet", id="tone", **way)
    module = building.open("module", id="every-kind", use="full", **way)
    end = building.open("worksheet", id="reuse", course="town", period="p2")

    assert [label for label in in_module if label.startswith("次へ")] == [
        "次へ：単元「すべての種類」のつづき"
    ]
    assert [label for label in labels(activity) if label.startswith("次へ")] == ["次へ：二つめの単元"]
    assert "このあとは、休憩（5分）です。" in words(module)
    assert [label for label in labels(module) if label.startswith("次へ")] == ["次へ：進めぐあい"]
    assert "この時間は、これで終わりです。" in words(end)


def test_a_page_opened_from_elsewhere_ends_with_the_step_of_ones_own_course(building: Building) -> None:
    stranger = [building.open(page, id=id_) for page, id_ in PAGES]
    held = training(building)
    building.member(held.teams[0])
    member = [building.open(page, id=id_) for page, id_ in PAGES]

    assert [labels(page)[-1] for page in stranger] == ["研修の時間割をみる"] * len(PAGES)
    ends = [[label for label in labels(page) if label.startswith("次へ")] for page in member]
    assert ends == [["次へ：二つめの単元"], [], []]
    assert [any(label == "まちの研修の時間割" for label in labels(page)) for page in member] == [
        False,
        True,
        True,
    ]
