"""The texts of a returned file as answers: labels become codes again, days their plain form, names their rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer, SeenValues, Values
from workbook.content.model.questions import KINDS
from workbook.content.reading import read_number
from workbook.handouts.layout import node_names
from workbook.handouts.layout.sheet import Box, Header, LaidOutSheet, Table, lay_out
from workbook.handouts.returned import placing
from workbook.handouts.returned.returned_sheet import Loose, Returned

_ROW_IN_NAME = re.compile(r"（([a-z0-9-]+)）$")
_PLACE = "place"


@dataclass(frozen=True)
class Unread:
    """A text that could not be understood: where it stands, what it says and what could be written there.

    `row` is what the row of a table is called.
    """

    where: str
    text: str
    allowed: str
    row: str = ""


@dataclass(frozen=True)
class Understood:
    """The answers in a returned sheet, what could not be understood, and the words that stand at no place.

    `problems` are sentences for its reader: questions that are missing, formulas without a result.
    """

    values: Values
    unread: tuple[Unread, ...] = ()
    unplaced: tuple[Loose, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass
class _Reader:
    """What is needed to understand one file: what stood in it when it left, what it says now, the day it left."""

    left: Mapping[str, str]
    now: Mapping[str, str]
    on: date | None
    unread: list[Unread] = field(default_factory=list)


def texts(sheet: LaidOutSheet) -> dict[str, str]:
    """Return every text of a laid-out sheet by the address it has in a returned file."""
    found: dict[str, str] = {}
    for part in sheet.parts:
        if isinstance(part, Box):
            found[part.id] = part.text
        else:
            found.update(_table_texts(part))
    return found


def _table_texts(table: Table) -> dict[str, str]:
    return {
        f"{table.id}/{row.id}/{column.id}": text
        for row in table.rows
        for column, text in zip(table.columns, row.cells, strict=True)
    }


def read_back(form: Form, returned: Returned, *, base: SeenValues, on: date | None = None) -> Understood:
    """Return what a returned sheet says: its answers, what could not be understood, words that have no place.

    `base` are the answers as they were when the sheet left: a text that was not touched keeps its answer exactly.
    「12月1日」 is the next such day as seen from the day `on` when it left: the same file means the same whenever it
    is read. Rows that people added are called new1, new2, ….
    """
    if returned.values is not None:
        return Understood(dict(returned.values))
    sheet = lay_out(form, base, header=Header("", "", ""))
    left = texts(sheet)
    placed = placing.place(sheet, returned, left=left)
    reader = _Reader(left, placed.texts, on)
    values: Values = {}
    for ask in form.asks:
        value = _answer(ask, base.get(ask.id), reader)
        if value:
            values[ask.id] = value
    return Understood(values, tuple(reader.unread), placed.unplaced, placed.problems)


def _answer(ask: Ask, base: Answer | None, reader: _Reader) -> Answer | None:
    if ask.holds == "ties":
        return _network(ask, base, reader)
    if ask.holds == "rows":
        return _rows(ask.grids[0], answers.rows(base), reader, nodes={})
    if ask.holds == "order":
        return _rank(ask, base, reader)
    return _understood(ask.id, ask, answers.cell(base), reader)


def _understood(address: str, what: Ask | Field, base: Cell | None, reader: _Reader) -> Cell | None:
    text = reader.now.get(address, "")
    if text == reader.left.get(address, ""):
        return base
    if not text.strip():
        return None
    value = KINDS[what.kind].parse(text, what, reader.on)
    if value is None:
        allowed = KINDS[what.kind].takes or "・".join(option.label for option in what.options)
        reader.unread.append(Unread(what.label, text, allowed))
    return value


def _rank(ask: Ask, base: Answer | None, reader: _Reader) -> Answer | None:
    addresses = {option.code: f"{ask.id}/{option.code}/{_PLACE}" for option in ask.options}
    if all(reader.now.get(at, "") == reader.left.get(at, "") for at in addresses.values()):
        return base
    places = {}
    for code, at in addresses.items():
        text = reader.now.get(at, "").strip()
        number = read_number(text)
        if number is not None:
            places[code] = number
        elif text:
            reader.unread.append(Unread(ask.label, text, "1・2・3…"))
    return sorted(places, key=lambda code: places[code])


def _network(ask: Ask, base: Answer | None, reader: _Reader) -> Answer:
    nodes, edges = ask.grids
    people = _rows(nodes, answers.rows(base, nodes.name), reader, nodes={})
    called = node_names.of(people, nodes)
    names = {called[row]: row for row in (answers.text(person["_row"]) for person in people)}
    ties = _rows(edges, answers.rows(base, edges.name), reader, nodes=names)
    found = {nodes.name: people, edges.name: ties}
    return {name: rows for name, rows in found.items() if rows}


def _rows(
    grid: Grid, base: Sequence[RowAnswer], reader: _Reader, *, nodes: Mapping[str, str]
) -> list[RowAnswer]:
    """Return the rows with something in them, in the order of the file."""
    before = {row["_row"]: row for row in base}
    places = [address.split("/") for address in reader.now if address.startswith(f"{grid.id}/")]
    rows: list[RowAnswer] = []
    for number, row in enumerate(dict.fromkeys(place[1] for place in places), 1):
        cells: RowAnswer = {}
        read = len(reader.unread)
        for what in grid.fields:
            address, old = f"{grid.id}/{row}/{what.id}", before.get(row, {}).get(what.id)
            if what.kind == "node":
                value = _tie(address, what, old, reader, nodes=nodes)
            else:
                value = _understood(address, what, old, reader)
            if value:
                cells[what.id] = value
        name = in_words.heading(grid, {"_row": row, **cells}, number=number)
        reader.unread[read:] = [replace(one, row=name) for one in reader.unread[read:]]
        if cells:
            rows.append({"_row": row, **cells})
    return rows


def _tie(
    address: str, what: Field, base: Cell | None, reader: _Reader, *, nodes: Mapping[str, str]
) -> Cell | None:
    """Return the row of the node somebody named: by the id in brackets, or by its name if only one in this file has it."""
    text = reader.now.get(address, "").strip()
    if text == reader.left.get(address, "") or not text:
        return base if text else None
    marked = _ROW_IN_NAME.search(text)
    row = nodes.get(text) or (marked[1] if marked else None)
    if row is None:
        reader.unread.append(Unread(what.label, text, "・".join(nodes)))
    return row
