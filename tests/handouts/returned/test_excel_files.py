"""An Excel file is read as its writer saw it, whichever program saved it, and no word of it is dropped in silence."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.excel_edits import Book
from tests.handouts.returned.word_edits import to_strict
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.returned_sheet import Loose
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import excel, word


@pytest.fixture
def data(every_kind: Form, header: Header) -> bytes:
    return excel.write([sheet.lay_out(every_kind, VALUES, header=header)])


@pytest.fixture
def book(data: bytes) -> Book:
    return Book(data, random.Random(1))  # noqa: S311 -- no secret


def back(form: Form, data: bytes) -> Understood:
    (returned,) = intake.read(data, name="a.xlsx")
    return texts_to_answers.read_back(form, returned, base=VALUES)


def row_of(book: Book, mark: str) -> int:
    return next(row for (row, column), text in book.cells.items() if (column, text) == (1, mark))


def with_parts(data: bytes, **changed: tuple[bytes, bytes]) -> bytes:
    """Return a file with something in its parts replaced, by the last word of their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(file, "w") as packed:
        for name in parts.namelist():
            part = parts.read(name)
            for key, (old, new) in changed.items():
                if name.split("/")[-1].startswith(key):
                    assert old in part
                    part = part.replace(old, new)
            packed.writestr(name, part)
    return file.getvalue()


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


CELLS = {
    "a percentage": ('s="1"', "<v>0.1</v>", "10%"),
    "a time of day": ('s="2"', "<f>TIME(9,30,0)</f><v>0.395833333333333</v>", "9:30"),
    "more than a day": ('s="3"', "<v>1.08333333333333</v>", "26:00"),
    "TRUE of LibreOffice": ('t="b"', "<f>TRUE()</f><v>1</v>", "TRUE"),
    "the result of a formula": ('t="str"', "<f>A1&amp;B1</f><v>合わせた文</v>", "合わせた文"),
    "an array formula": ('t="str"', '<f t="array" ref="B9">A1</f><v>結果</v>', "結果"),
    "an error": ('t="e"', "<f>1/0</f><v>#DIV/0!</v>", "#DIV/0!"),
    "a carriage return": ('t="inlineStr"', "<is><t>一_x000D_\n二_x000d_三</t></is>", "一\n二\n三"),
    "an escaped sign": ('t="inlineStr"', "<is><t>_x005F_x0041_と_x0041_</t></is>", "_x0041_とA"),
    "a reading above": ('t="inlineStr"', "<is><t>霞</t><rPh><t>カスミ</t></rPh></is>", "霞"),
    "a day written out": ('t="d"', "<v>2026-12-01T00:00:00</v>", "46357"),
    "a look that does not exist": ('s="999"', "<v>5</v>", "5"),
    "attributes nobody knows": ('odd="1" t="inlineStr"', "<is><t>文</t></is><ext/>", "文"),
}


@pytest.mark.parametrize("name", CELLS)
def test_cell_is_read_as_its_reader_saw_it(name: str, book: Book, every_kind: Form) -> None:
    attributes, inner, seen = CELLS[name]
    book.raw[row_of(book, "line"), 2] = (attributes, inner)

    assert back(every_kind, book.saved()) == Understood({**VALUES, "line": seen})


def test_formula_without_a_result_is_told_and_its_text_is_no_answer(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    book.raw[row, 2] = ("", "<f>SUM(A1)</f>")

    found = back(every_kind, book.saved())

    assert "line" not in found.values
    assert found.problems == (
        f"B{row} の式は、計算した結果がファイルに入っていません（Excel で開き、上書き保存してから入れてください）",
    )


def test_day_that_a_cell_shows_in_part_is_the_whole_day_where_a_day_is_asked(
    book: Book, every_kind: Form
) -> None:
    style = ('s="1"', "<v>46357</v>")
    book.raw |= {(row_of(book, mark), 2): style for mark in ("date", "line")}
    data = with_parts(
        book.saved(),
        styles=(b'<xf numFmtId="9"/>', b'<xf numFmtId="171"/>'),
    )
    data = with_parts(data, styles=(b"<numFmts>", b'<numFmts><numFmt numFmtId="171" formatCode="m/d(aaa)"/>'))

    found = back(every_kind, data)

    assert (found.values["date"], found.values["line"]) == ("2026-12-01", "12/1(火)")


@pytest.mark.parametrize(
    "typed",
    [
        "自宅、公園",
        "自宅・公園",
        "公園;自宅;",
        "公園/自宅",
        "自宅\n公園",
        "自宅, 公園",
        "☑ 自宅\n☐ 店、または市場\n☑ 公園",
    ],
)
def test_several_choices_in_one_cell_are_read_whatever_stands_between(
    typed: str, book: Book, every_kind: Form
) -> None:
    book.cells[row_of(book, "multi"), 2] = typed
    book.cells[row_of(book, "table/x1a2b3c4d"), 4] = "店、または市場、自宅" if "、" in typed else "自宅"

    found = back(every_kind, book.saved())

    assert found.values["multi"] == ["home", "park"]
    assert found.values["table"][0]["several"] == (["home", "shop"] if "、" in typed else ["home"])
    assert found.unread == ()


def test_file_of_another_program_is_read(data: bytes, every_kind: Form) -> None:
    fills = with_parts(data, styles=(b"<fills", b"<odd/><fills"))

    assert back(every_kind, fills) == Understood(VALUES)


def test_relation_that_leads_nowhere_hides_no_page(data: bytes, every_kind: Form) -> None:
    lost = with_parts(data, **{"workbook.xml.rels": (b"</Relationships>", b'<Relationship Id="x" Type="a/worksheet" Target="no.xml"/></Relationships>')})  # fmt: skip

    assert back(every_kind, lost) == Understood(VALUES)


def test_strict_file_is_read_like_any_other(data: bytes, every_kind: Form) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(file, "w") as packed:
        for name in parts.namelist():
            packed.writestr(name, to_strict(parts.read(name)))

    assert back(every_kind, file.getvalue()) == Understood(VALUES)


def test_damaged_part_is_said_with_a_way_out_that_helps(data: bytes) -> None:
    broken = with_parts(data, sheet1=(b"</sheetData>", b""))

    with pytest.raises(FileRefused, match=r"sheet1.xml）がこわれています（.*開いて修復する"):
        intake.read(broken, name="a.xlsx")


def test_text_number_that_is_too_high_is_told(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    book.raw[row, 2] = ('t="s"', "<v>99</v>")

    found = back(every_kind, book.saved())

    assert found.problems == (
        f"B{row} の文字は、ファイルの中に見つかりません（もとのファイルで確かめてください）",
    )


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("a.xls", "「Excel ブック"),
        ("a.xlsm", "「Excel ブック"),
        ("a.ods", "「Excel ブック"),
        ("a.doc", "「Word 文書"),
        ("a.odt", "「Word 文書"),
        ("a.zip", "展開して"),
        ("a.pdf", "書き写すか"),
        ("写真.heic", "持ち帰った .xlsx"),
    ],
)
def test_other_kinds_of_files_are_refused_with_what_to_do(name: str, way: str) -> None:
    with pytest.raises(FileRefused, match=way):
        intake.read(b"x", name=name)


def test_word_file_under_the_name_of_an_excel_file_is_read_as_what_it_is(
    every_kind: Form, header: Header
) -> None:
    data = word.write([sheet.lay_out(every_kind, VALUES, header=header)])

    assert back(every_kind, data) == Understood(VALUES)


CELL = '<c t="inlineStr"><is><t>言葉</t></is></c>'
MERGE = '<mergeCell ref="A1:XFD1048576"/>'
HOSTILE = {
    "a million cells": f"<sheetData>{f'<row>{CELL * 500}</row>' * 2000}</sheetData>",
    "ten megabytes of words": f"<sheetData><row><c><v>{'言' * 3_400_000}</v></c></row></sheetData>",
    "merges over everything": f"<sheetData>{f'<row>{CELL}</row>' * 500}</sheetData><mergeCells>{MERGE * 400_000}</mergeCells>",
    "elements in elements": "<a>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_before_it_takes_room(
    name: str, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<worksheet>{HOSTILE[name]}</worksheet>"
    monkeypatch.setattr(book, "_page", lambda: page)
    data = book.saved()
    tracemalloc.start()

    with pytest.raises(FileRefused, match=r"（.+）$"):
        intake.read(data, name="a.xlsx")

    # lxml's own room is not counted here; `_MOST_MARKS` keeps it small.
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100 * 1024 * 1024
