"""A still image says what the figure says: every kind of chart, every word, and whatever people typed."""

from __future__ import annotations

import re
import xml.dom.minidom
from typing import Any

import pytest

from tests.pages.charts.chart_examples import KINDS, filled
from workbook.pages import charts
from workbook.pages.charts import look, svg
from workbook.pages.charts.look import Drawing, Words


def _texts(picture: str) -> list[str]:
    parsed: Any = xml.dom.minidom.parseString(picture)  # noqa: S318 -- our own
    return [node.firstChild.data for node in parsed.getElementsByTagName("tspan") if node.firstChild]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 20])
@pytest.mark.parametrize("width", [400, 1000])
def test_every_chart_becomes_an_image_with_all_its_words(kind: str, count: int, width: int) -> None:
    for picture in charts.draw(*filled(kind, count), width=width):
        drawn = svg.of(picture.figure)

        lines = [line for trace in picture.figure["data"] for line in trace.get("text", ())]
        wanted = [re.sub("</?b>", "", part) for line in lines for part in line.split("<br>") if part]
        assert _texts(drawn) == [part.replace("&amp;", "&").replace("&#36;", "$") for part in wanted]
        assert drawn.count("<line") == sum(
            one["type"] == "line" for one in picture.figure["layout"]["shapes"]
        )


def test_signs_that_mean_something_in_xml_stand_for_themselves() -> None:
    typed = "<script>&\x0b\x1f\ud800🙂$x$"
    figure = look.figure(Drawing(40, (), (Words(0, 0, (typed,)),)), 200)

    drawn = svg.of(figure)

    assert _texts(drawn) == ["<script>&🙂$x$"]
    assert "<script" not in drawn
