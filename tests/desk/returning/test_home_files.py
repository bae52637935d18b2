"""Real files of every format on their way: nobody wrote, nothing changes; somebody wrote, only that changes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from pycrdt import Doc

from tests.desk.any_values import VALUES
from tests.desk.forms import EVERYTHING
from workbook.desk.document import plain_values, writing
from workbook.desk.returning import take_in
from workbook.handouts.layout.sheet import Header, LaidOutSheet, lay_out
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import as_json, excel, offline, word

WRITERS: dict[str, Callable[[list[LaidOutSheet]], bytes]] = {
    "xlsx": excel.write,
    "docx": word.write,
    "html": lambda sheets: offline.write(sheets[0]),
    "json": as_json.write,
}


def file(values: dict[str, Any], ending: str) -> bytes:
    return WRITERS[ending]([lay_out(EVERYTHING, values, header=Header("研修", "1班", "", "K7QM-3XPA"))])


def read(data: bytes, ending: str, base: dict[str, Any]) -> dict[str, Any]:
    (returned,) = intake.read(data, name=f"a.{ending}")
    understood = texts_to_answers.read_back(EVERYTHING, returned, base=base)
    found, unread = understood.values, understood.unread
    assert (returned.mark, unread) == ("K7QM-3XPA", ())
    return found


def bring(doc: Doc[Any], base: dict[str, Any], returned: dict[str, Any]) -> None:
    update = take_in.plan(
        [doc.get_update()],
        EVERYTHING,
        base=base,
        returned=returned,
        handout_id="K7QM3XPA",
        by="佐藤",
        at="now",
    ).update
    if update:
        doc.apply_update(update)


def is_untouched(ending: str, values: dict[str, Any], later: dict[str, Any]) -> bool:
    """Send a sheet home and back while the team goes on writing, and tell whether the file left it alone."""
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, values)
    base = plain_values.values(doc, EVERYTHING)
    returned = read(file(base, ending), ending, base)
    writing.write(doc, EVERYTHING, later)
    before = doc.get_update()
    bring(doc, base, returned)
    return bool(doc.get_update() == before)


@pytest.mark.parametrize("ending", ["json", "html"])
@settings(max_examples=20, deadline=None)
@given(values=VALUES, later=VALUES)
def test_a_file_nobody_wrote_in_changes_nothing_whatever_the_team_wrote_meanwhile(
    ending: str, values: dict[str, Any], later: dict[str, Any]
) -> None:
    assert is_untouched(ending, values, later)


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_an_office_file_nobody_wrote_in_changes_nothing_either(ending: str) -> None:
    row = {
        "_row": "r1",
        "what": "会議\n\n　=1+1",
        "mood": "calm",
        "who": ["calm", "12"],
        "count": "0",
        "day": "来月",
    }
    ties = {"nodes": [{"_row": "r2", "name": "妹"}], "edges": [{"_row": "r1", "from": "r2", "to": "r2"}]}
    filled = {
        "aim": "𠮷野家。\r\n👨‍👩‍👧！",
        "mood": "tense",
        "order": ["3", "1"],
        "people": "1,200",
        "start": "2026-11-24",
        "table": [row],
        "desks": [{"_row": "12", "what": "窓口"}],
        "ties": ties,
    }

    assert is_untouched(ending, filled, {"aim": "班の文。", "table": [], "mood": "calm", "people": ""})


def test_cells_rows_and_ties_written_in_excel_come_home() -> None:
    doc: Doc[Any] = Doc()
    base = {
        "aim": "会う。",
        "plan": [{"_row": "r1", "who": "佐藤"}],
        "ties": {"nodes": [{"_row": "r1", "name": "母"}], "edges": []},
    }
    writing.write(doc, EVERYTHING, base)
    book = load_workbook(io.BytesIO(file(base, "xlsx")))
    page = book.worksheets[0]
    fill(page, {"aim": {2: "会う。話す。"}, "plan/r2": {2: "鈴木"}, "ties.nodes/r2": {2: "妹"}})
    fill(page, {"ties.edges/r1": {2: "妹", 3: "母"}})
    saved = io.BytesIO()
    book.save(saved)
    writing.write(doc, EVERYTHING, {"plan": [*base["plan"], {"_row": "r2", "who": "班の高橋"}]})

    bring(doc, base, read(saved.getvalue(), "xlsx", base))

    values = plain_values.values(doc, EVERYTHING)
    assert [row["who"] for row in values["plan"]] == ["佐藤", "班の高橋", "鈴木"]
    assert values["ties"]["edges"] == [{"_row": "r1", "from": "r2", "to": "r1"}]
    assert (values["aim"], [node["name"] for node in values["ties"]["nodes"]]) == (
        "会う。話す。",
        ["母", "妹"],
    )


def test_a_position_in_excel_may_be_typed_or_deleted_and_what_is_none_is_said() -> None:
    people = [{"_row": f"r{n}", "name": name, "position": "42,17"} for n, name in enumerate("母兄妹父", 1)]
    base = {"ties": {"nodes": people, "edges": []}}
    book = load_workbook(io.BytesIO(file(base, "xlsx")))
    page = book.worksheets[0]
    shown = [cell.value for line in page.iter_rows() for cell in line if cell.value == "42・17"]
    fill(page, {"ties.nodes/r1": {4: "９０、５"}, "ties.nodes/r3": {4: "まん中"}})
    fill(page, {"ties.nodes/r2": {4: None}})
    saved = io.BytesIO()
    book.save(saved)

    (returned,) = intake.read(saved.getvalue(), name="a.xlsx")
    found = texts_to_answers.read_back(EVERYTHING, returned, base=base)

    assert len(shown) == len(people)
    assert [node.get("position") for node in found.values["ties"]["nodes"]] == ["90,5", None, None, "42,17"]
    assert found.unread == (
        texts_to_answers.Unread("位置", "まん中", "0から100の数を二つ（例: 42・17）", row="妹"),
    )


def fill(page: Any, wanted: dict[str, dict[int, str]]) -> None:
    """Write beside ids, as somebody does who looks for the row and types."""
    grid = ""
    for line in page.iter_rows(max_col=1):
        mark = str(line[0].value or "")
        grid = mark if mark in {"plan", "ties.nodes", "ties.edges", "table", "desks"} else grid
        for place, text in wanted.get(mark, wanted.get(f"{grid}/{mark}", {})).items():
            page.cell(line[0].row, place).value = text
