"""A follow-up day begins with a team's first words beside today's."""

from __future__ import annotations

from typing import get_args

from pages_building import Building, labels, source, words
from pages_homework import write

from workbook.content.model import courses
from workbook.desk.document import difference
from workbook.desk.document.difference import Segment
from workbook.pages.frame import links, timetable_rows
from workbook.pages.writing import two_versions

FIRST, LATER = "2026-10-20T05:00:00+00:00", "2026-11-02T01:00:00+00:00"
PLACE = {"course": "town", "period": "p4"}


def test_everything_an_activity_can_show_has_a_page_and_a_name() -> None:
    assert set(get_args(courses.Shown)) == set(timetable_rows.SHOWS)
    assert set(timetable_rows.SHOWS) <= set(links.PLACES)


def test_the_period_opens_with_the_words_of_all_worksheets(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "前は、<b>話す</b>だけ。"}, at=FIRST)
    write(building, me, {"goal": "前は、会って話すだけ。"}, at=LATER)
    write(building, me, {"pace": "slow"}, name="tone", at=FIRST)

    page = building.open("first-and-now", **PLACE)

    shown = words(page)
    assert "はじめと今を、ならべて見る" in labels(building.open("course"))
    assert "はじめと今を、ならべて見る" in labels(building.open("homework"))
    assert "ふりかえり" in shown
    assert "書きはじめた日：令和8年10月20日（火）" in shown
    assert shown.index("話すこと") < shown.index("はじめのままの言葉（1）")
    assert '<ins><span class="wb-mark">足</span>会って' in source(page)
    assert "<b>話す" not in source(page)


def test_before_anything_is_written_it_says_what_will_stand_here(building: Building) -> None:
    _, (team, other) = building.run(teams=("あおば班", "みどり班"))
    write(building, building.member(other), {"goal": "秘密の文。"}, at=FIRST)
    building.member(team)

    shown = words(building.open("first-and-now", **PLACE))

    assert "まだ何も書かれていないので" in shown
    assert "秘密" not in shown


def test_strangers_and_organisers_see_no_teams_words(building: Building) -> None:
    _, (team,) = building.run()
    write(building, building.member(team), {"goal": "秘密の文。"}, at=FIRST)
    building.stranger()
    strange = building.open("first-and-now", **PLACE)
    building.organiser()

    shown = words(building.open("first-and-now", **PLACE))

    assert "秘密" not in shown + words(strange)
    assert "チームのコードで参加する" in labels(strange)


def test_lines_that_stayed_are_told_by_their_number_and_changed_ones_stay_whole() -> None:
    before = "一\n二\n三\n四\n五\n六\n七"
    after = before.replace("四", "四、足す")

    folded = two_versions.fold(difference.segments(before, after))
    short = two_versions.fold(difference.segments("一\n二\n三", "一\n二、足す\n三"))

    assert [one.text for one in folded] == ["", "同じ 3 行", "\n四", "、足す", "\n", "同じ 3 行", ""]
    assert short == difference.segments("一\n二\n三", "一\n二、足す\n三")
    assert Segment(difference.ADDED, "、足す") in folded
