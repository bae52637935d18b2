"""Charts of words: in the order of time, side by side, whole in the table."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.charts.drawing.picture import Picture


def drawn(kind: str, **values: Any) -> Picture:
    return charts.draw(worksheet(kind), None, values, width=600)[0]


def test_talks_come_in_the_order_of_their_days_with_reiwa() -> None:
    plan = [
        {"_row": "r1", "who": "財政の係長", "what": "お茶代"},
        {"_row": "r2", "who": "住宅課の係長", "what": "連絡先", "by": "2026-11-24"},
        {"_row": "r3", "who": "校長", "what": "給食", "by": "令和8年10月1日"},
        {"_row": "r4", "who": "防災課", "by": "そのうち"},
    ]

    picture = drawn("talk", plan=plan)

    assert picture.table == (
        ("いつまでに", "だれが", "何を"),
        ("令和8年10月1日（木）", "校長", "給食"),
        ("令和8年11月24日（火）", "住宅課の係長", "連絡先"),
        ("そのうち", "防災課", "（空欄）"),
        ("（空欄）", "財政の係長", "お茶代"),
    )
    assert picture.summary.startswith("令和8年10月1日（木）までに、校長と「給食」を話します。")


def test_steps_of_a_road_come_in_the_order_of_the_choices() -> None:
    steps = [
        {"_row": "r1", "when": "c3", "more": "ふりかえる", "kind": "c1"},
        {"_row": "r2", "when": "c1", "more": "会いに行く", "kind": "c2", "name": "佐々木"},
        {"_row": "r3", "more": "いつか"},
    ]

    picture = drawn("roadmap", rows=steps)

    assert [row[2] for row in picture.table[1:]] == ["会いに行く", "ふりかえる", "いつか"]
    assert picture.summary == (
        "時期の順に、歩みが3件あります。いま：会いに行く（場）。一年：ふりかえる（人）。"
        "時期はまだ：いつか（働きはまだ）。"
    )


def test_every_step_of_a_road_says_its_time_far_from_the_axis() -> None:
    steps = [{"_row": f"r{n}", "when": "c3", "more": "歩み", "kind": "c1"} for n in range(20)]

    said = [text for trace in drawn("roadmap", rows=steps).figure["data"] for text in trace.get("text", ())]

    assert said.count("一年／人") == 20


def test_on_a_narrow_sheet_the_cards_do_not_lose_a_third_to_the_one_they_hang_on() -> None:
    plan = [{"_row": "r1", "who": "財政の係長", "what": "お茶代", "by": "2026-11-24"}]

    narrow, broad = (
        charts.draw(worksheet("talk"), None, {"plan": plan}, width=width)[0] for width in (324, 600)
    )

    assert _left_of(narrow, "財政の係長") == 52
    assert _left_of(broad, "財政の係長") == 238


def _left_of(picture: Picture, words: str) -> float:
    trace = next(trace for trace in picture.figure["data"] if trace["mode"] == "text")
    return float(trace["x"][[words in text for text in trace["text"]].index(True)])


def test_functions_are_told_apart_by_pattern() -> None:
    steps = [{"_row": f"r{n}", "when": "c1", "more": "歩み", "kind": f"c{n}"} for n in (1, 2, 3)]

    bars = [trace for trace in drawn("roadmap", rows=steps).figure["data"] if trace["type"] == "bar"]

    assert len({trace["marker"]["pattern"]["shape"] for trace in bars}) == 3


def test_named_rows_are_all_shown_once_one_is_written() -> None:
    picture = drawn("two-sided", amounts=[{"_row": "c2", "good": "楽になる"}])

    assert picture.table == (
        ("分野", "良いこと", "気がかり", "答え"),
        ("高齢", "", "", ""),
        ("障害", "楽になる", "", ""),
        ("子ども", "", "", ""),
    )
    assert picture.summary.endswith("「良いこと」だけ：「障害」。")


def test_rows_nobody_has_begun_are_named_once_and_take_one_line() -> None:
    rows = [
        {"_row": "r1", "name": "発災の日", "purpose": "名簿", "more": "金物店"},
        {"_row": "r2", "name": "一週間", "purpose": "会議"},
        {"_row": "r3", "name": "一年"},
    ]

    picture = charts.draw(worksheet("matrix"), None, {"rows": rows}, width=324)[0]

    assert picture.summary == (
        "名前ごとに、「目的」、「時期」、「ひとこと」を並べました。まだ何も書かれていない名前：「一年」。"
        "「時期」はまだ空欄です。「ひとこと」がまだ空欄：「一週間」。"
    )
    said = [text for trace in picture.figure["data"] for text in trace.get("text", ())]
    assert said.count("（まだ空欄）") == 1


def test_cards_are_the_lines_people_wrote_and_are_not_counted() -> None:
    picture = drawn("cards", words="二階で足音\n\n 終バスが早い ")

    assert picture.table == (
        ("問い", "書いたこと"),
        ("本人の言葉", "二階で足音"),
        ("本人の言葉", "終バスが早い"),
    )
    assert picture.summary == "「本人の言葉」に書いたこと：「二階で足音」、「終バスが早い」。"


def test_the_persons_words_stand_alone_when_no_host_is_found_yet() -> None:
    picture = drawn("matching", words="手は動く")

    assert not picture.is_empty
    assert picture.summary == "本人の言葉：「手は動く」。受け入れてくれそうなところは、まだ書かれていません。"
    assert picture.table[-1] == ("本人の言葉：手は動く", "", "")


def test_a_level_is_shaded_and_written_in_letters_one_can_read() -> None:
    levels = [{"_row": f"r{n}", "name": f"課{n}", "level": f"c{n}"} for n in (1, 2, 3)]

    picture = drawn("heat-map", rows=levels)

    trace = picture.figure["data"][0]
    written = dict(zip(trace["text"], trace["textfont"]["color"], strict=True))
    assert (written["ない"], written["濃い"]) == ("#1a1a1a", "#ffffff")
    assert [row[1] for row in picture.table[1:]] == ["ない", "うすい", "濃い"]


def test_what_was_not_chosen_has_a_place_of_its_own() -> None:
    things = [{"_row": "r1", "name": "朝市", "level": "c2"}, {"_row": "r2", "name": "将棋", "reach": "c1"}]

    picture = drawn("bubble-map", rows=things)

    assert picture.summary == (
        "会議は2件です。受け止める「うすい」：「朝市」。受け止める「まだ選んでいない」：「将棋」。"
    )


def test_a_code_the_worksheet_no_longer_knows_is_shown_as_it_is() -> None:
    picture = drawn("rings", rows=[{"_row": "r1", "name": "朝市", "kind": "old-code", "level": "c1"}])

    assert picture.table[1] == ("1", "朝市", "old-code", "ない")
    assert picture.summary == "まちのまわりの輪です。どの輪かはまだ：「朝市」。"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"who": "係長", "what": "会議", "by": "2026-12-01"},
            "令和8年12月1日（火）までに、係長と「会議」を話します。",
        ),
        ({"who": "係長", "what": "会議"}, "係長と「会議」を話します（期日はまだ）。"),
        (
            {"who": "係長", "by": "2026-12-01"},
            "令和8年12月1日（火）までに、係長と、まだ決めていないことを話します。",
        ),
        ({"what": "会議", "by": "2026-12-01"}, "令和8年12月1日（火）までに、だれかと「会議」を話します。"),
        ({"who": "係長", "what": "会議", "by": "そのうち"}, "そのうち、係長と「会議」を話します。"),
        ({"who": "係長"}, "係長と、まだ決めていないことを話します（期日はまだ）。"),
        ({"what": "会議"}, "だれかと「会議」を話します（期日はまだ）。"),
    ],
)
def test_a_talk_is_a_right_sentence_whatever_is_missing(row: dict[str, str], sentence: str) -> None:
    assert drawn("talk", plan=[{"_row": "r1", **row}]).summary == sentence
