"""The page for the boss and the draft of a report hold the sheets' words as they are now."""

from __future__ import annotations

import io

import pytest
from docx import Document
from pages_building import Building
from pages_documents import PLAN, summary_of, summed_up, told
from pages_homework import write

from workbook.office import attendance_report, one_page


@pytest.fixture
def building(building: Building) -> Building:
    """A house whose worksheet makes one page."""
    return summed_up(building)


def test_the_word_file_holds_the_same_words_and_the_picture(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。", "plan": PLAN})

    data = one_page.write(building.visit(me), me, summary_of(building))

    assert "会う。" in told(data)
    assert "・令和8年12月1日（火）：=1+1 と聞く" in told(data)
    assert "課長へ" in told(data)
    assert len(Document(io.BytesIO(data)).inline_shapes) == 1


def test_a_report_of_the_whole_training_has_every_day_and_leaves_unknown_ones_open(
    building: Building,
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    course = building.house.shelf.current().courses["town"]

    said = told(attendance_report.write(building.visit(me), me, course, ""))

    assert "【1日目】" in said
    assert "令和　　年　　月　　日（　）　2日目" in said
    assert "（まだ書かれていません）" in said
