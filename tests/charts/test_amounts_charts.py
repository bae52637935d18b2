"""Charts of numbers: what cannot be read is said, what is guessed has a range."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.charts.drawing import in_time
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable
from workbook.content.forms.form import Field
from workbook.texts import widths as letter_widths

MEETINGS: list[dict[str, Any]] = [
    {
        "_row": "r1",
        "name": "連絡会",
        "purpose": "顔を知る",
        "when": "c1",
        "fields": ["c1", "c2"],
        "times": "12",
        "people": "１１",
        "hours": "2時間",
    },
    {
        "_row": "r2",
        "name": "協議会",
        "when": "c1",
        "fields": ["c1"],
        "times": "1,000",
        "people": "2",
        "hours": "30分",
    },
    {"_row": "r3", "purpose": "決める", "times": "約20", "people": "3", "hours": "1:00"},
]


def drawn(kind: str, question: str, rows: list[dict[str, Any]], **options: Any) -> Picture:
    return charts.draw(worksheet(kind), None, {question: rows}, **options)[0]


def numbers_in(picture: Picture) -> list[str]:
    texts = [text for trace in picture.figure["data"] for text in trace.get("text", ())]
    return [text for text in texts if text.startswith("<b>") and text[3:-4].isdigit()]


def test_the_bubbles_say_what_takes_the_time_and_what_has_no_purpose() -> None:
    picture = drawn("bubble-matrix", "rows", MEETINGS)

    assert picture.summary == (
        "会議は3件です。時期では、「いま」に2件、「まだ選んでいない」に1件あります。"
        "延べ時間が大きいのは、「協議会」1,000時間、「連絡会」264時間です。"
        "目的がまだ書けない会議：「協議会」。数がまだそろわない：「会議3（名前はまだ）」。"
        "『約20』は数として読めませんでした。"
    )
    assert picture.table == (
        ("番号", "名前", "時期", "分野", "年に何回", "人数", "長さ", "延べ時間", "目的"),
        ("1", "連絡会", "いま", "高齢、障害", "12回", "１１人", "2時間", "264時間", "顔を知る"),
        ("2", "協議会", "いま", "高齢", "1,000回", "2人", "30分", "1,000時間", "（まだ）"),
        ("3", "会議3（名前はまだ）", "", "", "約20", "3人", "1時間", "（数がそろうと出ます）", "決める"),
    )


def test_a_duration_is_counted_in_hours_and_a_bare_number_is_not_guessed() -> None:
    rows = [{**MEETINGS[0], "hours": typed} for typed in ("1時間30分", "90")]

    picture = drawn("bubble-matrix", "rows", rows)

    assert [row[7] for row in picture.table[1:]] == ["198時間", "（数がそろうと出ます）"]
    assert picture.summary.endswith("『90』は数として読めませんでした。")


def test_things_at_a_time_of_day_stand_in_the_order_of_the_day_and_what_is_no_time_last() -> None:
    fields = {"at": Field("at", "何時", "time")}
    times = ("26:00", "09:05", "昼休み", "14:30")
    part = ReadTable("一日", fields, tuple({"_row": f"r{n}", "at": time} for n, time in enumerate(times)))

    rows = [row for _, row in in_time.in_order(part, "at")]

    assert [in_time.said(part, row, "at") for row in rows] == ["9:05", "14:30", "26:00（翌日2:00）", "昼休み"]


def test_a_meeting_of_two_fields_is_in_both_and_named_once_below() -> None:
    assert sorted(numbers_in(drawn("bubble-matrix", "rows", MEETINGS))) == [
        *["<b>1</b>"] * 3,
        *["<b>2</b>"] * 2,
        *["<b>3</b>"] * 2,
    ]


def widths(picture: Picture) -> dict[str, float]:
    """Return how wide each bubble is on the screen, by its outline's colour and width."""
    shapes = [shape for shape in picture.figure["layout"]["shapes"] if shape["type"] == "path"]
    found = {}
    for shape in shapes:
        xs = [float(point.split(",")[0].lstrip("MLC")) for point in shape["path"].removesuffix(" Z").split()]
        if shape["line"]["width"] == 2:
            found[shape["line"]["color"]] = max(xs) - min(xs)
    return found


def test_the_area_not_the_width_is_the_time() -> None:
    by_colour = widths(drawn("bubble-matrix", "rows", MEETINGS, width=1000))

    with_purpose, without = by_colour["#0017c1"], by_colour["#1a1a1a"]
    assert round((with_purpose / without) ** 2, 3) == 0.264


def test_the_funnel_shows_a_range_and_says_it_is_an_estimate() -> None:
    amounts = [
        {"_row": "c1", "all": "2400", "meeting": "10", "sure": "c1"},
        {"_row": "c2", "all": "300", "meeting": "約20"},
    ]

    picture = drawn("funnel", "amounts", amounts)

    assert picture.title == "分野ごとの量（見立て）"
    assert picture.table == (
        ("分野", "一年の相談", "会議で話す", "確かさ"),
        ("高齢", "2400件（2,280〜2,520）", "10件（9〜11）", "数えた"),
        ("障害", "300件（150〜450）", "約20（数として読めません）", "確かさは空欄"),
        ("子ども", "（空欄）", "（空欄）", "確かさは空欄"),
    )
    assert picture.summary.endswith("『約20』は数として読めませんでした。")
    assert "子ども" not in picture.summary


@pytest.mark.parametrize("width", [320, 360, 456, 1000])
def test_the_range_stays_inside_its_frame(width: int) -> None:
    amounts = [{"_row": "c1", "all": "2400", "meeting": "240", "sure": "c2"}]

    figure = drawn("funnel", "amounts", amounts, width=width).figure

    frame = next(shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect")
    texts = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    ranges = [(x, text) for x, text in zip(texts["x"], texts["text"], strict=True) if "〜" in text]
    assert len(ranges) == 2
    for x, text in ranges:
        assert x + max(map(letter_widths.of, text.split("<br>"))) * 12 <= frame["x1"]


def test_a_funnel_without_a_readable_number_says_which_ones_it_could_not_read() -> None:
    picture = drawn("funnel", "amounts", [{"_row": "c1", "all": "たくさん"}])

    assert picture.is_empty
    assert picture.summary.endswith("『たくさん』は数として読めませんでした。")


def test_low_is_solid_and_what_may_be_more_is_hatched() -> None:
    picture = drawn("funnel", "amounts", [{"_row": "c1", "all": "100", "sure": "c2"}], width=360)

    bars = [trace for trace in picture.figure["data"] if trace["type"] == "bar"]
    lengths = {trace["marker"]["pattern"]["shape"]: trace["x"][-1] for trace in bars[2:]}
    assert round(lengths["/"] / lengths[""], 6) == 3
