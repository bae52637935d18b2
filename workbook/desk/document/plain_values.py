"""A sheet's document as plain values: the answers to what the form asks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from pycrdt import Doc, Text

from workbook.content.forms.form import Ask, Field, Form, Grid, Option
from workbook.content.model.answers import Answer, Cell, RowAnswer, Values
from workbook.content.model.question_parts.kind import BLANK
from workbook.desk.document import layout
from workbook.desk.document.layout import LiveDoc, Roots

Rows = dict[str, dict[str, Cell]]

_LAST = 1_000_000_000.0


def values(doc: LiveDoc, form: Form) -> Values:
    """Return the answers a document holds to the questions of a form."""
    return values_in(layout.read(doc), form)


def values_of(updates: Iterable[bytes], form: Form) -> Values:
    """Return the answers that the stored updates of a sheet add up to."""
    return values(opened(updates), form)


def opened(updates: Iterable[bytes]) -> LiveDoc:
    """Return the document that stored updates add up to; what cannot be read is left out, so that the rest can.

    They are applied as they came. `merge_updates` was measured 28 times slower, and with an update among them
    that contradicts another it made a text that nobody had seen on the screen.
    """
    doc: LiveDoc = Doc()
    with doc.transaction():
        for update in updates:
            with suppress(ValueError):
                doc.apply_update(update)
    return doc


def text(doc: LiveDoc, name: str) -> Text:
    """Return the live text with this root name."""
    live: Text = doc.get(name, type=Text)
    return live


def cells_by_row(roots: Roots, grid: str) -> Rows:
    """Return everything the document holds for the rows of a grid, whatever the form says."""
    found: Rows = {}
    prefix = f"cell/{grid}/"
    for name, words in roots.texts.items():
        if name.startswith(prefix) and words:
            row, field = name.removeprefix(prefix).split("/")
            found.setdefault(row, {})[field] = words
    ticked: dict[tuple[str, str], list[str]] = {}
    for key, value in sorted(roots.map(layout.cells(grid)).items()):
        match key.split("/"):
            case [row, field] if isinstance(value, str) and value:
                found.setdefault(row, {}).setdefault(field, value)
            case [row, field, code] if value is True:
                ticked.setdefault((row, field), []).append(code)
    for (row, field), codes in ticked.items():
        found.setdefault(row, {}).setdefault(field, codes)
    return found


def is_gone(roots: Roots, grid: str, row: str, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a row was removed and nobody has written in it since."""
    return roots.map(layout.gone(grid)).get(row) == layout.canonical(cells)


def order_of(roots: Roots, grid: str, places: Sequence[str]) -> Callable[[str], tuple[float, str]]:
    """Return the sort key of a grid's row ids; `places` are the ids the form has, in order."""
    moved = roots.map(layout.rows(grid))
    known = {row: float(number) for number, row in enumerate(places, 1)}

    def key(row: str) -> tuple[float, str]:
        number = _number(moved.get(row))
        if number is not None:
            return (number, row)
        return (known.get(row, _fallback(row)), row)

    return key


def places(grid: Grid) -> tuple[str, ...]:
    """Return the ids of the rows that a form has from the start."""
    if grid.fixed:
        return tuple(option.code for option in grid.fixed)
    return tuple(f"r{number}" for number in range(1, grid.rows + 1))


def words(value: object) -> str | None:
    """Return an answer's words without NUL; None when that is no answer."""
    if not isinstance(value, str):
        return None
    kept = value.replace("\0", "")
    return kept if kept.strip(BLANK) else None


def codes(ticks: Mapping[str, object]) -> list[str]:
    """Return everything that is ticked or ranked, whatever the form says."""
    return sorted(code for code, tick in ticks.items() if tick is True or _number(tick) is not None)


def cell_value(cell: Cell | None, field: Field) -> Cell | None:
    """Return what a cell answers, as a column of this kind; None for nothing, or another kind of thing."""
    if field.holds == "ticks":
        return _in_form_order(cell, field.options) if isinstance(cell, list) else None
    return words(cell)


def _fallback(row: str) -> float:
    number = row.removeprefix("r")
    is_numbered = row.startswith("r") and number.isascii() and number.isdigit() and len(number) < 6  # noqa: PLR2004
    return float(number) if is_numbered else _LAST


def _number(value: object) -> float | None:
    """Return a number one can sort by."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return None


def _in_form_order(codes: Iterable[str], options: Sequence[Option]) -> list[str]:
    known = [option.code for option in options]
    held = set(codes)
    return [code for code in known if code in held] + sorted(held.difference(known))


def _text(roots: Roots, ask: Ask) -> str | None:
    return words(roots.texts.get(layout.text(ask.id)))


def _one(roots: Roots, ask: Ask) -> str | None:
    return words(roots.map(layout.ONE).get(ask.id))


def _multi(roots: Roots, ask: Ask) -> list[str]:
    ticks = roots.map(layout.many(ask.id))
    return _in_form_order((code for code, tick in ticks.items() if tick is True), ask.options)


def _rank(roots: Roots, ask: Ask) -> list[str]:
    ticks = roots.map(layout.many(ask.id)).items()
    ranks = {code: number for code, tick in ticks if (number := _number(tick)) is not None}
    return sorted(_in_form_order(ranks, ask.options), key=ranks.__getitem__)


def _table(roots: Roots, ask: Ask) -> list[RowAnswer]:
    return _rows(roots, ask.grids[0])


def _network(roots: Roots, ask: Ask) -> dict[str, list[RowAnswer]]:
    parts = {grid.name: _rows(roots, grid) for grid in ask.grids}
    return parts if any(parts.values()) else {}


_READ: Mapping[str, Callable[[Roots, Ask], Answer | None]] = {
    "words": _text,
    "one": _one,
    "ticks": _multi,
    "order": _rank,
    "rows": _table,
    "ties": _network,
}


def values_in(roots: Roots, form: Form) -> Values:
    """Return the answers that roots hold to the questions of a form."""
    answers = {ask.id: _READ[ask.holds](roots, ask) for ask in form.asks}
    return {ask: answer for ask, answer in answers.items() if answer}


def _rows(roots: Roots, grid: Grid) -> list[RowAnswer]:
    found = cells_by_row(roots, grid.id)
    rows: list[RowAnswer] = []
    for row in sorted(found, key=order_of(roots, grid.id, places(grid))):
        if not grid.fixed and is_gone(roots, grid.id, row, found[row]):
            continue
        known = {field.id: cell_value(found[row].get(field.id), field) for field in grid.fields}
        answered = {field: value for field, value in known.items() if value}
        if answered:
            rows.append({"_row": row, **answered})
    return rows
