"""Words on top of a page are not lost, and what was printed there is nobody's, whoever made the file and saved it."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.handouts.conftest import VALUES
from tests.handouts.returned.excel_back import back
from workbook import config
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet, top_line
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake
from workbook.handouts.writers import excel

TEAM = Header("全国研修", "みなと野市=チーム&", "令和8年11月24日（火）", "K7QM-3XPA")
HEADERS = {
    "nobody's": Header("", "", ""),
    "a course's": Header("北の県　重層研修（第1回）", "", ""),
    "a stranger's": Header(config.APP, "", "令和8年11月24日（火）"),
    "a team's": TEAM,
}
MEMO = "福祉課のメモ：数は仮"


def _edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    book, saved = load_workbook(io.BytesIO(data)), io.BytesIO()
    edit(book.worksheets[0])
    book.save(saved)
    return saved.getvalue()


def _put(cell: str, text: str | None) -> Callable[[Any], None]:
    def edit(page: Any) -> None:
        for area in [str(area) for area in page.merged_cells.ranges if area.min_row == 2]:
            page.unmerge_cells(area)
        page[cell] = text

    return edit


def _written(form: Form, header: Header) -> bytes:
    return excel.write([sheet.lay_out(form, VALUES, header=header)])


def _told(form: Form, data: bytes) -> list[tuple[str, str]]:
    found = back(form, data)
    assert found.values == VALUES
    return [(one.where, one.text) for one in found.unplaced]


def _earlier(data: bytes) -> bytes:
    """Return a file as builds before this one made it."""
    return _edited(data, _put("A3", None))


def _through_libreoffice(office: Path, data: bytes, *ways: str) -> bytes:
    """Return a file that LibreOffice has saved in one way after the other."""
    (office / "top.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{office}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to"]
    for before, after in zip(("xlsx", *ways), ways, strict=False):
        done = [*convert, after, "--outdir", office / "through", office / f"top.{before}"]
        subprocess.run(done, check=True, capture_output=True, timeout=180)
        (office / "through" / f"top.{after}").rename(office / f"top.{after}")
    return (office / f"top.{ways[-1]}").read_bytes()


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_what_was_printed_on_top_is_nobodys_word_and_a_memo_there_is_not_lost(
    header: Header, every_kind: Form
) -> None:
    data = _written(every_kind, header)
    beside = _edited(data, _put("C2", MEMO))
    instead = _edited(data, _put("B2", MEMO))
    behind = _edited(data, _put("B2", f"{header.line}　{MEMO}"))

    assert _told(every_kind, data) == []
    assert _told(every_kind, beside) == [("C2", MEMO)]
    assert _told(every_kind, instead) == [("B2", MEMO)]
    assert _told(every_kind, behind) == [("B2", f"{header.line}　{MEMO}")]


@pytest.mark.parametrize("ways", [("xlsx",), ("ods", "xlsx"), ("xls", "xlsx")], ids="-".join)
@pytest.mark.parametrize(
    "header", [HEADERS["nobody's"], HEADERS["a course's"]], ids=["nobody's", "a course's"]
)
def test_libreoffice_takes_neither_the_memo_nor_the_mark_of_what_was_printed(
    header: Header, ways: tuple[str, ...], office: Path, every_kind: Form
) -> None:
    short = {**VALUES, "text-13": "短い"}  # .xls holds no longer cells
    data = excel.write([sheet.lay_out(every_kind, short, header=header)])

    def told(data: bytes) -> list[tuple[str, str]]:
        return [(one.where, one.text) for one in back(every_kind, data).unplaced if "2" in one.where]

    assert told(_through_libreoffice(office, data, *ways)) == []
    assert told(_through_libreoffice(office, _edited(data, _put("B2", MEMO)), *ways)) == [("B2", MEMO)]


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_file_of_an_earlier_build_reports_none_of_our_words(header: Header, every_kind: Form) -> None:
    data = _earlier(_written(every_kind, header))

    assert _told(every_kind, data) == []
    assert _told(every_kind, _edited(data, _put("D2", MEMO)))[-1:] == [("D2", MEMO)] * bool(header.line)
    assert _told(every_kind, _edited(data, _put("B2", f"{header.line}\n{MEMO}"))) == [("B2", MEMO)]


def _with_a_line(page: Any) -> None:
    merged = [str(area) for area in page.merged_cells.ranges]
    for area in merged:
        page.unmerge_cells(area)
    page.insert_rows(2)
    page["B2"] = MEMO


@pytest.mark.parametrize("made", [lambda data: data, _earlier], ids=["now", "earlier"])
def test_line_above_the_sheets_id_hides_neither_the_id_nor_the_words_in_it(
    made: Callable[[bytes], bytes], every_kind: Form
) -> None:
    data = _edited(made(_written(every_kind, TEAM)), _with_a_line)

    (returned,) = intake.read(data, name="a.xlsx")

    assert returned.mark == TEAM.sheet
    assert ("B2", MEMO) in _told(every_kind, data)
    assert TEAM.line not in [text for _, text in _told(every_kind, data)]


@pytest.mark.parametrize(
    ("cell", "typed", "mark", "said"),
    [
        ("A2", "K7QM-3XPA 済", "K7QM-3XPA", [("A2", "済")]),
        ("A2", "Ｋ７ＱＭ－３ＸＰＡ", "K7QM-3XPA", []),
        ("A2", "済", "済", [("A2", "済")]),
        ("A2", None, "", []),
        ("A3", f"{top_line.mark(TEAM.line)} 済", "K7QM-3XPA", [("A3", f"{top_line.mark(TEAM.line)} 済")]),
        ("A3", top_line.mark(TEAM.line).replace("：", ":"), "K7QM-3XPA", []),
        ("A4", "memo", "K7QM-3XPA", [("A4", "memo")]),
        ("A5", "資料#1", "K7QM-3XPA", [("A5", "資料#1")]),
    ],
)
def test_words_in_the_column_of_ids_are_not_lost(
    cell: str, typed: str | None, mark: str, said: list[tuple[str, str]], every_kind: Form
) -> None:
    data = _edited(_written(every_kind, TEAM), _put(cell, typed))

    (returned,) = intake.read(data, name="a.xlsx")

    assert returned.mark == mark
    assert _told(every_kind, data) == said


def test_words_beside_somebodys_own_numbers_are_not_lost(every_kind: Form) -> None:
    def edit(page: Any) -> None:
        last = page.max_row + 2
        page.cell(last, 1).value, page.cell(last, 2).value = "資料#2", MEMO

    found = _told(every_kind, _edited(_written(every_kind, TEAM), edit))

    assert sorted(text for _, text in found) == sorted(["資料#2", MEMO])


def test_word_over_the_id_of_a_column_or_table_is_not_lost(every_kind: Form) -> None:
    page = load_workbook(io.BytesIO(_written(every_kind, TEAM))).worksheets[0]
    row = next(row for row in range(1, page.max_row) if page.cell(row, 1).value == "table")
    for column in (1, 2):

        def edit(page: Any, column: int = column) -> None:
            page.cell(row, column).value = "memo"

        found = back(every_kind, _edited(_written(every_kind, TEAM), edit))

        assert "memo" in [one.text for one in found.unplaced]
