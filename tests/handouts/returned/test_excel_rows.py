"""Rows, fields and loose words of an Excel page are found wherever they came to stand."""

from __future__ import annotations

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from tests.handouts.returned.excel_back import back, row_of, with_parts
from workbook.content.forms.form import Form
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.texts_to_answers import Unread


def test_rows_behind_empty_lines_are_found_and_no_heading_becomes_a_row(book: Book, every_kind: Form) -> None:
    book.shift(row_of(book, "table/x1a2b3c4d") + 1, by=3)
    row = row_of(book, "table/r1")
    book.cells[row - 2, 2] = "あいだの行"
    end = row_of(book, "fixed") - 3
    book.cells[end, 2] = "次の見出しの上"

    found = back(every_kind, book.saved())

    assert found.values["table"] == [
        VALUES["table"][0],
        {"_row": "new1", "name": "あいだの行"},
        VALUES["table"][1],
        {"_row": "new2", "name": "次の見出しの上"},
    ]
    assert found.values["fixed"] == VALUES["fixed"]
    assert (found.unread, found.unplaced, found.problems) == ((), (), ())


def test_lines_between_ids_and_headings_hide_no_row(book: Book, every_kind: Form) -> None:
    row = row_of(book, "table")
    book.cells[row, 7] = "空いた所の言葉"
    book.shift(row + 1, by=2)

    found = back(every_kind, book.saved())

    assert found.values == VALUES
    assert found.unplaced == (Loose(f"G{row}", "空いた所の言葉", "table"),)


def test_words_without_a_place_are_listed_with_their_cell(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    book.merged = [one for one in book.merged if one[0] != row]
    book.cells[row, 4] = "となりのセル"
    book.shift(row + 1)
    book.cells[row + 1, 2] = "欄の下"
    book.cells[1, 9] = "右はし"
    book.comments.append(((row, 2), "コメントの言葉"))
    book.others.append("別のシート")

    found = back(every_kind, book.saved())

    assert found.values == VALUES
    assert found.unplaced == (
        Loose("I1", "右はし"),
        Loose(f"D{row}", "となりのセル", "line"),
        Loose(f"B{row + 1}", "欄の下", "line"),
        Loose(f"B{row} のコメント", "コメントの言葉"),
        Loose("「メモ0」の A1", "別のシート"),
    )


def test_row_whose_id_was_erased_is_known_by_its_name_or_its_words(book: Book, every_kind: Form) -> None:
    for mark in ("fixed/home", "table/x1a2b3c4d", "rank/shop"):
        row = row_of(book, mark)
        del book.cells[row, 1]
        column = {"fixed/home": 3, "table/x1a2b3c4d": 5, "rank/shop": 3}[mark]
        book.cells[row, column] = "3"

    found = back(every_kind, book.saved())

    assert found.values["fixed"] == [{"_row": "home", "note": "3"}, *VALUES["fixed"]]
    assert found.values["table"] == [{**VALUES["table"][0], "count": "3"}, VALUES["table"][1]]
    assert found.values["rank"] == ["park", "home", "shop"]
    assert found.unplaced == ()


def test_field_that_is_missing_is_told(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    del book.cells[row, 1]
    del book.cells[row, 2]

    found = back(every_kind, book.saved())

    assert found.problems == (
        "「一行」の欄が、ファイルに見つかりません（消してあれば、その答えはいまのまま残ります）",
    )


def test_id_of_the_sheet_that_was_erased_hides_no_answer(book: Book, every_kind: Form) -> None:
    del book.cells[1, 1]
    del book.cells[2, 1]

    (returned,) = intake.read(book.saved(), name="a.xlsx")

    assert returned.mark == ""
    assert texts_to_answers.read_back(every_kind, returned, base=VALUES).values == VALUES


def test_rows_and_columns_that_are_hidden_or_filtered_are_read_like_all_others(
    book: Book, every_kind: Form
) -> None:
    row = row_of(book, "table/x1a2b3c4d")
    book.cells[row, 2] = "隠した行"
    data = with_parts(book.saved(), sheet1=(b'<row r="%d"' % row, b'<row r="%d" hidden="1"' % row))
    columns = b'<cols><col min="3" max="4" hidden="1"/></cols><sheetData>'
    data = with_parts(data, sheet1=(b"<sheetData>", columns))
    filtered = b'</sheetData><autoFilter ref="A%d:F%d"><filterColumn colId="1"/></autoFilter>' % (
        row - 1,
        row + 1,
    )

    for hidden in (data, with_parts(data, sheet1=(b"</sheetData>", filtered))):
        found = back(every_kind, hidden)

        assert found.values == {
            **VALUES,
            "table": [{**VALUES["table"][0], "name": "隠した行"}, VALUES["table"][1]],
        }
        assert (found.unplaced, found.problems) == ((), ())


def test_tie_to_a_name_that_two_people_have_goes_to_nobody_and_is_told(book: Book, every_kind: Form) -> None:
    tie = row_of(book, "map.edges/r1")
    fresh = row_of(book, "map.nodes/r2") + 1
    book.cells |= {(fresh, 2): "店の人", (tie + 1, 2): "店の人", (tie + 1, 3): "本人"}
    book.cells |= {(tie + 2, 2): "本人", (tie + 2, 3): "店の人（new1）"}

    found = back(every_kind, book.saved())

    assert found.values["map"]["edges"] == [
        *VALUES["map"]["edges"],  # it was not touched: it leads where it led
        {"_row": "new2", "to": "r1"},
        {"_row": "new3", "from": "r1", "to": "new1"},
    ]
    assert found.unread == (Unread("だれから", "店の人", "本人・店の人（r2）・店の人（new1）", row="2行目"),)
