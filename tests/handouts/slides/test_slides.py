"""Slides can be read from the last row, lose no word, keep to themselves what the facilitator knows, and can be edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from tests import ours
from workbook.config import ROOT
from workbook.content.course import script, timetable
from workbook.content.forms import line_breaks
from workbook.content.yaml import files
from workbook.handouts.slides import deck, period_slides, text_pages
from workbook.handouts.slides.block_slides import Around
from workbook.handouts.slides.deck import LAYOUTS, Slide

OURS = ours.library()
AROUND = Around(OURS, (ROOT / files.FIGURES).joinpath, date(2026, 11, 28))
_MOST_LETTERS = 40


def _period(course: str, period: str) -> script.Script:
    found = timetable.find_period(OURS.courses[course], period)
    assert found
    return script.of_period(OURS.courses[course], found, OURS)


@pytest.fixture(scope="module")
def decks() -> dict[str, tuple[Slide, ...]]:
    """What stands on the slides of every module and of every period of every course."""
    modules = {one.id: period_slides.slides_of_module(one, "full", AROUND) for one in OURS.modules.values()}
    periods = {
        f"{course.id}/{period.id}": period_slides.slides_of_period(_period(course.id, period.id), AROUND)
        for course in OURS.courses.values()
        for day in course.days
        for period in day.periods
    }
    return {**modules, **periods}


@pytest.fixture(scope="module")
def made() -> bytes:
    """The file of a module with a picture, cards, a question and homework."""
    return period_slides.of_module(OURS.modules["m03"], "full", AROUND)


def test_no_line_has_more_than_forty_letters_and_no_slide_more_lines_than_it_holds(
    decks: dict[str, tuple[Slide, ...]],
) -> None:
    rooms = [box.room for look in ("text", "line") for box in LAYOUTS[look].boxes.values()]
    assert max(rooms) <= _MOST_LETTERS

    too_tall = {
        (name, slide.title)
        for name, slides in decks.items()
        for slide in slides
        for place, texts in ((0, (slide.title,)), (1, slide.lines))
        if _tall(texts, LAYOUTS[slide.look].boxes[place].room) > _most(slide, place)
    }
    assert too_tall == set()
    assert sum(map(len, decks.values())) > 1000


def _tall(texts: Sequence[str], room: float) -> int:
    return sum(line_breaks.lines(text, room, 99) for text in texts)


def _most(slide: Slide, place: int) -> int:
    return LAYOUTS[slide.look].boxes[place].lines if place else 2


def test_every_word_of_a_story_and_a_fact_is_shown_and_no_word_for_facilitators(
    decks: dict[str, tuple[Slide, ...]],
) -> None:
    for module in OURS.modules.values():
        slides = decks[module.id]
        seen = "".join(line for one in slides for line in one.lines)
        titles = "".join(one.title for one in slides)
        notes = "\n".join(one.notes for one in slides)
        for block in module.blocks:
            if block.kind in {"story", "reading", "fact"}:
                shown = re.sub(r"(?m)^- +", "・", block.text)
                assert "".join(shown.split()) in "".join(seen.split()), (module.id, block.id)
            elif block.kind == "facilitator":
                hidden = [one for one in (*block.say.splitlines(), *block.watch.splitlines()) if one]
                assert [one for one in hidden if one in seen or one in titles] == [], (module.id, block.id)
                assert [one for one in hidden if one not in notes] == [], (module.id, block.id)


def test_no_slide_tells_the_scene_after_it_and_notes_stand_at_their_scene(
    decks: dict[str, tuple[Slide, ...]],
) -> None:
    slides = decks["national/n1"]
    case = OURS.cases["v01"]
    first, second = case.stages[:2]
    at = [next(n for n, one in enumerate(slides) if stage.title in one.title) for stage in (first, second)]
    before = "".join(line for one in slides[: at[1]] for line in (one.title, *one.lines))

    assert at[0] < at[1]
    assert second.text.splitlines()[0][:20] not in before
    assert first.text.splitlines()[0][:20] in before
    assert [(first.note or "").strip() in slides[n].notes for n in at] == [True, False]
    assert case.debrief.splitlines()[0] not in "".join(line for one in slides for line in one.lines)


def test_whoever_gets_the_file_can_go_on_with_it(made: bytes) -> None:
    opened = Presentation(io.BytesIO(made))
    slides = period_slides.slides_of_module(OURS.modules["m03"], "full", AROUND)

    assert [one.name for one in opened.slide_layouts] == [
        "表紙",
        "文",
        "単元のはじまり",
        "一言・問い",
        "図",
    ]
    assert len(opened.slides) == len(slides)
    for drawn, slide in zip(opened.slides, slides, strict=True):
        assert all(shape.is_placeholder for shape in drawn.shapes)
        assert drawn.shapes.title.text_frame.text == slide.title
        bodies = [
            one.text_frame.text
            for one in drawn.placeholders
            if one.placeholder_format.idx == 1 and one.has_text_frame
        ]
        assert bodies == (["\n".join(slide.lines)] if slide.lines else [])
        assert (drawn.notes_slide.notes_text_frame.text if slide.notes else "") == slide.notes
    (picture,) = (
        one for drawn in opened.slides for one in drawn.placeholders if one.element.tag == qn("p:pic")
    )
    assert picture.element.nvPicPr.cNvPr.get("descr").startswith("形のちがう四つが輪になって")
    assert (picture.crop_left, picture.crop_top) == (0, 0)


def test_the_file_is_ours_and_japanese_and_has_nothing_of_the_template(made: bytes) -> None:
    opened = Presentation(io.BytesIO(made))
    said = opened.core_properties
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    faces = {
        one.get("typeface")
        for name, data in parts.items()
        if "/theme/" in name
        for fonts in etree.fromstring(data).iter(qn("a:majorFont"), qn("a:minorFont"))
        for one in fonts.iter(qn("a:latin"), qn("a:ea"))
    }

    assert (said.title, said.author, said.last_modified_by, said.language) == (
        OURS.modules["m03"].title,
        "重層ワークブック",
        "重層ワークブック",
        "ja-JP",
    )
    assert faces == {deck.FACE}
    assert sum("/theme/" in name for name in parts) == 2
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name]
    assert not [name for name, data in parts.items() if b' lang="en-US"' in data]
    assert b"screen4x3" not in parts["ppt/presentation.xml"]
    for slide in (name for name in parts if name.startswith("ppt/slides/slide")):
        ids = [one.get("id") for one in etree.fromstring(parts[slide]).iter(qn("p:cNvPr"))]
        assert len(set(ids)) == len(ids), slide


def test_a_paragraph_longer_than_a_slide_is_divided_between_sentences() -> None:
    text = "「戸が開いた。中は暗い。」と言いました。" * 12

    pages = text_pages.of_texts([text, "- おわり"], room=20, lines=5)

    assert "".join(line for page in pages for line in page) == text + "・おわり"
    assert all(page[-1].endswith(("と言いました。", "おわり")) for page in pages)
    assert text_pages.of_texts(["", "\n"], room=20, lines=5) == ()
