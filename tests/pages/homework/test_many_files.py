"""Many files in one drop are read one by one; whoever stops keeps what was read, and nothing is written meanwhile."""

from __future__ import annotations

from pages_building import Building, words
from pages_handing_in import press
from pages_homework import carried_home, edited, said, write
from pages_returns import buttons, drop

from workbook.pages.frame import browser


def test_what_was_not_read_waits_until_it_is_asked_for(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    page = building.open("bring-back")
    # What the press of 「やめる」 leaves while files are read.
    page.session_state[browser.STOPPED.name] = True

    page = drop(page, ("一.xlsx", home), ("二.xlsx", b"no book"))

    assert "0／2 ファイルまで読みました" in words(page)
    assert buttons(page) == ["残りも読む"]
    assert "一.xlsx" not in words(page)
    page = press(page, "残りも読む")
    assert "一.xlsx" in words(page)
    assert "Excel や Word のファイルとして開けません" in words(page)
    assert buttons(page) == ["取り込む"]
    assert said(building, sheet)["goal"] == "会う。"


def test_taking_in_what_was_read_leaves_the_other_files_where_they_are(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    late = edited(carried_home(building, me), {"goal": "会う。帰る。"})
    page = drop(building.open("bring-back"), ("一.xlsx", home), ("二.xlsx", late))
    # As it is when 「やめる」 was pressed after the first file.
    first, *_ = page.session_state[browser.RETURNED.name].items()
    page.session_state[browser.RETURNED.name] = dict([first])
    page.session_state[browser.STOPPED.name] = True
    page = page.run()
    assert "1／2 ファイルまで読みました" in words(page)

    page = press(page, "取り込む")

    assert said(building, sheet)["goal"] == "会う。話す。"
    assert "二.xlsx" not in words(page)
    page = press(page, "残りも読む")
    assert "二.xlsx" in words(page)
    assert buttons(page) == ["取り込む"]
