"""Files come back through a page that shows every change first, and loses nothing of anybody."""

from __future__ import annotations

from collections import Counter
from types import ModuleType
from typing import Any

import pytest
from pages_building import Building, labels, looked_at, source, words
from pages_handing_in import press
from pages_homework import carried_home, edited, said, sheet_of, write
from pages_returns import SAME, buttons, drop
from sqlalchemy import select

from workbook.desk.document import plain_values
from workbook.desk.returning import comparison
from workbook.handouts.returned.apart.reader import READER
from workbook.store import tables


def count(monkeypatch: pytest.MonkeyPatch, counted: Counter[str], room: ModuleType, name: str) -> None:
    """Count the calls of a function, which does its work all the same."""
    work = getattr(room, name)

    def counting(*given: Any, **named: Any) -> Any:
        counted[name] += 1
        return work(*given, **named)

    monkeypatch.setattr(room, name, counting)


def test_every_change_is_shown_before_anything_changes(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。話す。", "plan": [{"_row": "r1", "who": "課長"}]})
    file = carried_home(building, me)
    write(building, me, {"goal": "会う。話す。また会う。"})
    home = edited(file, {"goal": "会う。茶を飲む。話す。", "plan/r1#2": "表を見せる", "plan/r2#1": "係長"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))

    shown = words(page)
    assert "両方の文を残します" in shown
    assert "足 茶を飲む。" in shown
    assert "新しい行として足します" in shown
    assert buttons(page) == ["取り込む"]
    assert said(building, sheet)["goal"] == "会う。話す。また会う。"


def test_taking_in_keeps_what_the_team_wrote_meanwhile_and_the_same_file_again_changes_nothing(
    building: Building,
) -> None:
    _, (team,) = building.run()
    sato, suzuki = building.member(team), building.member(team, name="鈴木")
    sheet = write(building, sato, {"goal": "会う。話す。"})
    home = edited(carried_home(building, sato), {"goal": "会う。茶を飲む。話す。"})
    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    write(building, sato, {"goal": "会う。話す。また会う。"})

    page = press(page, "取り込む")
    assert "表示したあとで、シートが書きかえられました。" in words(page)
    assert "足 茶を飲む。 話す。また会う。" in words(page)
    assert said(building, sheet) == {"goal": "会う。話す。また会う。"}
    page = press(page, "取り込む")

    assert "「話すこと」：1 件を取り込みました。" in words(page)
    assert ">「話すこと」：1 件を取り込みました。<" in source(page).partition('class="wb-done"')[2]
    assert 'class="wb-notice"' not in source(page)  # what has worked does not look like a caution
    assert "「話すこと」をひらく" in labels(page)
    assert said(building, sheet) == {"goal": "会う。茶を飲む。話す。また会う。"}
    with building.database.reading() as db:
        last = select(tables.SheetUpdate.member_id).order_by(tables.SheetUpdate.seq.desc())
        assert db.scalars(last).first() == suzuki.id
    again = drop(building.open("bring-back"), ("宿題 (1).xlsx", home))
    assert SAME in words(again)
    assert buttons(again) == []
    assert said(building, sheet) == {"goal": "会う。茶を飲む。話す。また会う。"}


def test_a_file_is_read_once_and_compared_once_until_it_is_in(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    foreign = edited(carried_home(building, None, filled=False), {"goal": "紙。"})
    counted = Counter[str]()
    count(monkeypatch, counted, READER, "sheets")
    count(monkeypatch, counted, plain_values, "opened")
    count(monkeypatch, counted, comparison, "today_in")

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    page = looked_at(page.run())
    press(page, "取り込む")

    assert counted == {"sheets": 1, "opened": 1, "today_in": 1}
    assert said(building, sheet) == {"goal": "会う。話す。"}
    counted.clear()
    drop(drop(building.open("bring-back"), ("紙.xlsx", foreign)), ("紙.xlsx", foreign), ("宿題.xlsx", home))
    assert counted["opened"] == counted["today_in"] == 1


def test_of_two_files_of_one_question_the_second_is_shown_again_and_the_first_is_in(
    building: Building,
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    one, two = (
        edited(carried_home(building, me), {"goal": f"会う。{more}"}) for more in ("話す。", "茶を飲む。")
    )

    page = press(drop(building.open("bring-back"), ("一.xlsx", one), ("二.xlsx", two)), "取り込む")

    assert said(building, sheet) == {"goal": "会う。話す。"}
    assert words(page).count("まだ何も取り込んでいません。") == 1
    assert words(page).count("「話すこと」：1 件を取り込みました。") == 1
    page = press(page, "取り込む")
    assert buttons(page) == []
    assert said(building, sheet)["goal"] in {"会う。話す。茶を飲む。", "会う。茶を飲む。話す。"}


def test_a_press_in_a_second_browser_brings_nothing_in_twice(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"plan/r1#1": "課長", "goal": "会う。話す。"})
    one, two = (drop(building.open("bring-back"), ("宿題.xlsx", home)) for _ in range(2))

    press(one, "取り込む")
    late = press(two, "取り込む")

    assert SAME in words(late)
    assert buttons(late) == []
    assert said(building, sheet) == {"goal": "会う。話す。", "plan": [{"_row": "r1", "who": "課長"}]}


def test_what_does_not_merge_waits_beside_and_the_teams_words_stand(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "月に一度、会う。"})
    home = edited(carried_home(building, me), {"goal": "毎週、会う。"})
    write(building, me, {"goal": "三月までに会う。"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    assert "今の文はそのままにし、別案として横に置きます" in words(page)
    page = press(page, "取り込む")

    assert "別案として横に置きました。" in words(page)
    assert said(building, sheet) == {"goal": "三月までに会う。"}


def test_an_emptied_cell_deletes_nothing(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})

    page = drop(building.open("bring-back"), ("x.xlsx", edited(carried_home(building, me), {"goal": None})))

    assert "このファイルには、新しく取り込むところはありません。" in words(page)
    assert buttons(page) == []
    assert said(building, sheet) == {"goal": "会う。"}


def test_what_cannot_be_read_says_what_could_be_written(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"pace": "slow"}, name="tone")
    home = edited(carried_home(building, me, "tone"), {"pace": "とても速い", "why": "人が足りない。"})

    page = drop(building.open("bring-back"), ("x.xlsx", home))

    assert "読めなかったので、取り込みません" in words(page)
    assert "書けるのは：ゆっくり・着実に" in words(page)
    page = press(page, "取り込む")
    assert "1 件を取り込みました。1 件は読めなかったので、取り込んでいません。" in words(page)
    sheet = sheet_of(building, me, "tone")
    assert said(building, sheet, "tone") == {"pace": "slow", "why": "人が足りない。"}


def test_several_sheets_of_several_files_come_in_with_one_press(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    file = edited(carried_home(building, me, "talk", "tone"), {"goal": "会う。", "why": "人が足りない。"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", file), ("写真.png", b"\x89PNG"))
    assert "「.png」のファイルは読めません" in words(page)
    page = press(page, "取り込む")

    assert said(building, sheet_of(building, me)) == {"goal": "会う。"}
    assert said(building, sheet_of(building, me, "tone"), "tone") == {"why": "人が足りない。"}
    assert "「話すこと」：1 件" in words(page)
    assert "「進めぐあい」：1 件" in words(page)
