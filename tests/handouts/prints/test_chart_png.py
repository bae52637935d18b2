"""A chart can be put on paper without a browser: every kind, every word, no markup."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.charts.chart_examples import KINDS, filled
from workbook import charts
from workbook.charts import Picture
from workbook.charts.drawing import look
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.handouts.prints import chart_png

_SVG = "{http://www.w3.org/2000/svg}"


def on_paper(drawing: Drawing) -> Picture:
    return Picture("talk", "", drawing, 320, "", ())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 3])
def test_every_word_of_a_chart_is_in_its_drawing(kind: str, count: int) -> None:
    for picture in charts.draw(*filled(kind, count), width=700):
        drawn = ET.fromstring(chart_png.svg(picture, height=picture.height))  # noqa: S314 -- our own

        said = [text.text or "" for text in drawn.iter(f"{_SVG}text")]
        assert said == [line for words in picture.drawing.words for line in words.lines]
        assert not [line for line in said if "<b>" in line or "&amp;" in line]


def test_typed_signs_are_drawn_as_signs() -> None:
    words = ('<b>太字</b> $x$ & "引用" <script>', "二行目\x00")
    picture = on_paper(Drawing(80, words=(PlacedWords(4, 4, words, bold=True),)))

    drawn = ET.fromstring(chart_png.svg(picture, height=80))  # noqa: S314 -- our own

    texts = list(drawn.iter(f"{_SVG}text"))
    assert [text.text for text in texts] == ['<b>太字</b> $x$ & "引用" <script>', "二行目"]
    assert {text.get("font-weight") for text in texts} == {"bold"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_has_ink_and_the_size_that_was_asked_for(kind: str) -> None:
    picture = charts.draw(*filled(kind, 3), width=700)[-1]
    width, height = picture.width, picture.height

    image = Image.open(io.BytesIO(chart_png.png(picture, height=height / 2))).convert("L")

    assert image.width / image.height == pytest.approx(width / (height / 2), rel=0.02)
    dark = sum(image.histogram()[:128])
    assert dark > 200


def test_patterns_keep_bars_apart_without_colour() -> None:
    bars = [look.Bar(0, 0, 100, 20), look.Bar(0, 30, 100, 50, "/"), look.Bar(0, 60, 100, 80, ".")]
    picture = on_paper(Drawing(90, traces=look.patterned(bars)))

    drawn = ET.fromstring(chart_png.svg(picture, height=90))  # noqa: S314 -- our own

    fills = [rect.get("fill") for rect in drawn.findall(f"{_SVG}rect")]
    assert len(set(fills)) == 3
    assert {fill[5:-1] for fill in fills if fill and fill.startswith("url")} == {
        pattern.get("id") for pattern in drawn.iter(f"{_SVG}pattern")
    }
