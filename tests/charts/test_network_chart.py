"""A network says who came and who left, and everybody keeps their place from stage to stage."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.charts.chart_examples import filled, worksheet
from workbook import charts
from workbook.charts.drawing import line_captions, network_places, network_ties
from workbook.charts.drawing.line_captions import DrawnTie
from workbook.charts.drawing.network_ties import Tie
from workbook.charts.drawing.picture import Picture
from workbook.content.forms import form as forms
from workbook.texts import widths

NODES = [
    {"_row": "r1", "name": "本人", "stance": "self"},
    {"_row": "r2", "name": "畑の人", "stance": "near", "hub": "yes"},
    {"_row": "r3", "name": "包括の職員", "stance": "pro"},
    {"_row": "r4", "name": "犬", "stance": "near"},
]
EDGES: list[dict[str, Any]] = [
    {"_row": "r1", "from": "r1", "to": "r2", "at-start": "thick", "at-later": "thin", "way": "both"},
    {
        "_row": "r2",
        "from": "r3",
        "to": "r1",
        "at-busy": "thick",
        "at-later": "none",
        "way": "one",
        "means": "c1",
    },
    {"_row": "r3", "from": "r1", "to": "gone"},
]


def drawn(**options: Any) -> tuple[Picture, ...]:
    sheet = worksheet("network")
    values = {"map": {"nodes": NODES, "edges": EDGES}}
    return charts.draw(sheet, forms.of_worksheet(sheet), values, **options)


def places(picture: Picture) -> dict[str, tuple[float, float]]:
    """Return where names stand, without edge labels."""
    found = {}
    for trace in picture.figure["data"]:
        if trace["mode"] == "text":
            for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
                found[text.replace("<b>", "").replace("</b>", "")] = (x, y)
    return {name: at for name, at in found.items() if name in {"本人", "★畑の人", "包括の職員", "犬"}}


def test_every_stage_says_what_became_of_the_ties() -> None:
    assert [(picture.stage, picture.summary) for picture in drawn()] == [
        (
            "① はじめ",
            (
                "① はじめ：人・場所は合わせて4、つながりは1本です。よりどころ：畑の人。"
                "線のない人・場所：犬、包括の職員。相手がまだ決まっていない線が1本あります。"
            ),
        ),
        (
            "② いちばん多いとき",
            (
                "② いちばん多いとき：人・場所は合わせて4、つながりは2本です。前の場面から増えた線：包括の職員と本人。"
                "よりどころ：畑の人。線のない人・場所：犬。相手がまだ決まっていない線が1本あります。"
            ),
        ),
        (
            "③ しばらくあと",
            (
                "③ しばらくあと：人・場所は合わせて4、つながりは1本です。前の場面から減った線：包括の職員と本人。"
                "前の場面から細くなった線：本人と畑の人。よりどころ：畑の人。"
                "線のない人・場所：犬、包括の職員。相手がまだ決まっていない線が1本あります。"
            ),
        ),
    ]


def test_the_table_carries_every_tie_and_everybody_without_one() -> None:
    assert drawn(stage="later")[0].table == (
        (
            "だれから",
            "立場",
            "だれへ",
            "立場",
            "強さ ③ しばらくあと",
            "前の場面から",
            "向き",
            "手段",
            "気持ち",
        ),
        ("本人", "本人", "畑の人（★よりどころ）", "近所の人", "細い", "細くなった", "おたがいに", "", ""),
        ("包括の職員", "専門職", "本人", "本人", "なし", "減った", "一方から", "会う", ""),
        ("犬", "近所の人", "（線はまだない）", "", "", "", "", "", ""),
    )


def test_nobody_moves_between_stages_or_when_professionals_are_hidden() -> None:
    start, busy, later = (places(picture) for picture in drawn(width=900))
    without = places(drawn(width=900, stage="busy", professionals=False)[0])

    assert start == busy == later
    assert without == {name: at for name, at in busy.items() if name != "包括の職員"}


def test_without_professionals_their_ties_are_gone_too() -> None:
    picture = drawn(stage="busy", professionals=False)[0]

    assert picture.title == "つながりマップ ② いちばん多いとき（専門職を除く）"
    assert picture.summary.startswith(
        "② いちばん多いとき：専門職を除くと、人・場所は合わせて3、つながりは1本です。"
    )
    assert "包括" not in str(picture)


def test_only_professionals_leave_an_empty_picture_that_says_so() -> None:
    sheet = worksheet("network")
    values = {"map": {"nodes": [NODES[2]], "edges": []}}

    picture = charts.draw(sheet, None, values, stage="start", professionals=False)[0]

    assert (picture.is_empty, picture.summary) == (True, "専門職を除くと、だれもいなくなります。")


def test_change_is_told_by_line_and_word_not_by_colour() -> None:
    busy, later = drawn()[1:]

    assert "増えた" in str(busy.figure["data"])
    assert "減った" in str(later.figure["data"])
    assert "細くなった" in str(later.figure["data"])
    assert "longdash" in str(later.figure["layout"]["shapes"])
    assert "longdash" not in str(busy.figure["layout"]["shapes"])


def test_a_tie_from_somebody_to_himself_is_one_without_an_end() -> None:
    sheet = worksheet("network")
    values = {
        "map": {"nodes": NODES[:1], "edges": [{"_row": "r1", "from": "r1", "to": "r1", "at-busy": "thick"}]}
    }

    picture = charts.draw(sheet, None, values, stage="busy")[0]

    assert picture.summary == (
        "② いちばん多いとき：人・場所は合わせて1、つながりは0本です。線のない人・場所：本人。"
        "相手がまだ決まっていない線が1本あります。"
    )


def test_signs_on_lines_are_explained_only_when_they_occur() -> None:
    sheet = worksheet("network")
    felt = [{**EDGES[0], "feeling": "c2"}]

    said = str(charts.draw(sheet, None, {"map": {"nodes": NODES, "edges": felt}})[0].figure["data"])

    assert "線の上のしるし" not in str(drawn()[0].figure["data"])
    assert "－ しんどい" in said
    assert "＋ 楽になる" not in said


@pytest.mark.parametrize("count", [3, 9, 20, 50])
def test_words_on_a_line_cover_no_other_line_and_no_cross(count: int) -> None:
    others = [f"r{n}" for n in range(count)]
    places = network_places.around("me", others, width=456, box=(78, 54)).at
    changes = (network_ties.NEW, network_ties.LOST, network_ties.THICKER)
    lines = [
        DrawnTie(
            Tie(
                f"t{n}",
                "me",
                other,
                "",
                1,
                "",
                is_there=True,
                change=changes[n % 3],
                means="",
                feeling="",
                sign="＋",
            ),
            places["me"],
            places[other],
        )
        for n, other in enumerate(others)
    ]

    words = line_captions.on_lines(lines, [])

    crosses = [line_captions.between(line, 0.5) for line in lines if line.tie.change == network_ties.LOST]
    for word in words:
        left, top, right, bottom = line_captions.around(
            (word.x, word.y), widths.of(word.lines[0]) * 12 + 4, 12 * 1.4
        )
        through = [
            line
            for line in lines
            if any(
                left < x < right and top < y < bottom
                for x, y in (line_captions.between(line, step / 200) for step in range(201))
            )
        ]
        assert len(through) <= 1
        assert not [at for at in crosses if left < at[0] < right and top < at[1] < bottom]
    assert words


def test_without_a_person_the_one_with_most_ties_stands_in_the_middle() -> None:
    sheet = worksheet("network")
    nodes = [{"_row": "r1", "name": "北町"}, {"_row": "r2", "name": "県"}, {"_row": "r3", "name": "南町"}]
    edges = [{"_row": "r1", "from": "r1", "to": "r2"}, {"_row": "r2", "from": "r3", "to": "r2"}]

    picture = charts.draw(sheet, None, {"map": {"nodes": nodes, "edges": edges}}, width=800, stage="start")[0]

    trace = next(trace for trace in picture.figure["data"] if trace["mode"] == "text")
    middle = next(x for x, text in zip(trace["x"], trace["text"], strict=True) if "県" in text)
    assert middle == 400
    assert picture.table[1][4] == "（空欄）"


def test_people_keep_apart_however_many_they_are() -> None:
    for count, width in itertools.product((*range(1, 30), 40, 49, 50, 60, 80), (320, 360, 560, 700, 1000)):
        found = network_places.around("me", [f"r{n}" for n in range(count)], width=width, box=(78, 54))
        room = (26, 26) if found.numbered else (78, 54)
        close = [
            (one, other)
            for one, other in itertools.combinations(found.at.values(), 2)
            if abs(one[0] - other[0]) < room[0] - 2 and abs(one[1] - other[1]) < room[1] - 2
        ]
        assert close == [], (count, width)


def test_many_people_are_numbered_and_named_below() -> None:
    picture = charts.draw(*filled("network", 50), width=360, stage="busy")[0]

    assert picture.table[1][0].startswith("1 ")
    assert "50" in {text.strip("<b/>") for trace in picture.figure["data"] for text in trace.get("text", ())}


def test_only_a_network_with_professionals_can_hide_them() -> None:
    assert charts.has_professionals(worksheet("network"))
    assert not charts.has_professionals(worksheet("funnel"))
