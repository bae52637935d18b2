"""Where an answer is written: a question, or one row of a table, of the visitor's own sheet."""

from __future__ import annotations

import base64
import binascii
import json
import re
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets.page_forms import PageForm
from workbook.content.course import scenes
from workbook.content.forms import form as forms
from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, Values
from workbook.desk.document import besides, plain_values
from workbook.office import own_sheets
from workbook.web.light.asking import Call
from workbook.web.light.written.boxes import What

NEW = "new"
_MOST_BASE = 8 * 2**20
_PAGE = re.compile(r"[0-9a-f]{16}")
_ROW = re.compile(r"[A-Za-z0-9._-]{1,80}")

Cells = Mapping[str, Cell]


@dataclass(frozen=True)
class Spot:
    """A question with its sheet and what stands there now; of a table, one row of it (`row` `NEW`: none yet)."""

    kind: str
    content: str
    title: str
    sheet: Sheet
    form: Form
    ask: Ask
    answer: Answer | None
    grid: Grid | None = None
    row: str = ""

    @property
    def whats(self) -> tuple[What, ...]:
        """Return what is asked here: one question, or the columns of a row."""
        return self.grid.fields if self.grid else (self.ask,)

    @property
    def cells(self) -> dict[str, Cell]:
        """Return what stands here, by question or column."""
        if self.grid is None:
            cell = answers.cell(self.answer)
            return {self.ask.id: cell} if cell else {}
        row = next((row for row in self.rows if row.get("_row") == self.row), {})
        return {name: cell for name, cell in row.items() if name != "_row"}

    @property
    def rows(self) -> list[answers.RowAnswer]:
        """Return the rows of the table this row is in."""
        return in_words.rows_by_grid(self.ask, self.answer)[self.grid.id] if self.grid else []

    @property
    def names(self) -> dict[str, str]:
        """Return what a tie of a network may lead to."""
        return {row: name for row, name in in_words.names(self.ask, self.answer).items() if name}

    @property
    def places(self) -> tuple[str, ...]:
        """Return the places in the document under which something may stand beside what is here."""
        if self.grid is None:
            return (besides.place(self.ask),)
        grid = self.grid.id
        return tuple(besides.place_of_cell(grid, self.row, field) for field in self.grid.fields)

    def values(self, row: str, cells: Cells) -> Values:
        """Return cells as the answer they are part of."""
        if self.grid is None:
            return {**cells}
        rows: list[answers.RowAnswer] = [{"_row": row, **cells}]
        return {self.ask.id: {self.grid.name: rows} if self.ask.holds == "ties" else rows}


def find(asked: Call, me: Person) -> Spot | None:
    """Return the place of an address on the visitor's own sheet; None when there is no such place."""
    visit, kind, id_ = asked.visit, asked.parts["kind"], asked.parts["id"]
    sheet_form = _worksheet(asked, me, id_) if kind == "worksheet" else _case(asked, me, id_)
    if sheet_form is None:
        return None
    title, sheet, form = sheet_form
    ask = next((ask for ask in form.asks if ask.id == asked.parts["ask"]), None)
    if ask is None:
        return None
    grid = next((one for one in ask.grids if one.id == asked.parts.get("grid")), None)
    row = asked.parts.get("row", "")
    if ("grid" in asked.parts) != (grid is not None) or (grid and not _may_be_row(grid, row)):
        return None
    answer = own_sheets.values(visit, sheet, form).get(ask.id)
    return Spot(kind, id_, title, sheet, form, ask, answer, grid, row)


def _may_be_row(grid: Grid, row: str) -> bool:
    if grid.fixed:
        return row in {option.code for option in grid.fixed}
    return _ROW.fullmatch(row) is not None


def _worksheet(asked: Call, me: Person, id_: str) -> tuple[str, Sheet, Form] | None:
    worksheet = asked.visit.library.worksheet(id_)
    if worksheet is None:
        return None
    return worksheet.title, own_sheets.of_worksheet(asked.visit, me, worksheet), forms.of_worksheet(worksheet)


def _case(asked: Call, me: Person, id_: str) -> tuple[str, Sheet, Form] | None:
    case = asked.visit.library.case(id_)
    if case is None:
        return None
    sheet, form = own_sheets.of_case(asked.visit, me, case), forms.of_case(case)
    stages = scenes.chosen(case, tuple(asked.query.get("stages", "").split(",")))
    values, bounds = own_sheets.so_far(asked.visit, me, case, stages, sheet)
    may_be_read = {stage.id for stage in stages[: scenes.may_open(stages, values, bounds=bounds)]}
    return case.title, sheet, replace(form, asks=tuple(ask for ask in form.asks if ask.id in may_be_read))


def carried(spot: Spot) -> dict[str, str]:
    """Return what a form carries of the moment it was drawn: what stood there, a number of its own, a new row's place."""
    said = json.dumps(spot.cells, ensure_ascii=False, separators=(",", ":")).encode()
    taken = {str(one.get("_row")) for one in spot.rows}
    places = plain_values.places(spot.grid) if spot.grid and spot.row == NEW else ()
    return {
        "base": base64.b64encode(zlib.compress(said)).decode(),
        "page": secrets.token_hex(8),
        "row": next((place for place in places if place not in taken), ""),
    }


def base_of(spot: Spot, asked: Call) -> dict[str, Cell]:
    """Return what stood there when the form was drawn; nothing when it does not say so: then both words are kept."""
    try:
        unpacked = zlib.decompressobj().decompress(
            base64.b64decode(asked.one("base"), validate=True), _MOST_BASE
        )
        said = json.loads(unpacked)
    except (ValueError, binascii.Error, zlib.error, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    cells = {what.id: answers.cell(said.get(what.id)) for what in spot.whats}
    return {id_: cell for id_, cell in cells.items() if cell}


def sent(spot: Spot, asked: Call, said: Mapping[str, Cell | None]) -> PageForm:
    """Return what is to be merged: what stood there, and what was written."""
    base = base_of(spot, asked)
    number = asked.one("page")
    kept = {id_: cell for id_, cell in said.items() if cell}
    is_new = spot.grid is not None and spot.row == NEW
    row = spot.row
    if spot.grid and is_new:  # the same place when it is sent twice; whoever took it meanwhile keeps it
        row = asked.one("row") if asked.one("row") in plain_values.places(spot.grid) else ""
    return PageForm(
        number if _PAGE.fullmatch(number) else secrets.token_hex(8),
        {} if is_new else spot.values(row, base),
        spot.values(row, kept),
    )
