"""What somebody writes where no handout has a place is not lost: names of pages, charts, pages of ids that are gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

from tests.handouts.conftest import VALUES
from tests.handouts.returned.excel_back import back
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import word


def _book(data: bytes, edit: Callable[[Any], None]) -> bytes:
    book, saved = load_workbook(io.BytesIO(data)), io.BytesIO()
    edit(book)
    book.save(saved)
    return saved.getvalue()


def _told(form: Form, data: bytes) -> list[tuple[str, str]]:
    return [(one.where, one.text) for one in back(form, data).unplaced]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("福祉課は確認ずみ", ["福祉課は確認ずみ"]),
        ("w99 なんでもシート（済）", ["w99 なんでもシート（済）"]),
        ("w99 なんでもシート", []),
        ("w99 なんでもシート (2)", []),
        ("w99 なんでもシート_2", []),
        ("Sheet1", []),
    ],
)
def test_name_of_a_page_is_told_and_no_name_that_we_or_programs_gave(
    name: str, said: list[str], data: bytes, every_kind: Form
) -> None:
    def edit(book: Any) -> None:
        book.worksheets[0].title = name

    assert _told(every_kind, _book(data, edit)) == [("シート見出し", one) for one in said]


def _chart(page: Any) -> BarChart:
    chart = BarChart()
    chart.title, chart.y_axis.title = "題の言葉", "軸の言葉"
    chart.add_data(Reference(page, min_col=2, min_row=5, max_row=8))
    return chart


def test_words_of_a_chart_are_not_lost_also_on_a_page_of_its_own(data: bytes, every_kind: Form) -> None:
    def edit(book: Any) -> None:
        page = book.worksheets[0]
        page.add_chart(_chart(page), "H3")
        book.create_chartsheet("グラフ").add_chart(_chart(page))

    found = back(every_kind, _book(data, edit))

    assert [(one.where, one.text) for one in found.unplaced] == [
        ("グラフ", "題の言葉"),
        ("グラフ", "軸の言葉"),
        ("「グラフ」の グラフ", "題の言葉"),
        ("「グラフ」の グラフ", "軸の言葉"),
    ]
    assert [problem.partition(" に置いて")[0] for problem in found.problems] == ["H3", "「グラフ」の A1"]


def test_struck_words_on_a_page_of_ones_own_are_not_lost(data: bytes, every_kind: Form) -> None:
    def edit(book: Any) -> None:
        book.create_sheet("相談")["A1"] = "前の案"
        book["相談"]["A1"].font = Font(strike=True)

    assert _told(every_kind, _book(data, edit)) == [("「相談」の A1（取り消し線）", "前の案")]


def test_pages_behind_the_last_that_is_read_are_told(data: bytes, every_kind: Form) -> None:
    def edit(book: Any) -> None:
        for number in range(41):
            book.create_sheet(f"控え{number}")["A1"] = "言葉"

    (problem,) = back(every_kind, _book(data, edit)).problems

    assert problem.startswith("「控え39」の ページから後ろは読みませんでした")


def _papers(form: Form) -> Any:
    laid = [
        sheet.lay_out(form, VALUES, header=Header("全国研修", "", "", mark))
        for mark in ("K7QM-3XPA", "K7QM-3XPB")
    ]
    return Document(io.BytesIO(word.write(laid)))


def _read(form: Form, document: Any) -> list[tuple[str, list[str]]]:
    saved = io.BytesIO()
    document.save(saved)
    read = intake.read(saved.getvalue(), name="a.docx")
    return [
        (one.mark, [two.text for two in texts_to_answers.read_back(form, one, base=VALUES).unplaced])
        for one in read
    ]


def test_title_of_the_next_sheet_is_nobodys_word_in_the_one_before(every_kind: Form) -> None:
    other = replace(every_kind, title="次のシート", purpose="次に書きます。")
    laid = [
        sheet.lay_out(form, VALUES, header=Header("", "", "", mark))
        for form, mark in ((every_kind, "K7QM-3XPA"), (other, "K7QM-3XPB"))
    ]
    first, second = intake.read(word.write(laid), name="a.docx")

    assert (first.mark, second.mark) == ("K7QM-3XPA", "K7QM-3XPB")
    assert texts_to_answers.read_back(every_kind, first, base=VALUES).unplaced == ()
    assert texts_to_answers.read_back(other, second, base=VALUES).unplaced == ()


def test_words_of_a_sheet_whose_ids_are_gone_go_with_another_and_so_do_comments(every_kind: Form) -> None:
    document, seen = _papers(every_kind), 0
    for block in list(document.element.body):
        said = "".join(block.itertext())
        seen += "シートID" in said
        if seen > 1 and ("欄ID" in said or block.tag.endswith("}tbl")):
            document.element.body.remove(block)
    document.add_paragraph("二枚目の言葉")
    document.add_comment(document.paragraphs[3].runs[0], text="課長に聞く", author="佐藤")

    ((mark, said),) = _read(every_kind, document)

    assert mark == "K7QM-3XPA"
    assert {"二枚目の言葉", "課長に聞く"} <= set(said)


def test_word_over_the_id_of_a_row_is_not_lost_and_the_row_is_known_by_its_name(every_kind: Form) -> None:
    document = _papers(every_kind)
    cell = next(cell for table in document.tables for cell in table.columns[0].cells if cell.text == "shop")
    cell.paragraphs[0].runs[0].text = "memo"

    assert [("memo" in said, len(said)) for _, said in _read(every_kind, document)] == [(True, 1), (False, 0)]
