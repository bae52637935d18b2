"""Plain values written into a document: imports, samples and tests."""

from __future__ import annotations

import math
import secrets
import string
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from pycrdt import Doc, Map

from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer
from workbook.desk.document import layout, plain_values, text_edits
from workbook.desk.document.layout import LiveDoc, LiveMap, Roots
from workbook.texts import cleaning

ORIGIN = 1
"""Who wrote what a file says when it leaves (`ORIGIN` in src/document/together.js)."""

_NEAR = 1 / 1024
"""So near behind another row comes one that would leave empty rows before it (`NEAR` in src/document/rows.js)."""
_BEFORE_ALL, _BEHIND_ALL = (-math.inf, ""), (math.inf, "")

_LETTERS = string.ascii_lowercase + string.digits


def write(doc: LiveDoc, form: Form, values: Mapping[str, Answer | None]) -> None:
    """Make the document say these values, by changes as small as can be.

    Questions that `values` does not name stay as they are; an empty value clears. A table's list of rows is
    the whole truth about the table: rows are known by `_row`, rows without one take the next free place,
    rows that are not in the list are removed as a person would remove them.
    """
    with doc.transaction():
        for ask in form.asks:
            if ask.id in values:
                _WRITE[ask.holds](doc, ask, values[ask.id])


def update_saying(updates: Iterable[bytes], form: Form, values: Mapping[str, Answer | None]) -> bytes | None:
    """Return the update that makes a document say these values, as `write` does; None if it says them already."""
    doc = plain_values.opened(updates)
    before, said = doc.get_state(), plain_values.values(doc, form)
    write(doc, form, values)
    return None if plain_values.values(doc, form) == said else doc.get_update(before)


def original(form: Form, values: Mapping[str, Answer | None]) -> bytes:
    """Return the document a file leaves with: the same bytes for the same answers, so that copies of it fit together."""
    doc: LiveDoc = Doc(client_id=ORIGIN)
    write(doc, form, values)
    return doc.get_update()


def put_beside(doc: LiveDoc, *, target: str, text: str, by: str, at: str) -> None:
    """Keep words, or a code, beside what they could not be merged into."""
    kept = layout.canonical({"at": at, "by": by, "text": text})
    doc.get(layout.BESIDE, type=Map)[layout.beside_key(target, text)] = kept


def write_cell(doc: LiveDoc, *, grid: str, row: str, field: Field, value: Cell | None) -> None:
    """Make a cell say this; an empty value clears it."""
    cells = doc.get(layout.cells(grid), type=Map)
    if field.holds == "words":
        text_edits.write(plain_values.text(doc, layout.cell(grid, row, field.id)), str(value or ""))
    elif field.holds == "ticks":
        _tick(cells, f"{row}/{field.id}/", list(value or ()))
    else:
        _set(cells, f"{row}/{field.id}", cleaning.storable(str(value or "")) or None)


def add_row(doc: LiveDoc, grid: Grid, row: str, cells: Mapping[str, Cell]) -> None:
    """Write a row that is not there: in its place if the form has one that is next, otherwise behind all that are used."""
    _set(doc.get(layout.gone(grid.id), type=Map), row, None)
    roots = layout.read(doc)
    found = plain_values.cells_by_row(roots, grid.id)
    used = {*found, *roots.map(layout.rows(grid.id))}
    key = plain_values.order_of(roots, grid.id, plain_values.places(grid))
    _put_in_order(doc, grid, sorted({*used, row}, key=key), before=(roots, found))
    for field in grid.fields:
        if field.id in cells:
            write_cell(doc, grid=grid.id, row=row, field=field, value=cells[field.id])


def bring_back(doc: LiveDoc, grid: str, row: str) -> None:
    """Let a row that was removed be there again."""
    _set(doc.get(layout.gone(grid), type=Map), row, None)


def update_without_row(
    updates: Iterable[bytes], grid: Grid, row: str, *, seen: Mapping[str, Cell]
) -> bytes | None:
    """Return the update that removes a row which still says what somebody saw; None if it says anything else by now."""
    doc = plain_values.opened(updates)
    held = plain_values.cells_by_row(layout.read(doc), grid.id).get(row, {})
    known = {field.id: plain_values.cell_value(held.get(field.id), field) for field in grid.fields}
    if grid.fixed or {name: cell for name, cell in known.items() if cell} != dict(seen):
        return None
    before = doc.get_state()
    doc.get(layout.gone(grid.id), type=Map)[row] = layout.canonical(held)
    return doc.get_update(before)


def new_row() -> str:
    """Return the id of a row that is added."""
    return "x" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def _set(kept: LiveMap, key: str, value: object) -> None:
    """Set or, with None, forget a key; what it says already is not written again."""
    held = kept.get(key)
    if held == value and type(held) is type(value):
        return
    if value is None:
        del kept[key]
    else:
        kept[key] = value


def _set_all(kept: LiveMap, wanted: Mapping[str, object]) -> None:
    for key in [*wanted, *(key for key in list(kept.keys()) if key not in wanted)]:
        _set(kept, key, wanted.get(key))


def _text(doc: LiveDoc, ask: Ask, value: Answer | None) -> None:
    text_edits.write(plain_values.text(doc, layout.text(ask.id)), answers.text(value))


def _one(doc: LiveDoc, ask: Ask, value: Answer | None) -> None:
    _set(doc.get(layout.ONE, type=Map), ask.id, cleaning.storable(answers.text(value)) or None)


def _multi(doc: LiveDoc, ask: Ask, value: Answer | None) -> None:
    _set_all(doc.get(layout.many(ask.id), type=Map), dict.fromkeys(answers.codes(value), True))


def _rank(doc: LiveDoc, ask: Ask, value: Answer | None) -> None:
    ranks = {code: float(position) for position, code in enumerate(answers.codes(value), 1)}
    _set_all(doc.get(layout.many(ask.id), type=Map), ranks)


def _grids(doc: LiveDoc, ask: Ask, value: Answer | None) -> None:
    for grid in ask.grids:
        _write_rows(doc, grid, answers.rows(value, grid.name))


_WRITE: Mapping[str, Callable[[LiveDoc, Ask, Answer | None], None]] = {
    "words": _text,
    "one": _one,
    "ticks": _multi,
    "order": _rank,
    "rows": _grids,
    "ties": _grids,
}


def _write_rows(doc: LiveDoc, grid: Grid, listed: Sequence[RowAnswer]) -> None:
    roots = layout.read(doc)
    found = plain_values.cells_by_row(roots, grid.id)
    rows = _with_ids(grid, found, listed)
    gone = doc.get(layout.gone(grid.id), type=Map)
    for row, cells in rows.items():
        _set(gone, row, None)
        _write_row(doc, grid, row, found.get(row, {}), cells)
    for row, held in found.items():
        if row in rows or plain_values.is_gone(roots, grid.id, row, held):
            continue
        if grid.fixed:
            _write_row(doc, grid, row, held, {})
        else:
            gone[row] = layout.canonical(held)
    _put_in_order(doc, grid, list(rows), before=(roots, found))


def _with_ids(grid: Grid, found: Mapping[str, object], listed: Sequence[RowAnswer]) -> dict[str, RowAnswer]:
    taken = {str(row["_row"]) for row in listed if row.get("_row")} | set(found)
    free = (row for row in plain_values.places(grid) if row not in taken)
    return {str(row.get("_row") or next(free, None) or new_row()): row for row in listed}


def _write_row(
    doc: LiveDoc, grid: Grid, row: str, held: Mapping[str, Cell], wanted: Mapping[str, Cell]
) -> None:
    for field in grid.fields:
        value = wanted.get(field.id)
        if value or field.id in held:
            write_cell(doc, grid=grid.id, row=row, field=field, value=value)


def _tick(cells: LiveMap, prefix: str, codes: Sequence[str]) -> None:
    for key in [key for key in list(cells.keys()) if key.startswith(prefix)]:
        if key.removeprefix(prefix) not in codes:
            del cells[key]
    for code in codes:
        _set(cells, prefix + code, value=True)


def _put_in_order(
    doc: LiveDoc, grid: Grid, rows: Sequence[str], *, before: tuple[Roots, Collection[str]]
) -> None:
    """Give numbers to rows that would come elsewhere, and to new ones that would leave empty rows before them.

    `before`: what the document held until now, and which rows had something in them.
    """
    roots, found = before
    known = roots.map(layout.rows(grid.id))
    places = plain_values.places(grid)
    key = plain_values.order_of(roots, grid.id, places)
    open_places = () if grid.fixed else {*places}.difference(rows, found, known)
    waiting = (row for row in open_places if not plain_values.is_gone(roots, grid.id, row, {}))
    first_empty = min(map(key, waiting), default=_BEHIND_ALL)
    later = [*accumulate(map(key, reversed(rows)), min, initial=_BEHIND_ALL)][-2::-1]
    numbers = doc.get(layout.rows(grid.id), type=Map)
    last = _BEFORE_ALL
    for row, next_one in zip(rows, later, strict=True):
        here = key(row)
        bound = next_one if row in found or row in known else min(next_one, first_empty)
        if not (row in places or row in known) or not last < here < bound:
            here = (max(last[0], 0.0) + _NEAR, row)
            numbers[row] = here[0]
        last = here
