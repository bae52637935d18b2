"""Answers as one text for each place, and back: what a box, a cell or the order of a table's rows says.

A place is called `<question>`, `<table>/` (its rows, one id a line) or `<table>/<row>/<column>`. Codes that are ticked or
ranked stand one a line. The browser does the same the other way round (`src/growth/states.js`, `in_words.js`).
"""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer, Values

_SEVERAL = frozenset({"ticks", "order"})
Flat = dict[str, str]
"""What stands where, by place; places in which nothing stands are left out."""


def of_answer(ask: Ask, answer: Answer | None) -> Flat:
    """Return an answer as texts by place."""
    if not answer:
        return {}
    if not ask.grids:
        return {ask.id: _lines(answer)}
    found: Flat = {}
    for grid in ask.grids:
        rows = answers.rows(answer, grid.name)
        if rows:
            found[f"{grid.id}/"] = "\n".join(answers.text(row["_row"]) for row in rows)
        for row in rows:
            found |= {
                f"{grid.id}/{row['_row']}/{field.id}": _lines(row[field.id])
                for field in grid.fields
                if row.get(field.id)
            }
    return found


def values_of(flat: Mapping[str, str], form: Form) -> Values:
    """Return the answers that these texts are."""
    found = {ask.id: _answer(flat, ask) for ask in form.asks}
    return {ask: answer for ask, answer in found.items() if answer}


def _lines(answer: Answer) -> str:
    return answer if isinstance(answer, str) else "\n".join(answers.codes(answer))


def _answer(flat: Mapping[str, str], ask: Ask) -> Answer | None:
    if not ask.grids:
        return _cell(flat.get(ask.id, ""), ask)
    if ask.holds != "ties":
        return _rows(flat, ask.grids[0])
    parts = {grid.name: _rows(flat, grid) for grid in ask.grids}
    return parts if any(parts.values()) else None


def _rows(flat: Mapping[str, str], grid: Grid) -> list[RowAnswer]:
    rows: list[RowAnswer] = []
    for row in flat.get(f"{grid.id}/", "").split("\n"):
        cells = {
            field.id: _cell(text, field)
            for field in grid.fields
            if (text := flat.get(f"{grid.id}/{row}/{field.id}"))
        }
        if cells:
            rows.append({"_row": row, **cells})
    return rows


def _cell(text: str, what: Ask | Field) -> Cell:
    return text.split("\n") if text and what.holds in _SEVERAL else text
