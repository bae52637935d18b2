"""Nothing that people wrote is cut, and there is room for what they have not written yet."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet as Page

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import excel, word


@pytest.fixture
def write(every_kind: Form, header: Header) -> Any:
    """Return what lays answers out, writes them as Excel and opens the page again."""

    def write(values: dict[str, Any]) -> tuple[bytes, Page]:
        data = excel.write([sheet.lay_out(every_kind, values, header=header)])
        page = load_workbook(io.BytesIO(data)).worksheets[0]
        assert isinstance(page, Page)
        return data, page

    return write


def row_of(page: Page, mark: str) -> int:
    return next(cell.row for line in page.iter_rows(max_col=1) for cell in line if cell.value == mark)


def test_a_text_too_long_for_a_cell_goes_on_below_and_comes_back_whole(every_kind: Form, write: Any) -> None:
    long = "".join(chr(0x4E00 + number % 20_000) for number in range(40_000)) + "🙂" * 10_000
    values = {"line": long, "table": [{"_row": "r1", "name": long, "count": "3"}]}

    data, page = write(values)

    (returned,) = intake.read(data, name="x.xlsx")
    assert texts_to_answers.read_back(every_kind, returned, base={}) == Understood(values)
    assert {row_of(page, mark) for mark in ("line", "line#2", "line#4", "table/r1", "table/r1#4")}
    assert (
        max(len(str(cell.value or "").encode("utf-16-le")) // 2 for line in page.iter_rows() for cell in line)
        < 32_767
    )


def test_untouched_long_texts_are_not_taken_for_a_change(every_kind: Form, write: Any) -> None:
    values = {"line": "長" * 70_000}

    (returned,) = intake.read(write(values)[0], name="x.xlsx")

    assert texts_to_answers.read_back(every_kind, returned, base=values) == Understood(values)


def test_a_long_answer_is_given_the_height_it_needs(write: Any) -> None:
    page = write({"line": "長" * 10_000})[1]

    first = row_of(page, "line")
    (frame,) = [area for area in page.merged_cells.ranges if area.min_row == first]
    height = sum(page.row_dimensions[row].height or 0 for row in range(frame.min_row, frame.max_row + 1))
    width = sum(
        page.column_dimensions[get_column_letter(place)].width for place in range(2, frame.max_col + 1)
    )
    assert height >= 10_000 * 2 / width * 15
    assert all(page.row_dimensions[row].height <= 409 for row in range(frame.min_row, frame.max_row + 1))


def test_broad_latin_letters_are_given_more_height_than_thin_ones(write: Any) -> None:
    broad, thin = write({"line": "W" * 3000})[1], write({"line": "i" * 3000})[1]

    heights = [
        sum(
            page.row_dimensions[row].height or 0
            for row in range(row_of(page, "line"), row_of(page, "text-0"))
        )
        for page in (broad, thin)
    ]
    assert heights[0] > 2 * heights[1]


def test_words_that_look_like_formulas_are_marked_as_text(write: Any) -> None:
    page = write({"line": "=1+1", "text-0": "ふつうの文"})[1]

    risky, plain = page.cell(row_of(page, "line"), 2), page.cell(row_of(page, "text-0"), 2)
    assert (risky.quotePrefix, risky.number_format, risky.data_type) == (True, "@", "s")
    assert (plain.quotePrefix, plain.number_format, plain.data_type) == (False, "@", "s")


def test_a_full_table_has_empty_rows_below_that_come_back_as_new_ones(every_kind: Form, write: Any) -> None:
    full = [{"_row": "r1", "name": "一"}, {"_row": "r2", "name": "二"}]
    data, page = write({"table": full})
    book = load_workbook(io.BytesIO(data))
    book.worksheets[0].cell(row_of(page, "table/r2") + 1, 2, "三")
    file = io.BytesIO()
    book.save(file)

    (returned,) = intake.read(file.getvalue(), name="x.xlsx")

    assert texts_to_answers.read_back(every_kind, returned, base={"table": full}) == Understood(
        {"table": [*full, {"_row": "new1", "name": "三"}]}
    )


def test_an_empty_table_gets_no_more_rows_than_it_has(write: Any) -> None:
    page = write({})[1]

    assert page.cell(row_of(page, "table/r2") + 1, 2).fill.fill_type is None


def test_every_column_is_wide_enough_to_write_in(write: Any) -> None:
    page = write({})[1]

    widths = {
        mark: page.column_dimensions[get_column_letter(place)].width
        for mark, place in (("name", 2), ("where", 3))
    }
    assert widths["name"] >= 18 * 1.6
    assert widths["where"] >= 15


def test_signs_no_file_can_hold_are_taken_out_with_a_notice(
    every_kind: Form, header: Header, write: Any
) -> None:
    values = {"line": "ベル\x07と\x00半分\ud83dの字\r\n次", "plan": [{"_row": "r1", "who": "課\x0b長"}]}
    notice = "文字として表せない記号を4個、この紙では取り除いています。"

    page = write(values)[1]
    laid = sheet.lay_out(every_kind, values, header=header)

    said = [cell.value for line in page.iter_rows() for cell in line if cell.value]
    assert laid.notice == notice
    assert notice in said
    assert page.cell(row_of(page, "line"), 2).value == "ベルと半分の字\n次"
    assert word.write([laid])


def test_nothing_is_said_when_nothing_was_taken_out(every_kind: Form, header: Header) -> None:
    assert sheet.lay_out(every_kind, VALUES, header=header).notice == ""
