"""What leaves as Word can be read, written on by hand and printed."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from tests.handouts.conftest import NASTY, VALUES
from tests.ours import library as our_content
from workbook.content.forms.form import Form
from workbook.handouts.documents import syllabus
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import word


def open_word(data: bytes) -> Doc:
    return Document(io.BytesIO(data))


def cells(document: Doc) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_every_answer_stands_in_a_frame_as_it_was_typed(every_kind: Form, header: Header) -> None:
    document = open_word(word.write([sheet.lay_out(every_kind, VALUES, header=header)]))

    frames = [row[0] for row in cells(document) if len(row) == 1]

    assert frames[1 : 1 + len(NASTY)] == list(NASTY)
    assert "☐ 自宅\n☑ 店、または市場\n☐ 公園" in frames
    assert ["x1a2b3c4d", "=HYPERLINK(1)", "公園", "店、または市場", "", ""] in cells(document)


def test_header_says_training_team_and_day_and_never_the_answers(every_kind: Form, header: Header) -> None:
    document = open_word(word.write([sheet.lay_out(every_kind, VALUES, header=header)]))

    said = document.sections[0].header.paragraphs[0].text

    assert said == "全国研修　みなと野市=チーム&　令和8年11月24日（火）"


def test_japanese_letters_have_a_japanese_face_in_every_style(every_kind: Form, header: Header) -> None:
    document = open_word(word.write([sheet.lay_out(every_kind, {}, header=header)]))

    faces = {
        document.styles[name].element.rPr.rFonts.get(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
        )
        for name in ("Normal", "Heading 1", "Heading 2", "Header")
    }

    assert faces == {"BIZ UDPゴシック"}


def test_empty_frames_are_high_enough_to_write_in(every_kind: Form, header: Header) -> None:
    document = open_word(word.write([sheet.lay_out(every_kind, {}, header=header)]))

    heights = [row.height.mm for table in document.tables for row in table.rows[1:] if row.height]

    assert min(heights) >= 13.9


def test_short_answers_stay_on_one_page_and_long_ones_go_on_to_the_next(
    every_kind: Form, header: Header
) -> None:
    document = open_word(word.write([sheet.lay_out(every_kind, VALUES, header=header)]))

    rows = {table.cell(0, 0).text: table.rows[0] for table in document.tables if len(table.columns) == 1}

    whole = {text: row._tr.trPr.find(qn("w:cantSplit")) is not None for text, row in rows.items()}  # noqa: SLF001 -- python-docx has no call for it
    assert {text for text, is_whole in whole.items() if not is_whole} == {NASTY[-1]}
    assert len(whole) > len(NASTY)


def test_syllabus_has_the_five_columns_and_every_module_of_the_course_once() -> None:
    ours = our_content()
    course = ours.courses["national"]

    rows = cells(open_word(syllabus.write(course, ours)))

    start = rows.index(["科目", "科目の目的", "講義概要", "講義・演習のポイント", "到達目標"])
    named = [row[0].split("\n")[0] for row in rows[start + 1 :]]
    used = {
        item.module
        for day in course.days
        for period in day.periods
        for item in period.items
        if hasattr(item, "module")
    }
    assert sorted(named) == sorted(ours.modules[name].title for name in used)
