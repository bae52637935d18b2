"""A cell of an Excel file is read as its reader saw it, and what cannot be read is told."""

from __future__ import annotations

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from tests.handouts.returned.excel_back import back, row_of, with_parts
from workbook.content.forms.form import Form
from workbook.handouts.returned.texts_to_answers import Understood

OUT = "<rPr><strike/></rPr>"
CELLS = {
    "a percentage": ('s="1"', "<v>0.1</v>", "10%"),
    "a time of day": ('s="2"', "<f>TIME(9,30,0)</f><v>0.395833333333333</v>", "9:30"),
    "more than a day": ('s="3"', "<v>1.08333333333333</v>", "26:00"),
    "TRUE": ('t="b"', "<v>1</v>", "TRUE"),
    "TRUE of LibreOffice": ('t="b"', "<f>TRUE()</f><v>1</v>", "TRUE"),
    "TRUE of LibreOffice in a cell for text": ('t="n"', '<f aca="false">TRUE()</f><v>1</v>', "TRUE"),
    "FALSE of LibreOffice in a cell for hours": ('s="2" t="n"', "<f>FALSE()</f><v>0</v>", "FALSE"),
    "a number that a condition gives": ("", "<f>IF(TRUE(),1,2)</f><v>1</v>", "1"),
    "the result of a formula": ('t="str"', "<f>A1&amp;B1</f><v>合わせた文</v>", "合わせた文"),
    "an array formula": ('t="str"', '<f t="array" ref="B9">A1</f><v>結果</v>', "結果"),
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


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("m/d(aaa)", "12/1(火)"),
        (
            "gggyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
            "令和26年12月1日",
        ),  # as LibreOffice 7.4 saves 令和8年
    ],
)
def test_day_of_a_cell_counts_where_a_day_is_asked_and_no_part_or_other_year_of_it(
    code: str, shown: str, book: Book, every_kind: Form
) -> None:
    style = ('s="1"', "<v>46357</v>")
    book.raw |= {(row_of(book, mark), 2): style for mark in ("date", "line")}
    data = with_parts(
        book.saved(),
        styles=(b'<xf numFmtId="9"/>', b'<xf numFmtId="171"/>'),
    )
    format_ = f'<numFmts><numFmt numFmtId="171" formatCode="{code}"/>'.encode()
    data = with_parts(data, styles=(b"<numFmts>", format_))

    found = back(every_kind, data)

    assert (found.values["date"], found.values["line"]) == ("2026-12-01", shown)


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


STRUCK = {
    "letters": ('t="inlineStr"', f"<is><r>{OUT}<t>旧</t></r><r><rPr/><t>新</t></r></is>", "新", "旧"),
    "a cell": ('t="inlineStr" s="1"', "<is><t>旧</t></is>", None, "旧"),
    "a cell but for its end": (
        't="inlineStr" s="1"',
        "<is><r><t>旧</t></r><r><rPr/><t>新</t></r></is>",
        "新",
        "旧",
    ),
    "a number": ('s="1"', "<v>0.1</v>", None, "10%"),
    "nothing, said at length": (
        't="inlineStr"',
        '<is><r><rPr><strike val="0"/></rPr><t>新</t></r></is>',
        "新",
        None,
    ),
}


@pytest.mark.parametrize("name", STRUCK)
def test_words_that_are_struck_out_are_no_answer_and_are_not_lost(
    name: str, book: Book, every_kind: Form
) -> None:
    attributes, inner, kept, gone = STRUCK[name]
    row = row_of(book, "line")
    book.raw[row, 2] = (attributes, inner)
    fonts = b"<fonts><font/><font><strike/></font></fonts><fills>"
    data = with_parts(book.saved(), styles=(b"<fills>", fonts))
    data = with_parts(data, styles=(b'<xf numFmtId="9"/>', b'<xf numFmtId="9" fontId="1"/>'))

    found = back(every_kind, data)

    assert found.values.get("line") == kept
    assert [(one.where, one.text) for one in found.unplaced] == [(f"B{row}（取り消し線）", gone)] * bool(gone)


def test_words_that_are_struck_out_beside_an_id_are_not_lost(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    del book.cells[row, 1]
    book.raw[row, 1] = ('t="inlineStr"', f"<is><r>{OUT}<t>あとで</t></r><r><rPr/><t>line</t></r></is>")

    found = back(every_kind, book.saved())

    assert found.values == VALUES
    assert [(one.where, one.text) for one in found.unplaced] == [(f"A{row}（取り消し線）", "あとで")]


def test_row_that_is_struck_out_with_its_id_is_gone_and_its_words_are_not_lost(
    book: Book, every_kind: Form
) -> None:
    row = row_of(book, "table/x1a2b3c4d")
    for place, text in [(at, text) for at, text in book.cells.items() if at[0] == row]:
        del book.cells[place]
        book.raw[place] = ('t="inlineStr"', f"<is><r>{OUT}<t>{text}</t></r></is>")

    found = back(every_kind, book.saved())

    assert found.values == {**VALUES, "table": VALUES["table"][1:]}
    assert [one.text for one in found.unplaced] == ["=HYPERLINK(1)", "公園", "店、または市場"]
    assert found.problems == ()


def test_picture_in_a_cell_an_error_and_words_far_away_are_told_and_what_the_program_writes_is_no_answer(
    book: Book, every_kind: Form
) -> None:
    row = row_of(book, "line")
    book.raw[row, 2] = ('t="e" vm="1"', "<v>#VALUE!</v>")
    book.raw[row_of(book, "text-0"), 2] = ('t="e"', "<f>PHONETIC(A1)</f><v>#NAME?</v>")
    book.cells |= {(row, 61): "右に遠い", (row, 62): "もっと遠い"}

    found = back(every_kind, book.saved())

    assert not {"line", "text-0"} & set(found.values)
    assert [problem.split("、")[0] for problem in found.problems] == [
        f"B{row} に入っている絵や新しい種類のデータは",
        f"B{row_of(book, 'text-0')} はエラー（#NAME?）になっていて",
        f"BI{row} は表から遠いため読みませんでした（60 列目まで",
    ]


def test_text_number_that_is_too_high_is_told(book: Book, every_kind: Form) -> None:
    row = row_of(book, "line")
    book.raw[row, 2] = ('t="s"', "<v>99</v>")

    found = back(every_kind, book.saved())

    assert found.problems == (
        f"B{row} の文字は、ファイルの中に見つかりません（もとのファイルで確かめてください）",
    )
