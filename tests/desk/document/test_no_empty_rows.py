"""Rows that a program writes come one after the other: an empty row nobody wrote in never comes to stand between them."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pycrdt import Doc

from tests.desk.forms import EVERYTHING, NODES
from tests.desk.returning.bringing import bring, sheet
from tests.desk.returning.test_home_files import file, fill, read
from workbook.content.forms.form import Grid
from workbook.desk.document import layout, plain_values, writing

TABLE = next(ask.grids[0] for ask in EVERYTHING.asks if ask.id == "table")
IDS = [*plain_values.places(TABLE), *(f"xnew0000{number}" for number in range(5))]


def people(*rows: str) -> dict[str, Any]:
    return {"ties": {"nodes": [{"_row": row, "name": row} for row in rows], "edges": []}}


def lines(*rows: str) -> dict[str, Any]:
    return {"table": [{"_row": row, "what": row} for row in rows]}


def opened(values: dict[str, Any]) -> Doc[Any]:
    return plain_values.opened([writing.original(EVERYTHING, values)])


def seen(doc: Doc[Any], grid: Grid) -> list[str]:
    """Return the rows of a table up to the last one with words, "" for one without, as they stand on a screen."""
    roots = layout.read(doc)
    found = plain_values.cells_by_row(roots, grid.id)
    places = plain_values.places(grid)
    rows = sorted({*places, *found}, key=plain_values.order_of(roots, grid.id, places))
    names = [row if row in found else "" for row in rows]
    while names and not names[-1]:
        names.pop()
    return names


def test_a_file_shows_people_put_by_hand_one_after_the_other_as_the_sheet_does() -> None:
    put = ("xaaaaaaaa", "xbbbbbbbb", "r1", "xcccccccc")

    assert seen(opened(people(*put)), NODES) == list(put)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.sampled_from(IDS), unique=True))
def test_a_file_shows_the_rows_in_their_order_and_no_empty_one_between(rows: list[str]) -> None:
    assert seen(opened(lines(*rows)), TABLE) == rows


def test_the_rows_of_a_returned_file_come_behind_those_that_are_used() -> None:
    doc = sheet(people("xaaaaaaaa", "xbbbbbbbb"))

    bring(doc, {}, people("xcccccccc", "r3"))

    first, second, begun_at_home, last = seen(doc, NODES)  # it gets an id of its own there
    assert (first, second, last) == ("xaaaaaaaa", "xbbbbbbbb", "r3")
    assert begun_at_home


def test_an_excel_row_below_rows_left_empty_does_not_bring_those_in() -> None:
    base = people("r1")
    book = load_workbook(io.BytesIO(file(base, "xlsx")))
    fill(book.worksheets[0], {"ties.nodes/r4": {2: "妹"}, "table/r3": {2: "会議"}})
    saved = io.BytesIO()
    book.save(saved)
    doc = sheet(base)

    bring(doc, base, read(saved.getvalue(), "xlsx", base))

    assert (seen(doc, NODES), seen(doc, TABLE)) == (["r1", "r4"], ["r3"])


def test_a_row_that_somebody_left_empty_here_stays_and_nobody_moves() -> None:
    doc: Doc[Any] = Doc()
    for row in ("r1", "r3"):
        plain_values.text(doc, layout.cell("table", row, "what")).insert(0, row)

    writing.write(doc, EVERYTHING, {"table": [{"_row": "r1", "what": "あ"}, {"_row": "r3", "what": "い"}]})

    assert seen(doc, TABLE) == ["r1", "", "r3"]
    assert layout.read(doc).map(layout.rows("table")) == {}
