"""Lists somebody else made are read as texts, and files that cannot be read say why."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Sequence
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

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

    assert by_hand.aside == {3: lists.HIDDEN, 4: lists.STRUCK}
    assert by_filter.aside == {3: lists.FILTERED}
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


def _with(cells: str, areas: str) -> bytes:
    """Return a book whose sheet says what it says in few letters."""
    file, changed = io.BytesIO(_book([("x",)])), io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, _SHEET.format(cells=cells, areas=areas) if is_sheet else parts.read(name))
    return changed.getvalue()


_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData>{areas}</worksheet>'
)
_NAMES = "".join(
    f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    for row, text in ((1, "市町村"), (2, "みどり市"))
)
_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("cells", "areas"),
    [
        pytest.param(_NAMES + _FAR, "", id="a cell at the other end"),
        pytest.param(
            _NAMES + '<row r="19999"><c r="BH19999"/></row>', "", id="a cell at the end of what is read"
        ),
        pytest.param(
            _NAMES, '<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>', id="everything merged"
        ),
        pytest.param(
            _NAMES + _FAR, '<mergeCells><mergeCell ref="B2:B1048576"/></mergeCells>', id="an innocent column"
        ),
        pytest.param(
            _NAMES,
            '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
            id="everything linked",
        ),
    ],
)
def test_what_a_small_file_says_it_spans_is_never_made(cells: str, areas: str) -> None:
    data = _with(cells, areas)
    tracemalloc.start()

    (page,) = lists.read(data, name="a.xlsx")

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [row for row in page.rows if row] == [("市町村",), ("みどり市",)]
    assert (len(data) < 10_000, most < 60_000_000) == (True, True)


def test_more_merged_cells_than_a_list_has_are_refused() -> None:
    far = '<row r="19000"><c r="A19000"><v>1</v></c></row>'

    with pytest.raises(FileRefused, match="結合したセルが多すぎます"):
        lists.read(_with(far, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), name="a.xlsx")
