"""On the page: one button for who wrote alone, the preview of returned files, and the words in the team's sheet."""

from __future__ import annotations

from pages_building import Building, looked_at, words
from pages_homework import said, write

ASK = "ひとりで書いたものを合わせる"


def test_who_joins_from_trying_alone_merges_with_a_look_before(building: Building) -> None:
    alone = building.alone()
    write(building, alone, {"goal": "ひとりで考えた目標。"})
    _, (team,) = building.run()
    page = building.open("join")
    page.text_input[0].set_value(team.code)
    page.text_input[1].set_value("佐藤")
    page.text_input[2].set_value("福祉課")
    looked_at(next(one for one in page.button if one.label == "参加する").click().run())
    me = building.member(team)

    page = building.open("worksheet", id="talk")
    (ask,) = [one for one in page.button if one.label == ASK]
    looked_at(ask.click().run())
    assert "ひとりで考えた目標。" in words(page)
    assert said(building, write(building, me, {})) == {}
    looked_at(page.button(key="merge-now").click().run())

    assert "1 件を取り込みました。" in words(page)
    assert said(building, write(building, me, {})) == {"goal": "ひとりで考えた目標。"}
    building.member(team, name="鈴木")
    assert [one for one in building.open("worksheet", id="talk").button if one.label == ASK] == []
