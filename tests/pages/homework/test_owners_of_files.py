"""A file that is not ours shows none of its words, and one that lost its number is asked about."""

from __future__ import annotations

from pages_building import Building, source, words
from pages_handing_in import press
from pages_homework import carried_home, edited, said, sheet_of, without_number, write
from pages_returns import SAME, buttons, drop

from workbook.handouts.returned import intake


def test_a_foreign_file_says_whose_it_is_and_shows_none_of_its_words(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    stranger = building.member(second, name="高橋")
    write(building, stranger, {"goal": "秘密の文。"})
    file = edited(carried_home(building, stranger), {"goal": "秘密の書きたし。"})
    me = building.member(first)

    page = drop(building.open("bring-back"), ("x.xlsx", file))

    assert "このファイルは「みどり班」のシートです。" in words(page)
    assert "秘密" not in source(page)
    assert buttons(page) == []
    assert said(building, sheet_of(building, me)) == {}


def test_a_file_without_its_number_is_asked_about_and_takes_nothing_away(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。話す。"})
    home = without_number(edited(carried_home(building, me), {"goal": "会う。茶を飲む。"}))
    page = drop(building.open("bring-back"), ("x.xlsx", home))
    assert "どのシートか選んでください。" in words(page)
    assert (page.selectbox[0].label, page.selectbox[0].options) == ("どのシートですか", ["話すこと"])
    assert "取り込む" not in buttons(page)

    page = press(page, "このシートとして見る")
    assert "今ある文は消さずに、ちがうところだけを足します。" in words(page)
    press(page, "取り込む")

    assert said(building, sheet) == {"goal": "会う。話す。\n茶を飲む。"}
    again = press(drop(building.open("bring-back"), ("x.xlsx", home)), "このシートとして見る")
    assert SAME in words(again)


def test_html_of_another_team_is_refused_and_one_without_its_number_is_asked_about(
    building: Building,
) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    stranger, me = building.member(second, name="高橋"), building.member(first)
    write(building, stranger, {"goal": "秘密の文。"})
    sheet = write(building, me, {"goal": "会う。"})
    foreign = carried_home(building, stranger, kind="html")
    (paper,) = intake.read(own := carried_home(building, me, kind="html"), name="x.html")
    text = own.decode().replace("<td style", "<td>会う。茶を飲む。</td><td style", 1)
    lost = text.replace(f"<th>{paper.mark}</th>", "<th></th>").encode()

    page = drop(building.open("bring-back"), ("よその.html", foreign), ("番号なし.html", lost))

    assert "このファイルは「みどり班」のシートです。" in words(page)
    assert "秘密" not in source(page)
    assert "どのシートか選んでください。" in words(page)
    assert "取り込む" not in buttons(page)
    page = press(page, "このシートとして見る")
    press(page, "取り込む")
    assert said(building, sheet) == {"goal": "会う。茶を飲む。"}


def test_an_empty_sheet_of_a_stranger_becomes_the_teams(building: Building) -> None:
    _, (team,) = building.run()
    file = edited(carried_home(building, None, filled=False), {"goal": "紙で書いた。"})
    me = building.member(team)

    page = press(drop(building.open("bring-back"), ("x.xlsx", file)), "このシートとして見る")
    press(page, "取り込む")

    assert said(building, sheet_of(building, me)) == {"goal": "紙で書いた。"}
