"""An Excel file is read whichever program saved it; what is broken, hostile or another kind is refused with a way out."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from tests.handouts.returned.edits.word_paper import to_strict
from tests.handouts.returned.excel_back import back, with_parts
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import word


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


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("a.xls", "「Excel ブック"),
        ("a.xlsm", "「Excel ブック"),
        ("a.xltx", "「Excel ブック"),
        ("a.ods", "「Excel ブック"),
        ("a.doc", "「Word 文書"),
        ("a.dotx", "「Word 文書"),
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
