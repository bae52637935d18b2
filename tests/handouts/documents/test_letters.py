"""Papers sent around a training say what is known, leave the rest blank, and never a line without its story."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from tests import ours
from workbook.content.course import lessons
from workbook.handouts.documents import letters, relay
from workbook.handouts.documents.letter_texts import LETTERS, TO_FILL

OURS = ours.library()
COURSE = OURS.courses["block"]
OCCASION = letters.Occasion(
    "第1回ブロック別研修", COURSE, OURS, date(2026, 11, 28), {COURSE.days[1].id: date(2027, 1, 20)}
)


def _words(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("name", list(LETTERS))
def test_every_paper_names_its_training_and_has_blanks_and_no_name_in_braces(name: str) -> None:
    data = letters.write(name, OCCASION)
    said = _words(data)

    assert "第1回ブロック別研修" in said or name == "proposal"
    assert "［　" in said
    assert "{" not in said
    assert Document(io.BytesIO(data)).core_properties.author == "重層ワークブック"


def test_a_day_that_is_fixed_is_printed_and_one_that_is_not_stays_blank() -> None:
    (table, *_) = (
        one for one in Document(io.BytesIO(letters.write("flyer", OCCASION))).tables if len(one.columns) == 3
    )

    held = [row.cells[1].text for row in table.rows[1:]]

    assert held == ["令和9年1月20日（水）" if day.id == COURSE.days[1].id else TO_FILL for day in COURSE.days]


def test_a_proposal_names_every_module_of_the_course_once_and_no_other() -> None:
    used = {
        item.module
        for day in COURSE.days
        for one in day.periods
        for item in one.items
        if hasattr(item, "module")
    }
    (table,) = (
        one
        for one in Document(io.BytesIO(letters.write("proposal", OCCASION))).tables
        if len(one.columns) == 3
    )

    assert sorted(row.cells[0].text for row in table.rows[1:]) == sorted(
        OURS.modules[one].title for one in used
    )


def test_who_was_not_there_reads_the_story_before_its_line() -> None:
    course = OURS.courses["national"]
    made = next(one.summary.relay for one in OURS.worksheets.values() if one.summary and one.summary.relay)
    data = relay.write(made, course=course, library=OURS, training="全国研修")
    texts = [one.text for one in Document(io.BytesIO(data)).paragraphs]
    lines = lessons.stories_of(course, OURS)

    assert len({one.line for one in lines}) == len(lines) == 18
    for one in lines:
        at = texts.index(f"〔一言〕{one.line}")
        last = one.story.splitlines()[-1]
        assert texts[at - 1] == last
        assert texts.index(f"〔場面〕{one.title}") < at
    assert sum(text.startswith("〔一言〕") for text in texts) == len(lines)
