"""What leaves as Excel holds every answer as text, with its id where it can be seen."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Page

from tests.handouts.conftest import NASTY, VALUES
from workbook import config
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import excel, excel_list
from workbook.handouts.writers.excel_list import Ledger


def page_of(data: bytes) -> Page:
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert isinstance(page, Page)
    return page


def visible(page: Page) -> dict[str, list[str]]:
    """Read the page as a person could: the id in column A and what stands beside it."""
    lines = (
        ["" if cell is None else str(cell) for cell in line] for line in page.iter_rows(values_only=True)
    )
    return {mark: [cell.replace("_x005F_", "_") for cell in cells] for mark, *cells in lines if mark}


def test_every_answer_comes_back_equal_from_visible_cells(every_kind: Form, header: Header) -> None:
    laid = sheet.lay_out(every_kind, VALUES, header=header)

    rows = visible(page_of(excel.write([laid])))

    assert [rows[f"text-{number}"][0] for number in range(len(NASTY))] == list(NASTY)
    assert rows["choice"][0] == "店、または市場"
    assert rows["multi"][0] == "自宅\n公園"
    assert rows["number"][0] == "１２，０００"
    assert rows["date"][0] == "令和8年11月24日（火）"
    assert rows["table/x1a2b3c4d"][:5] == ["=HYPERLINK(1)", "公園", "店、または市場", "", ""]
    assert rows["table/r1"][:5] == ["", "", "", "012", "来週の水曜"]
    assert rows["table/r2"][:5] == [""] * 5
    assert rows["fixed/shop"][:2] == ["店、または市場", "二行\nの書きこみ"]
    assert rows["plan/r2"][:3] == ["課長", "話す", "令和9年1月8日（金）"]
    assert rows["map.nodes/r2"][:3] == ["店の人", "店、または市場", "はい"]
    assert rows["map.edges/r1"][:4] == ["本人", "店の人", "太い", "おたがいに"]


def test_a_book_says_what_it_is_and_whose(every_kind: Form, header: Header) -> None:
    laid = sheet.lay_out(every_kind, {}, header=header)
    ledger = Ledger("出席", "出席の一覧\x07", "", ("名前",), (20,), ())

    for title, data in (
        ("なんでもシート・なんでもシート", excel.write([laid, laid])),
        ("出席の一覧", excel_list.write([ledger])),
    ):
        said = load_workbook(io.BytesIO(data)).properties
        assert (said.title, said.creator, said.lastModifiedBy) == (title, config.APP, config.APP)
        assert said.language == "ja-JP"
        assert datetime.now(UTC) - said.created.replace(tzinfo=UTC) < timedelta(minutes=10)


def test_no_answer_is_a_formula_and_none_is_hidden(every_kind: Form, header: Header) -> None:
    laid = sheet.lay_out(every_kind, VALUES, header=header)

    page = page_of(excel.write([laid]))

    kinds = {cell.data_type for line in page.iter_rows() for cell in line if cell.value is not None}
    assert kinds == {"s"}
    assert not any(size.hidden for size in page.column_dimensions.values())
    assert not any(size.hidden for size in page.row_dimensions.values())


def test_page_prints_on_a4_across_one_page(every_kind: Form, header: Header) -> None:
    page = page_of(excel.write([sheet.lay_out(every_kind, {}, header=header)]))

    assert (page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (9, 1, 0)
    assert page.print_title_rows == "$1:$2"


def test_empty_sheet_has_room_for_every_row_and_no_answer(every_kind: Form, header: Header) -> None:
    rows = visible(page_of(excel.write([sheet.lay_out(every_kind, {}, header=header)])))

    assert rows["line"][0] == ""
    assert [name for name in rows if name.startswith("table/")] == ["table/r1", "table/r2"]
    assert rows["map.nodes/r1"][0] == ""


def test_control_characters_go_and_nothing_else_with_them(every_kind: Form, header: Header) -> None:
    values = {"line": "ベル\x07と\x00半分\ud83dの字\u2028と改行\r\n次"}

    rows = visible(page_of(excel.write([sheet.lay_out(every_kind, values, header=header)])))

    assert rows["line"][0] == "ベルと半分の字\u2028と改行\n次"
