"""A report of a run quotes the teams' words as they stand, and nobody can tell whose they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.ours import library as our_content
from workbook.content import library
from workbook.content.forms import reported
from workbook.content.forms.reported import Days, KnownNames, Quote, Theme

TEXT = """
id: {id}
title: シート
purpose: 書きます。
minutes: {{full: 10, short: 5}}
seen_by: {seen_by}
label: 当教材の案
questions:
  - {{id: goal, kind: text, label: ゴール, {mark}}}
  - {{id: free, kind: text, label: 自由に}}
  - {{id: next, kind: date, label: 次の日, report: true}}
  - {{id: talks, kind: plan, label: だれに, report: true}}
"""
FOUND = library.read_texts(
    {
        "exercises/worksheets/shown.yaml": TEXT.format(id="shown", seen_by="course", mark="report: true"),
        "exercises/worksheets/kept.yaml": TEXT.format(id="kept", seen_by="team", mark="lines: 2"),
    }
)
SHOWN, KEPT = FOUND.worksheets["shown"], FOUND.worksheets["kept"]
ROWS = [
    {"_row": "r1", "who": "佐藤", "what": "=1+1 と\n聞く", "by": "2026-12-01"},
    {"_row": "r2", "who": "佐藤", "what": "", "by": "来月"},
    {"_row": "r3", "who": "鈴木", "what": "会う", "by": "来月"},
]
FIRST: dict[str, Any] = {"goal": "わ。　", "free": "秘密", "next": "2026-12-01", "talks": ROWS}
SECOND: dict[str, Any] = {"goal": "あ。", "next": "令和8年12月1日（火）"}


def test_words_stand_as_they_are_in_an_order_that_is_no_teams() -> None:
    assert reported.themes([SHOWN], {"shown": [FIRST, SECOND, {"goal": " "}, {}]}, KnownNames()) == (
        Theme("シート", "ゴール", (Quote("あ。"), Quote("わ。　"))),
        Theme("シート", "だれに", (Quote("=1+1 と\n聞く", "令和8年12月1日（火）"), Quote("会う", "来月"))),
    )


def test_of_a_sheet_that_only_a_team_sees_days_are_counted_and_no_word_is_quoted() -> None:
    answers = {"kept": [FIRST, SECOND, {"next": "春ごろ"}]}

    assert reported.themes([KEPT], answers, KnownNames()) == ()
    assert reported.days([KEPT], answers) == (
        Days("シート", "次の日", ((date(2026, 12, 1), 2),)),
        Days("シート", "だれに", ((date(2026, 12, 1), 1),)),
    )


def test_names_of_towns_and_teams_are_covered_until_released_and_other_names_are_marked() -> None:
    written = ["みどり市の田中さんを待つ", "静枝さんの話", "保健師さんと会う"]

    found = reported.themes(
        [SHOWN], {"shown": [{"goal": words} for words in written]}, KnownNames(("静枝",), ("みどり市",))
    )

    name, team = "人の名前かもしれません", "まちかチームの名前が入っています"
    (key,) = [quote.key for quote in found[0].quotes if quote.key]
    quotes = (
        Quote("〇〇の田中さんを待つ", "", (name,), key, written[0]),
        Quote("保健師さんと会う"),
        Quote("静枝さんの話"),
    )
    assert found == (Theme("シート", "ゴール", tuple(sorted(quotes, key=lambda one: one.text))),)

    known = KnownNames(("静枝",), ("みどり市",), frozenset({key}))
    (theme,) = reported.themes([SHOWN], {"shown": [{"goal": written[0]}, {"goal": f"{written[0]}。"}]}, known)
    assert theme.quotes == (
        Quote("〇〇の田中さんを待つ。", "", (name,), theme.quotes[0].key, f"{written[0]}。"),
        Quote(written[0], "", (name, team), key, written[0]),
    )


def test_nothing_written_is_no_theme() -> None:
    assert reported.themes([SHOWN], {}, KnownNames()) == ()
    assert reported.days([SHOWN, KEPT], {"kept": [{}]}) == ()


def test_our_own_worksheets_give_a_report_words_and_days() -> None:
    ours = our_content().worksheets.values()
    marked = [(one.seen_by, question.kind) for one in ours for question in one.questions if question.report]

    assert ("course", "text") in marked
    assert {"date", "plan"} <= {kind for _, kind in marked}
    assert ("team", "text") not in marked
