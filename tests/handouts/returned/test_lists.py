"""Lists somebody else made are read as texts, and files that cannot be read say why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import pytest
from openpyxl import Workbook

from workbook.handouts.returned import lists, safe_file
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
        [("市町村", "人口"), ("みどり市", 82_000), ("青梁市", 3.1e4), (datetime(2026, 11, 1), None)],  # noqa: DTZ001 -- Excel has no time zones
        [("かくしたもの",)],
        hidden=[2],
    )

    assert lists.read(data, name="申込.XLSX") == (
        (("市町村", "人口"), ("みどり市", "82000"), ("青梁市", "31000"), ("2026-11-01",)),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_is_read_in_the_encodings_of_web_forms_and_of_excel(encoding: str, separator: str) -> None:
    text = f'市町村{separator}氏名\r\nみどり市{separator}"佐藤\n鈴木"\r\n'

    assert lists.read(text.encode(encoding), name="a.csv") == (
        (("市町村", "氏名"), ("みどり市", "佐藤\n鈴木")),
    )


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
