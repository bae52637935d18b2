"""The answers of one table as charts read them: rows with names, cells as words or as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbook.content import reading
from workbook.content.forms import in_words, line_breaks
from workbook.content.forms.form import Ask, Field, Form, Grid, Option
from workbook.content.model import answers
from workbook.content.model.answers import Cell, RowAnswer, SeenValues
from workbook.content.model.questions import KINDS
from workbook.texts import cleaning

Row = RowAnswer
_MANY = 5


@dataclass(frozen=True)
class ReadTable:
    """A table with its answers. Named rows are all there, also those nobody has written in."""

    label: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    row_label: str = ""


def ask(form: Form, question: str) -> Ask | None:
    """Return a question by its id."""
    return next((ask for ask in form.asks if ask.id == question), None)


def part(form: Form, values: SeenValues, question: str) -> ReadTable:
    """Return the answers to a table or plan; an empty part when the worksheet no longer asks for it."""
    found = ask(form, question)
    if found is None or not found.grids:
        return ReadTable(found.label if found else "")
    return of_grid(found.label, found.grids[0], answers.rows(values.get(question)))


def of_grid(label: str, grid: Grid, answered: Sequence[Row]) -> ReadTable:
    """Return the answers to one grid, named rows in their order."""
    fields = {one.id: one for one in grid.fields}
    if not grid.fixed:
        return ReadTable(label, fields, tuple(answered), {}, grid.row_label)
    by_id = {answers.text(row["_row"]): row for row in answered}
    named = tuple(by_id.get(option.code, {"_row": option.code}) for option in grid.fixed)
    rows = named if by_id else ()
    return ReadTable(
        label, fields, rows, {option.code: option.label for option in grid.fixed}, grid.row_label
    )


def head(table: ReadTable, column: str) -> str:
    """Return a column's heading."""
    return table.fields[column].label if column in table.fields else ""


def say(table: ReadTable, row: Row, column: str | None) -> str:
    """Return a cell as people read it."""
    known = table.fields.get(column or "")
    return words(known, row.get(known.id)) if known else ""


def words(known: Field, value: Cell | None) -> str:
    """Return an answer as people read it: labels for codes, days with 令和, amounts as typed with their unit."""
    said = "、".join(cleaning.drawable(one) for one in in_words.each(known, value))
    amount = KINDS[known.kind].amount(answers.text(value), known)
    return f"{said}{known.unit}" if known.unit and amount is not None else said


def name(table: ReadTable, row: Row, column: str | None, number: int) -> str:
    """Return what a row is called: by its column, its fixed name, or its number."""
    own = say(table, row, column) if column else table.names.get(answers.text(row["_row"]), "")
    return own or f"{table.row_label or '行'}{number}（名前はまだ）"


def number(table: ReadTable, row: Row, column: str) -> Decimal | None:
    """Return how much stands in a cell, or None when there is nothing that can be read."""
    known = table.fields.get(column)
    return KINDS[known.kind].amount(answers.text(row.get(column)), known) if known else None


def plain(amount: Decimal) -> str:
    """Return an amount with commas and without digits that say nothing."""
    rounded = amount.quantize(Decimal("0.1")) if amount % 1 else amount.quantize(Decimal(1))
    return f"{rounded:,}"


def day(row: Row, column: str) -> date | None:
    """Return the day in a cell, or None."""
    return reading.read_day(str(row.get(column) or ""))


def place(table: ReadTable, row: Row, column: str) -> int | None:
    """Return where in time a cell stands, or None when it does not say."""
    known = table.fields.get(column)
    return KINDS[known.kind].place(answers.text(row.get(column))) if known else None


def unreadable(table: ReadTable, columns: Iterable[str], rows: Sequence[Row] | None = None) -> str:
    """Return a sentence about what stands in number columns and is not a number; nothing if all can be read."""
    wanted = [column for column in columns if column in table.fields]
    typed = [
        line_breaks.brief(str(row[column]), 20)
        for row in (table.rows if rows is None else rows)
        for column in wanted
        if row.get(column) and number(table, row, column) is None
    ]
    return f"{listing(dict.fromkeys(typed), '『', '』')}は数として読めませんでした。" if typed else ""


def order(table: ReadTable, column: str) -> tuple[Option, ...]:
    """Return the places of a column on an axis: its options, or the different words people wrote."""
    known = table.fields.get(column)
    if known and known.options:
        return known.options
    written = dict.fromkeys(str(row[column]) for row in table.rows if row.get(column))
    return tuple(Option(word, word) for word in written)


def codes(row: Row, column: str) -> tuple[str, ...]:
    """Return what was chosen in a cell: none, one or several."""
    return tuple(answers.codes(row.get(column)))


def listing(items: Iterable[str], opening: str = "「", closing: str = "」", most: int = _MANY) -> str:
    """Return names one after the other; the table has those that are too many."""
    named = list(items)
    shown = "、".join(f"{opening}{line_breaks.brief(item, 24)}{closing}" for item in named[:most])
    return f"{shown}、ほか{len(named) - most}件" if len(named) > most else shown
