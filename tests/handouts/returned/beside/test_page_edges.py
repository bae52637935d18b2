"""Words at the head and foot of pages are not lost, and what a program or a handout prints there is nobody's word."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import run, xml
from tests.handouts.returned.excel_back import back as excel_back
from tests.handouts.returned.excel_back import with_parts
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import excel, word


def _word(data: bytes, form: Form) -> Understood:
    (returned,) = intake.read(data, name="a.docx")
    return texts_to_answers.read_back(form, returned, base=VALUES)


def _count(paragraph: Any) -> None:
    """Write the number of a page into its field, as programs do when they save."""
    end = paragraph.runs[-1].element
    end.addprevious(xml('<w:r><w:fldChar w:fldCharType="separate"/></w:r>')[0])
    end.addprevious(xml(run("5"))[0])


def _edited(file: bytes, *, head: str, foot: str, beside: str = "", subject: str | None = None) -> bytes:
    document, saved = Document(io.BytesIO(file)), io.BytesIO()
    section = document.sections[0]
    section.header.paragraphs[0].add_run(beside)
    section.header.add_paragraph(head)
    _count(section.footer.paragraphs[0])
    section.footer.add_paragraph(foot)
    if subject is not None:
        document.core_properties.subject = subject
    document.save(saved)
    return saved.getvalue()


def _told(found: Understood) -> list[tuple[str, str]]:
    return sorted((one.where, one.text) for one in found.unplaced)


OURS = "みなと野市=チーム&&"
PRINTED = "全国研修　みなと野市=チーム&　令和8年11月24日（火）"


def test_words_at_the_edges_of_a_document_are_not_lost(file: bytes, every_kind: Form) -> None:
    data = _edited(file, head="福祉課の控え", foot="―  ―")

    assert _word(data, every_kind) == Understood(
        VALUES, unplaced=(Loose("ヘッダー", "福祉課の控え", "map.edges"),)
    )


@pytest.mark.parametrize("foot", ["令和8年11月24日", "12/1", "内線 3", "― 3 ―"])
def test_numbers_somebody_typed_at_the_foot_are_not_taken_for_numbers_of_pages(
    foot: str, file: bytes, every_kind: Form
) -> None:
    assert _told(_word(_edited(file, head="", foot=foot), every_kind)) == [("フッター", foot)]


def test_words_behind_ours_or_out_of_ours_are_not_lost_with_them(file: bytes, every_kind: Form) -> None:
    found = _word(_edited(file, head="みなと野市", foot="写し", beside="（二回目）"), every_kind)

    assert _told(found) == [("フッター", "写し"), ("ヘッダー", f"{PRINTED}（二回目）\nみなと野市")]


def test_words_struck_out_at_the_head_are_not_lost(file: bytes, every_kind: Form) -> None:
    document, saved = Document(io.BytesIO(file)), io.BytesIO()
    document.sections[0].header.add_paragraph().add_run("前の案").font.strike = True
    document.save(saved)

    assert _told(_word(saved.getvalue(), every_kind)) == [("ヘッダー（取り消し線）", "前の案")]


def _without_a_subject(file: bytes, head: str) -> bytes:
    document, saved = Document(io.BytesIO(file)), io.BytesIO()
    document.core_properties.subject = ""
    document.core_properties.created = datetime(2026, 11, 23, 16, tzinfo=UTC)  # the 24th in Japan
    document.sections[0].header.paragraphs[0].text = head
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (PRINTED, []),
        ("福祉課より：来週までに直します", ["福祉課より：来週までに直します"]),
        ("全国研修　みなと野市", ["全国研修　みなと野市"]),
        (f"{PRINTED}　控え", [f"{PRINTED}　控え"]),
        ("全国研修　みなと野市　令和8年11月25日（水）", ["全国研修　みなと野市　令和8年11月25日（水）"]),
    ],
)
def test_first_line_is_not_taken_for_ours_where_the_file_does_not_say_what_ours_is(
    head: str, said: list[str], file: bytes, every_kind: Form
) -> None:
    found = _word(_without_a_subject(file, head), every_kind)

    assert _told(found) == [("ヘッダー", text) for text in said]


@pytest.mark.parametrize(
    ("foot", "said"),
    [
        ("みなと野市=チーム&&", []),
        ("福祉課のメモ：数は仮", ["福祉課のメモ：数は仮"]),
        ("みなと野市", ["みなと野市"]),
        ("みなと野市=チーム&&へ", ["みなと野市=チーム&へ"]),
    ],
)
@pytest.mark.parametrize("subject", [OURS[:-1], None])
def test_left_of_a_pages_foot_is_not_taken_for_ours(
    foot: str, said: list[str], subject: str | None, data: bytes, every_kind: Form
) -> None:
    book, saved = load_workbook(io.BytesIO(data)), io.BytesIO()
    assert book.active.oddFooter.left.text == OURS
    book.active.oddFooter.left.text = foot
    book.properties.subject = subject
    book.save(saved)

    found = excel_back(every_kind, saved.getvalue())

    assert _told(found) == [("フッター", text) for text in said]


def test_words_at_the_edges_of_a_handout_without_a_team_are_not_lost(every_kind: Form) -> None:
    laid = [sheet.lay_out(every_kind, VALUES, header=Header("", "", ""))]
    document, paper = Document(io.BytesIO(word.write(laid))), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "福祉課より：来週までに直します"
    document.save(paper)
    book, page = load_workbook(io.BytesIO(excel.write(laid))), io.BytesIO()
    book.active.oddFooter.left.text = "福祉課のメモ：数は仮"
    book.save(page)

    assert _told(_word(paper.getvalue(), every_kind)) == [("ヘッダー", "福祉課より：来週までに直します")]
    assert _told(excel_back(every_kind, page.getvalue())) == [("フッター", "福祉課のメモ：数は仮")]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('&L&"ＭＳ ゴシック,太字"&14&K01+000福祉課の控え&R&D', ["福祉課の控え"]),
        ("&C- &P -", []),
        ("&C12/1", ["12/1"]),
        ("&Cページ &P", []),  # as LibreOffice 7.4 puts it on every page it makes
        ("&CPage &P of &N", []),
        ("&Lみなと野市=チーム&&", []),
        ("&Lみなと野市=チーム&&&R第2版", ["第2版"]),
        ("&L&&A", ["&A"]),
    ],
)
def test_words_at_the_head_of_a_page_are_those_people_see_and_no_number_of_a_page(
    code: str, said: list[str], data: bytes, every_kind: Form
) -> None:
    head = f"<oddHeader>{code.replace('&', '&amp;')}</oddHeader>".encode()

    found = excel_back(every_kind, with_parts(data, sheet1=(b"<oddHeader></oddHeader>", head)))

    assert [(one.where, one.text) for one in found.unplaced] == [("ヘッダー", text) for text in said]
