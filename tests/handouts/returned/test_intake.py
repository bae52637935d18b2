"""What comes back is read from visible cells only, and what cannot be read is said, never guessed."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Page

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood, Unread
from workbook.handouts.writers import as_json, excel, offline, word

WRITE: dict[str, Callable[[Any], bytes]] = {
    "xlsx": excel.write,
    "docx": word.write,
    "html": lambda sheets: offline.write(sheets[0]),
    "json": as_json.write,
}


def page_of(data: bytes) -> tuple[Workbook, Page]:
    book = load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    assert isinstance(page, Page)
    return book, page


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row_of(page: Page, mark: str) -> int:
    return next(cell.row for line in page.iter_rows(max_col=1) for cell in line if cell.value == mark)


@pytest.mark.parametrize("kind", WRITE)
def test_untouched_file_says_exactly_what_left(kind: str, every_kind: Form, header: Header) -> None:
    data = WRITE[kind]([sheet.lay_out(every_kind, VALUES, header=header)])

    (returned,) = intake.read(data, name=f"なにか.{kind}")

    assert returned.mark == "k7qm3xpa"
    assert texts_to_answers.read_back(every_kind, returned, base=VALUES) == Understood(VALUES)


@pytest.mark.parametrize("kind", WRITE)
def test_file_without_its_base_is_understood_from_what_it_shows(
    kind: str, every_kind: Form, header: Header
) -> None:
    data = WRITE[kind]([sheet.lay_out(every_kind, VALUES, header=header)])

    (returned,) = intake.read(data, name=f"a.{kind}")
    assert texts_to_answers.read_back(every_kind, returned, base={}) == Understood(VALUES)


def test_libreoffice_in_between_changes_nothing(
    office: Path, data: bytes, file: bytes, every_kind: Form
) -> None:
    (office / "home.xlsx").write_bytes(data)
    (office / "home.docx").write_bytes(file)
    profile = f"-env:UserInstallation=file://{office}/profile"
    for name in ("home.xlsx", "home.docx"):
        convert = ["soffice", profile, "--headless", "--convert-to", name.rpartition(".")[2]]
        subprocess.run(
            [*convert, "--outdir", office / "back", office / name],
            check=True,
            capture_output=True,
            timeout=180,
        )

    for name in ("home.xlsx", "home.docx"):
        (returned,) = intake.read((office / "back" / name).read_bytes(), name=name)
        assert texts_to_answers.read_back(every_kind, returned, base=VALUES) == Understood(VALUES)


def test_disarmed_copy_of_visible_cells_is_enough(data: bytes, every_kind: Form) -> None:
    _, page = page_of(data)
    bare = Workbook()
    sheet_of = bare.worksheets[0]
    for line in page.iter_rows():
        for cell in line:
            if cell.value is not None:
                sheet_of.cell(cell.row, cell.column).value = str(cell.value)
                sheet_of.cell(cell.row, cell.column).data_type = "s"

    (returned,) = intake.read(saved(bare), name="renamed.xlsx")

    assert texts_to_answers.read_back(every_kind, returned, base=VALUES) == Understood(VALUES)


def test_inserted_column_sorted_rows_and_an_added_row_are_found(data: bytes, every_kind: Form) -> None:
    changed, page = page_of(data)
    first, last = row_of(page, "table/x1a2b3c4d"), row_of(page, "table/r2")
    lines = [[page.cell(row, column).value for column in range(1, 7)] for row in range(first, last + 1)]
    lines[2] = [None, "足した行", None, None, None, None]
    for row, line in enumerate(reversed(lines), start=first):
        for column, value in enumerate(line, start=1):
            page.cell(row, column).value = value
            if value is not None:
                page.cell(row, column).data_type = "s"
    page.insert_cols(1)

    (returned,) = intake.read(saved(changed), name="a.xlsx")
    read = texts_to_answers.read_back(every_kind, returned, base=VALUES)

    assert read.values["table"] == [{"_row": "new1", "name": "足した行"}, *reversed(VALUES["table"])]
    assert read.unread == ()


def test_changed_cells_become_answers_and_what_is_not_offered_is_said(data: bytes, every_kind: Form) -> None:
    changed, page = page_of(data)
    for mark, text in {
        "choice": "公園",
        "scale": "ひみつ基地",
        "date": "R8.12.1",
        "number": "20件",
        "multi": "公園／自宅",
    }.items():
        page.cell(row_of(page, mark), 2).value = text
    page.cell(row_of(page, "line"), 2).value = None

    (returned,) = intake.read(saved(changed), name="a.xlsx")
    read = texts_to_answers.read_back(every_kind, returned, base=VALUES)

    names = ("choice", "scale", "date", "number", "multi", "line")
    assert {name: read.values.get(name) for name in names} == {
        "choice": "park",
        "scale": None,
        "date": "2026-12-01",
        "number": "20",
        "multi": ["home", "park"],
        "line": None,
    }
    assert read.unread == (Unread("濃さ", "ひみつ基地", "自宅・店、または市場・公園"),)


def test_what_is_not_offered_in_a_table_is_said_with_its_row(data: bytes, every_kind: Form) -> None:
    changed, page = page_of(data)
    row = row_of(page, "table/x1a2b3c4d")
    page.cell(row, 3).value = "ひみつ基地"

    (returned,) = intake.read(saved(changed), name="a.xlsx")
    read = texts_to_answers.read_back(every_kind, returned, base=VALUES)

    assert read.values["table"][0] == {"_row": "x1a2b3c4d", "name": "=HYPERLINK(1)", "several": ["shop"]}
    assert read.unread == (Unread("場所", "ひみつ基地", "自宅・店、または市場・公園", row="=HYPERLINK(1)"),)


def test_answer_that_looks_like_an_id_is_an_answer(every_kind: Form, header: Header) -> None:
    values = {"line": "name", "text-0": "table/r1"}
    data = excel.write([sheet.lay_out(every_kind, values, header=header)])

    (returned,) = intake.read(data, name="a.xlsx")

    assert texts_to_answers.read_back(every_kind, returned, base={}).values == values


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


_BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
BROKEN = {
    "empty.xlsx": b"",
    "text.xlsx": "これは表ではありません".encode(),
    "old.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
    "huge.xlsx": b"0" * (5 * 1024 * 1024 + 1),
    "bomb.xlsx": _zip({"xl/worksheets/sheet1.xml": b"0" * 30_000_000}),
    "entities.docx": _zip({"word/document.xml": _BOMB}),
    "macro.xlsx": _zip({"xl/vbaProject.bin": b"x"}),
    "many.docx": _zip({f"part{number}": b"" for number in range(301)}),
    "not-office.xlsx": _zip({"readme.txt": b"hello"}),
    "not-office.docx": _zip({"readme.txt": b"hello"}),
    "picture.png": b"\x89PNG",
    "list.json": b"[1, 2]",
    "half.json": b'{"sheets": [',
    "deep.json": b"[" * 200_000,
    "shift.json": "表".encode("cp932"),
    "empty.html": b"",
    "huge.html": b"<p>" * (2 * 1024 * 1024),
    "nested.html": b"<table><tr><td>" * 300_000,
    "unclosed.html": b"<!--" * 1_200_000,
    "attributes.html": b"<a " + b" ".join(b"a%d=1" % number for number in range(500_000)) + b">",
    "rows.html": b"<table>" + b"<tr><td>x" * 5_000,
    "binary.html": bytes(range(256)) * 4,
    "book.htm": _zip({"xl/workbook.xml": b"<x/>"}),
    "other.html": "<h1>予算</h1><table><tr><td>シートID</td></tr></table>".encode(),
    "one.mhtml": b"MIME-Version: 1.0",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_with_a_sentence_and_no_traceback(name: str) -> None:
    with pytest.raises(FileRefused, match=r"（.+）$"):
        intake.read(BROKEN[name], name=name)


def test_foreign_office_files_have_no_ids_and_say_so() -> None:
    book, page = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "予算"
    Document().save(page)

    for name, data in (("a.xlsx", saved(book)), ("a.docx", page.getvalue())):
        with pytest.raises(FileRefused, match="欄IDが見つかりません"):
            intake.read(data, name=name)


def test_sheet_that_claims_a_million_rows_is_read_as_far_as_it_can_matter(
    data: bytes, every_kind: Form
) -> None:
    changed, page = page_of(data)
    page.cell(1_048_576, 16_384).value = "x"

    (returned,) = intake.read(saved(changed), name="a.xlsx")

    found = texts_to_answers.read_back(every_kind, returned, base=VALUES)
    assert (found.values, found.unplaced) == (VALUES, ())
    assert [problem.split(" は")[0] for problem in found.problems] == ["XFD1048576"]


def test_json_keeps_every_address_and_no_hidden_thing(every_kind: Form, header: Header) -> None:
    said = json.loads(as_json.write([sheet.lay_out(every_kind, VALUES, header=header)]))

    assert set(said["sheets"][0]) == {"sheet", "worksheet", "title", "training", "team", "date", "texts"}
    assert said["sheets"][0]["texts"]["table/r1/count"] == "012"
