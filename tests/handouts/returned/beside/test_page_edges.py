"""Words at the head and foot of pages are not lost, and what a program or a handout prints there is nobody's word."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.handouts.conftest import VALUES
from tests.handouts.returned.excel_back import back as excel_back
from tests.handouts.returned.excel_back import with_parts
from workbook.content.forms.form import Form
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.texts_to_answers import Understood


def _word(data: bytes, form: Form) -> Understood:
    (returned,) = intake.read(data, name="a.docx")
    return texts_to_answers.read_back(form, returned, base=VALUES)


def _edited(file: bytes, *, head: str, foot: str, beside: str = "", subject: str | None = None) -> bytes:
    document, saved = Document(io.BytesIO(file)), io.BytesIO()
    section = document.sections[0]
    section.header.paragraphs[0].add_run(beside)
    section.header.add_paragraph(head)
    section.footer.paragraphs[0].add_run("5")  # as programs write the number's result into the field
    section.footer.add_paragraph(foot)
    if subject is not None:
        document.core_properties.subject = subject
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("subject", [None, ""])
def test_words_at_the_edges_of_a_document_are_not_lost(
    subject: str | None, file: bytes, every_kind: Form
) -> None:
    data = _edited(file, head="福祉課の控え", foot="― 3 ―", subject=subject)

    assert _word(data, every_kind) == Understood(
        VALUES, unplaced=(Loose("ヘッダー", "福祉課の控え", "map.edges"),)
    )


def test_words_behind_ours_are_not_lost_with_them(file: bytes, every_kind: Form) -> None:
    found = _word(_edited(file, head="", foot="写し", beside="（二回目）"), every_kind)

    assert sorted((one.where, one.text) for one in found.unplaced) == [
        ("フッター", "写し"),
        ("ヘッダー", "(二回目)"),
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('&L&"ＭＳ ゴシック,太字"&14&K01+000福祉課の控え&R&D', ["福祉課の控え"]),
        ("&C- &P -", []),
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
