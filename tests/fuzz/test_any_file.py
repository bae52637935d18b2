"""Whatever a file holds: it is read, or refused in one sentence; never an error of a library, never a long wait."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.fuzz import slips, trying
from tests.handouts.conftest import VALUES, form_of_every_kind
from workbook.classroom.preparing import registration
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, lists, texts_to_answers
from workbook.handouts.returned.apart import protocol
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.writers import as_json, excel, offline, word

T = TypeVar("T")
FORM = form_of_every_kind()
SHORT = {name: text[:200] if isinstance(text, str) else text for name, text in VALUES.items()}
LAID = [sheet.lay_out(FORM, SHORT, header=Header("全国研修", "みなと野市", "11月24日", "k7qm3xpa"))]
KEPT = sorted((Path(__file__).parents[1] / "handouts/files").glob("*.*x"))
LISTS = sorted((Path(__file__).parent / "lists").iterdir())
BOOKS = [excel.write(LAID), *(file.read_bytes() for file in KEPT if file.suffix == ".xlsx")]
LETTERS = [word.write(LAID), *(file.read_bytes() for file in KEPT if file.suffix == ".docx")]
PAGE = offline.write(LAID[0]).decode()
TEXTS = as_json.write(LAID).decode()
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(["sheets", "texts", "sheet", "title", "what", "values", "form"]), inner
        )
    ),
    max_leaves=12,
)


def or_sentence(work: Callable[[], T]) -> T | None:
    """Return what reading gives, None for a file that is refused in a sentence."""
    refusal = ""
    try:
        return trying.soon(work)
    except FileRefused as refused:
        refusal = str(refused)
    assert trying.is_a_sentence(refusal), refusal
    return None


def read(data: bytes, name: str) -> None:
    """Read a file as the process apart does, and what it gives as the server does."""
    found = or_sentence(lambda: intake.read(data, name=name))
    if found is None:
        return
    handed: Any = json.loads(json.dumps(protocol.SHEETS.dump_python(found, mode="json")))
    assert protocol.SHEETS.validate_python(handed) == found
    for one in found:
        trying.soon(lambda one=one: texts_to_answers.read_back(FORM, one, base=VALUES))  # type: ignore[misc]


def read_list(data: bytes, name: str) -> None:
    """Read somebody's list, and make teams of it."""
    pages = or_sentence(lambda: lists.read(data, name=name))
    if pages is None:
        return
    handed: Any = json.loads(json.dumps(protocol.PAGES.dump_python(pages, mode="json")))
    assert protocol.PAGES.validate_python(handed) == pages
    page = pages[registration.page_of_list([one.rows for one in pages])]
    found = trying.soon(lambda: registration.read(page.rows, aside=page.aside))
    assert all(trying.is_a_sentence(str(problem).replace("\n", "")) for problem in found.problems)


@trying.hard(60)
@given(slips.office_files(BOOKS))
def test_any_excel_file(file: slips.File) -> None:
    read(file.data, "a.xlsx")


@trying.hard(60)
@given(slips.office_files(LETTERS))
def test_any_word_file(file: slips.File) -> None:
    read(file.data, "a.docx")


@trying.hard(30)
@given(slips.slipped(PAGE) | some.text(max_size=300))
def test_any_page(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), "a.html")


@trying.hard(80)
@given(slips.slipped(TEXTS) | JSON.map(json.dumps))
def test_any_json(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), "a.json")


@trying.hard(100)
@given(some.data())
def test_any_list(data: some.DataObject) -> None:
    file = data.draw(some.sampled_from(LISTS))
    if file.suffix == ".xlsx":
        read_list(data.draw(slips.office_files([file.read_bytes()])).data, file.name)
    else:
        text = data.draw(slips.slipped(file.read_text(encoding="utf-8")))
        read_list(text.encode(data.draw(some.sampled_from(["utf-8", "cp932"])), "replace"), file.name)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html", "json", "csv"])
@trying.hard(30)
@given(data=some.binary(max_size=600))
def test_any_bytes(ending: str, data: bytes) -> None:
    reading: Callable[[bytes, str], None] = read_list if ending == "csv" else read
    reading(data, f"a.{ending}")
