"""What holds for every picture: it can be drawn, read without seeing it, and nothing covers anything."""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from itertools import combinations
from typing import Any, get_args

import plotly.graph_objects as go
import pytest

from tests.charts.chart_examples import KINDS, LONG, filled
from workbook import charts
from workbook.charts.drawing import look
from workbook.charts.drawing.picture import Picture
from workbook.content.forms.form import Form
from workbook.content.model import charts as specs
from workbook.content.model.worksheets import Worksheet
from workbook.texts import widths

Box = tuple[float, float, float, float]
_TOUCH = 4.0


def kinds_of_charts() -> set[str]:
    """Return every kind that YAML may name."""
    union = get_args(specs.Chart)[0]
    return {get_args(model.model_fields["kind"].annotation)[0] for model in get_args(union)}


def test_every_kind_of_chart_is_drawn_and_tried_here() -> None:
    assert set(KINDS) == kinds_of_charts() == set(charts.DRAW)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 3, 50])
@pytest.mark.parametrize("width", [320, 1000])
def test_a_picture_is_one_that_plotly_accepts(kind: str, count: int, width: int) -> None:
    for picture in charts.draw(*filled(kind, count), width=width):
        go.Figure(picture.figure)
        assert picture.title
        assert picture.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_has_written_is_said_kindly_without_an_axis(kind: str) -> None:
    for picture in charts.draw(*filled(kind, 0)):
        assert picture.is_empty
        assert picture.summary.endswith("。")
        assert len(picture.table) == 1
        assert not picture.figure["layout"]["xaxis"]["visible"]
        assert [trace["mode"] for trace in picture.figure["data"]] == ["text"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 20])
def test_a_filled_picture_has_sentences_and_a_table(kind: str, count: int) -> None:
    for picture in charts.draw(*filled(kind, count)):
        assert not picture.is_empty
        assert picture.summary.endswith("。")
        assert len(picture.table) > 1
        assert {len(row) for row in picture.table} == {len(picture.table[0])}
        assert all(isinstance(cell, str) for row in picture.table for cell in row)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"two-sided", "funnel", "network"}))
def test_the_table_carries_long_words_whole(kind: str) -> None:
    picture = charts.draw(*filled(kind, 20))[0]

    cells = {cell for row in picture.table for cell in row}

    assert any(LONG[0] in cell for cell in cells)
    assert not any(cell.endswith("…") for cell in cells)


def text_boxes(figure: dict[str, Any]) -> list[tuple[str, Box]]:
    """Return what is written in a figure and the room it takes."""
    found = []
    for trace in figure["data"]:
        if trace.get("mode") != "text":
            continue
        for x, y, text, anchor, size in zip(
            trace["x"],
            trace["y"],
            trace["text"],
            trace["textposition"],
            trace["textfont"]["size"],
            strict=True,
        ):
            lines = [html.unescape(line) for line in re.sub("</?b>", "", text).split("<br>")]
            wide, high = max(map(widths.of, lines)) * size, len(lines) * size * 1.3
            down, across = anchor.split()
            left = {"right": x, "left": x - wide, "center": x - wide / 2}[across]
            top = {"bottom": y, "top": y - high, "middle": y - high / 2}[down]
            found.append((" ".join(lines), (left, top, left + wide, top + high)))
    return found


def meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] - _TOUCH
        and other[0] < one[2] - _TOUCH
        and one[1] < other[3] - _TOUCH
        and other[1] < one[3] - _TOUCH
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [3, 20, 50])
@pytest.mark.parametrize("width", [280, 320, 360, 560, 1000])
def test_words_never_meet_and_stay_on_the_paper(kind: str, count: int, width: int) -> None:
    for picture in charts.draw(*filled(kind, count), width=width):
        boxes = text_boxes(picture.figure)
        meeting = [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if meet(one, other)]
        outside = [words for words, box in boxes if box[0] < -_TOUCH or box[2] > width + 3 * _TOUCH]
        height = picture.figure["layout"]["height"]
        below = [words for words, box in boxes if box[3] > height + _TOUCH or box[1] < -_TOUCH]

        assert (meeting, outside, below) == ([], [], [])


NASTY = "<img src=x onerror=alert(1)> $a$ <b>太い</b> &amp; %{x} [a](javascript:1)\u2028二行目\ud800\x00"


def nasty(kind: str) -> tuple[Worksheet, Form, dict[str, Any]]:
    sheet, form, values = filled(kind, 3)
    return (
        sheet,
        form,
        json.loads(json.dumps(values).replace(json.dumps(LONG[1])[1:-1], json.dumps(NASTY)[1:-1])),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_write_is_shown_verbatim_and_never_read_as_markup(kind: str) -> None:
    for picture in charts.draw(*nasty(kind)):
        said = [
            text
            for trace in picture.figure["data"]
            for text in (*trace.get("text", ()), *trace.get("hovertext", ()))
        ]
        tags = {tag for text in said for tag in re.findall("<[^>]*>", text)}
        everything = json.dumps([picture.figure, picture.summary, picture.table], ensure_ascii=False)

        assert tags <= {"<b>", "</b>", "<br>"}
        assert not any("$" in text or "太い</b>" in text for text in said)
        assert "hovertemplate" not in everything
        assert everything.encode()


def calls(kind: str, rows: int) -> int:
    """Return how many functions are called to draw the pictures of so many rows: the same on every machine."""
    sheet, form, values = filled(kind, rows)
    charts.draw(sheet, form, values, stage="busy")  # what is read once is read now
    counted = Counter[str]()
    sys.setprofile(lambda _frame, event, _argument: counted.update((event,)))
    try:
        pictures: tuple[Picture, ...] = charts.draw(sheet, form, values, stage="busy")
    finally:
        sys.setprofile(None)
    assert pictures
    return counted["call"]


@pytest.mark.parametrize("kind", KINDS)
def test_fifty_rows_take_no_more_than_their_share_of_work(kind: str) -> None:
    assert calls(kind, 50) < 12 * calls(kind, 10)


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_twice_gives_the_same_picture(kind: str) -> None:
    assert charts.draw(*filled(kind, 20)) == charts.draw(*filled(kind, 20))


def test_a_chart_of_a_question_that_is_gone_is_left_out_or_says_so() -> None:
    for kind in KINDS:
        sheet, _, values = filled(kind, 3)
        for picture in charts.draw(sheet, Form("w99", "", "", ()), values):
            assert picture.is_empty


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [280, 324, 356])
def test_words_that_begin_in_a_box_end_in_it_on_a_phone(kind: str, width: int) -> None:
    for picture in charts.draw(*filled(kind, 20), width=width):
        boxes = [one for one in picture.drawing.shapes if isinstance(one, look.Box)]
        assert picture.width == width
        over = []
        for words, (left, top, right, bottom) in text_boxes(picture.figure):
            around = [
                one
                for one in boxes
                if one.left <= left < one.right and one.top <= (top + bottom) / 2 <= one.bottom
            ]
            if around and right > min(one.right for one in around) + _TOUCH:
                over.append(words)

        assert over == []
