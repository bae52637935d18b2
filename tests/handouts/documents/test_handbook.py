"""The handbook as Word holds every chapter and moment, and what to watch for in the course it was asked for."""

from __future__ import annotations

import io

from docx import Document

from tests import ours
from workbook.content.course import watched
from workbook.handouts.documents import handbook as handout

OURS = ours.library()
COURSE = OURS.courses["block"]


def _told(data: bytes) -> tuple[str, list[list[str]]]:
    document = Document(io.BytesIO(data))
    cells = [[cell.text for row in table.rows for cell in row.cells] for table in document.tables]
    return "\n".join(one.text for one in document.paragraphs), cells


def test_every_word_of_the_handbook_and_of_the_courses_cues_is_in_it() -> None:
    handbook = OURS.handbook
    assert handbook is not None
    seen = watched.of_course(COURSE, OURS)

    text, tables = _told(handout.write(handbook, course=COURSE.title, watched=seen))

    for chapter in handbook.chapters:
        assert chapter.title in text
        assert all(line in text for line in handout.paragraphs(chapter.text))
    moments = [moment for chapter in handbook.chapters for moment in chapter.moments]
    assert tables == [
        [
            "起きたこと",
            moment.title,
            *[text.strip() for name, words in handout.rows(moment) for text in (name, words)],
        ]
        for moment in moments
    ]
    assert all(line in text for one in seen for note in one.notes for line in handout.paragraphs(note))


def test_without_a_course_it_is_the_handbook_alone() -> None:
    assert OURS.handbook is not None

    text, _ = _told(handout.write(OURS.handbook))

    assert handout.WATCHED not in text


def test_our_handbook_answers_the_moments_two_facilitators_fear_most() -> None:
    assert OURS.handbook is not None
    moments = {moment.id for chapter in OURS.handbook.chapters for moment in chapter.moments}

    assert {"tells", "cries", "real-case", "danger"} <= moments
