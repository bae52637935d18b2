"""Lists somebody else made are read as texts, and files that cannot be read say why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from workbook.handouts.returned import lists, safe_file
from workbook.handouts.returned.excel import list_pages
from workbook.handouts.returned.safe_file import FileRefused


def _book(*pages: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, lines in enumerate(pages):
        page = book.create_sheet(f"シート{number}")
        page.sheet_state = "hidden" if number in hidden else "visible"
        for line in lines:
            page.append(list(line))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_excel_is_read_sheet_by_sheet_as_people_see_it() -> None:
    data = _book(
        [],
        [("市町村", "人口"), ("みどり市", 82_000), ("青梁市", 3.1e4), (date(2026, 11, 1), None)],
        [("かくしたもの",)],
        hidden=[2],
    )

    (page,) = lists.read(data, name="申込.XLSX")

    assert page.rows == (("市町村", "人口"), ("みどり市", "82000"), ("青梁市", "31000"), ("2026-11-01",))
    assert not page.aside


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_is_read_in_the_encodings_of_web_forms_and_of_excel(encoding: str, separator: str) -> None:
    text = f'市町村{separator}氏名\r\nみどり市{separator}"佐藤\n鈴木"\r\n'

    (page,) = lists.read(text.encode(encoding), name="a.csv")

    assert page.rows == (("市町村", "氏名"), ("みどり市", "佐藤\n鈴木"))


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        pytest.param("a.xls", b"x", "「.xls」のファイルは読めません", id="old ending"),
        pytest.param("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "パスワード", id="password"),
        pytest.param("a.xlsx", b"PK broken", "開けません", id="broken"),
        pytest.param("a.xlsx", _book([]), "何も書かれていません", id="empty book"),
        pytest.param("a.csv", b" \r\n,,\r\n", "何も書かれていません", id="empty lines"),
        pytest.param("a.csv", b"\xff\xfe\x00\x81", "文字コード", id="no known encoding"),
        pytest.param("a.csv", "町\n".encode() * 2_001, "行が多すぎます", id="too many lines"),
        pytest.param("a.csv", b"x" * (safe_file.MOST_BYTES + 1), "大きすぎます", id="huge"),
    ],
)
def test_a_file_that_is_not_taken_says_why(name: str, data: bytes, word: str) -> None:
    with pytest.raises(FileRefused) as told:
        lists.read(data, name=name)

    assert word in str(told.value)


def test_a_zip_that_is_no_book_is_not_taken() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("hello.txt", "こんにちは")

    with pytest.raises(FileRefused):
        lists.read(file.getvalue(), name="a.xlsx")


def test_a_very_long_book_is_not_taken() -> None:
    with pytest.raises(FileRefused) as told:
        lists.read(_book([("町",)] * 2_001), name="a.xlsx")

    assert "行が多すぎます" in str(told.value)


def test_hidden_filtered_and_struck_lines_are_told_apart_from_the_others() -> None:
    hidden = Workbook()
    for line in (("市町村",), ("みどり市",), ("青梁市",), ("あおば市",)):
        hidden.active.append(line)
    hidden.active.row_dimensions[3].hidden = True
    hidden.active["A4"].font = Font(strike=True)
    filtered = Workbook()
    for line in (("市町村",), ("みどり市",), ("青梁市",)):
        filtered.active.append(line)
    filtered.active.auto_filter.ref = "A1:A3"
    filtered.active.auto_filter.add_filter_column(0, ["みどり市"])
    filtered.active.row_dimensions[3].hidden = True

    (by_hand,) = lists.read(_saved(hidden), name="a.xlsx")
    (by_filter,) = lists.read(_saved(filtered), name="a.xlsx")

    assert by_hand.aside == {3: list_pages.HIDDEN, 4: list_pages.STRUCK}
    assert by_filter.aside == {3: list_pages.FILTERED}
    assert by_filter.rows == (("市町村",), ("みどり市",), ("青梁市",))


def test_a_cell_merged_over_lines_counts_for_each_and_a_title_only_once() -> None:
    book = Workbook()
    for line in (
        ("申込一覧", None),
        ("市町村", "氏名"),
        ("みどり市", "佐藤"),
        (None, "鈴木"),
        ("青梁市", "高橋"),
    ):
        book.active.append(line)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("A3:A4")

    (page,) = lists.read(_saved(book), name="a.xlsx")

    assert page.rows == (
        ("申込一覧",),
        ("市町村", "氏名"),
        ("みどり市", "佐藤"),
        ("みどり市", "鈴木"),
        ("青梁市", "高橋"),
    )


def test_lines_with_nothing_but_formatting_do_not_count() -> None:
    book = Workbook()
    book.active.append(("市町村",))
    book.active.append(("みどり市",))
    for number in range(3, 5_000):
        book.active.cell(number, 1).font = Font(bold=True)

    (page,) = lists.read(_saved(book), name="a.xlsx")

    assert page.rows == (("市町村",), ("みどり市",))


def test_the_separator_is_the_one_of_the_lines_and_not_of_the_title() -> None:
    text = "申込一覧, 令和8年度\n市町村;氏名\nみどり市;佐藤\n青梁市;鈴木\n"

    (page,) = lists.read(text.encode(), name="a.csv")

    assert page.rows[2] == ("みどり市", "佐藤")


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
