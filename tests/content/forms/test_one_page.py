"""A summary holds the team's own words, unchanged, from the answers that YAML names."""

from __future__ import annotations

from typing import Any

from tests.ours import library as our_content
from workbook.content import library
from workbook.content.forms import one_page
from workbook.content.forms.one_page import OnePage, Rows, Shown, TeamWords, WordsPart
from workbook.content.model.library import Library

TEXT = """
id: home
title: 持ち帰り
purpose: 書きます。
minutes: {full: 10, short: 5}
label: 当教材の案
aliases: [old-home]
questions:
  - {id: goal, kind: text, label: ゴール}
  - {id: second, kind: text, label: もう一つ}
  - {id: day, kind: date, label: 次の日}
  - {id: talks, kind: plan, label: だれに, more: [{id: show, kind: choice, label: 図, choices: [{code: other, label: 別}, {code: none, label: なし}]}]}
  - id: sides
    kind: table
    label: 表
    fixed_rows: [{code: office, label: 行政}]
    columns: [{id: good, label: 良いこと}]
charts: [{kind: talk, question: talks, who: who, what: what, by: by}]
summary:
  title: 一枚
  readers: 課長へ
  parts:
    - {kind: sentence, label: めざすこと, origins: [{worksheet: other, question: aim}, {worksheet: old-home, question: goal}]}
    - {kind: list, label: 決めたこと, origins: [{worksheet: home, question: second}, {worksheet: home, question: talks, column: what, lead: by}, {worksheet: home, question: sides, column: good}, {worksheet: home, question: day}]}
    - {kind: table, label: 話す, worksheet: home, question: talks, columns: [by, who]}
    - kind: picture
      label: 図
      pictures: [{worksheet: home, question: talks}, {worksheet: other, question: people}]
      chosen_in: {worksheet: home, question: talks, column: show}
"""
OTHER = """
id: other
title: べつの紙
purpose: 書きます。
minutes: {full: 10, short: 5}
label: 当教材の案
questions:
  - {id: aim, kind: text, label: 目的}
  - {id: people, kind: table, label: 人, columns: [{id: name, label: 名前}]}
charts: [{kind: cards, questions: [people]}]
"""


def read() -> Library:
    return library.read_texts(
        {"exercises/worksheets/home.yaml": TEXT, "exercises/worksheets/other.yaml": OTHER}
    )


def page(values: dict[str, dict[str, Any]]) -> OnePage:
    found = read()
    summary = found.worksheets["home"].summary
    assert summary is not None
    return one_page.make(summary, library=found, values=values)


def test_words_stand_as_they_were_typed_and_say_where_they_are_from() -> None:
    talks = [
        {"_row": "r1", "who": "課長", "what": " =1+1\n話す ", "by": "2026-12-01", "show": "none"},
        {"_row": "r2", "who": "館長", "by": "来週"},
    ]
    made = page(
        {
            "home": {
                "goal": "ゴール。",
                "talks": talks,
                "sides": [{"_row": "office", "good": "早い"}],
                "day": "2026-12-24",
            }
        }
    )

    assert made.parts == (
        WordsPart("めざすこと", (TeamWords("ゴール。", "持ち帰り"),)),
        WordsPart(
            "決めたこと",
            (
                TeamWords(" =1+1\n話す ", "持ち帰り", "令和8年12月1日（火）"),
                TeamWords("早い", "持ち帰り", "行政"),
                TeamWords("令和8年12月24日（木）", "持ち帰り", "次の日"),
            ),
            is_list=True,
        ),
        Rows(
            "話す",
            "持ち帰り",
            ("いつまでに", "だれが"),
            (("令和8年12月1日（火）", "課長"), ("来週", "館長")),
        ),
        Shown("図", "home", "talks", "持ち帰り"),
    )
    assert made.made_from == ("持ち帰り",)


def test_the_first_sentence_with_words_counts_and_no_other_is_shown() -> None:
    made = page({"home": {"goal": "あと"}, "other": {"aim": "さき"}})

    assert made.parts[0] == WordsPart("めざすこと", (TeamWords("さき", "べつの紙"),))
    assert "あと" not in str(made)


def test_the_picture_the_team_chose_comes_before_the_others() -> None:
    talks = [{"_row": "r1", "who": "課長", "show": "other"}]
    people = [{"_row": "r1", "name": "店の人"}]

    with_people = page({"home": {"talks": talks}, "other": {"people": people}})
    without = page({"home": {"talks": talks}})

    assert with_people.parts[3] == Shown("図", "other", "people", "べつの紙")
    assert without.parts[3] == Shown("図", "home", "talks", "持ち帰り")


def test_nothing_written_is_nothing_said() -> None:
    made = page({})

    assert [part.titles for part in made.parts] == [(), (), (), ()]
    assert made.made_from == ()
    assert made.parts[2] == Rows("話す", "持ち帰り", ("いつまでに", "だれが"), ())


def test_our_take_home_sheet_makes_one_of_worksheets_that_are_there() -> None:
    ours = our_content()

    summary = ours.worksheets["w16"].summary
    assert summary is not None
    names = one_page.sources(summary)

    assert {"w02", "w09", "w07", "w14", "w16"} <= set(names)
    assert all(ours.worksheet(name) for name in names)
