"""Tables that come home: what becomes of each returned row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Grid
from workbook.content.model.answers import Cell
from workbook.desk.document import besides, plain_values, writing
from workbook.desk.document.layout import LiveDoc
from workbook.desk.returning import comparison, returned_cells, row_ids
from workbook.desk.returning.comparison import Change, Journey, Stamp, Step
from workbook.desk.returning.decisions import Versions
from workbook.desk.returning.returned_cells import Place
from workbook.desk.returning.row_ids import Nodes, Returned, ReturnedGrid


def compare(ask: Ask, trip: Journey) -> list[Step]:
    """Return what becomes of a table, or of a network's nodes and then of its edges, row by row."""
    steps: list[Step] = []
    nodes = row_ids.NOBODY
    listed = in_words.rows_by_grid(ask, trip.returned.get(ask.id))
    for grid in ask.grids:
        part = row_ids.part_of(ask, grid, trip)
        meant = [row for row in listed[grid.id] if trip.may_clear or comparison.cells_of(row)]
        rows = row_ids.recognised(part, meant, nodes)
        if ask.holds == "ties" and nodes is row_ids.NOBODY:
            nodes = row_ids.nodes_of(part, rows)
        found = [step for row in rows for step in _row(part, row, nodes)]
        steps += found + _missing(part, {row.id for row in rows}, nodes)
    return steps or [Step(Change(comparison.UNCHANGED, ask.id, ask.label))]


def _row(part: ReturnedGrid, row: Returned, nodes: Nodes) -> list[Step]:
    cells, refused = _readable(part, row, nodes)
    heading = in_words.heading(part.grid, {"_row": row.id, **cells}, number=row.listed)
    unreadable = [
        Step(_change(part, comparison.UNREADABLE, heading, column=label, after=text))
        for label, text in refused
    ]
    if part.grid.fixed and row.id not in plain_values.places(part.grid):
        text = in_words.row(part.grid, cells, nodes.called)
        return [Step(_change(part, comparison.UNREADABLE, heading, after=text))]
    if row.base is None:
        return [_new_row(part, row, cells, heading, nodes), *unreadable] if cells else unreadable
    steps = [
        *_cells(part, row.id, heading, {"base": row.base, "returned": cells}, nodes),
        *unreadable,
    ]
    return steps or [Step(_change(part, comparison.UNCHANGED, heading))]


def _new_row(
    part: ReturnedGrid, row: Returned, cells: Mapping[str, Cell], heading: str, nodes: Nodes
) -> Step:
    is_here = row.id in part.now or (row.id != row.given and row.id in part.known)
    if is_here or part.has_come(row.cells):
        return Step(_change(part, comparison.UNCHANGED, heading))
    change = _change(part, comparison.NEW_ROW, heading, after=in_words.row(part.grid, cells, nodes.called))
    return Step(change, partial(_add_row, grid=part.grid, row=row.id, cells=cells))


def _cells(
    part: ReturnedGrid, row: str, heading: str, versions: Mapping[str, Mapping[str, Cell]], nodes: Nodes
) -> list[Step]:
    """Return what becomes of the cells of a row that is known; unchanged ones are left out."""
    now = part.now.get(row, part.removed.get(row, {}))
    steps = []
    for field in part.grid.fields:
        cell = Versions(
            versions["base"].get(field.id),
            versions["returned"].get(field.id),
            now.get(field.id),
            tuple(rows[row].get(field.id) for rows in part.earlier if row in rows),
            may_clear=part.may_clear,
        )
        place = _place(part, row, heading, field, nodes)
        step = returned_cells.compare(place, cell, waiting=part.waiting)
        steps += [step] if step.change.changes else []
    if steps and row in part.removed and row not in part.now:
        back = _change(part, comparison.ROW_BACK, heading, after=in_words.row(part.grid, now, nodes.called))
        steps.insert(0, Step(back, partial(_bring_back, grid=part.grid.id, row=row)))
    return steps


def _missing(part: ReturnedGrid, returned: set[str], nodes: Nodes) -> list[Step]:
    """Tell which rows left with the sheet, are still here, and are not in the file."""
    steps = []
    for number, (row, cells) in enumerate(part.now.items(), 1):
        if row in part.base and row not in returned:
            text = in_words.row(part.grid, {"_row": row, **cells}, nodes.called)
            heading = in_words.heading(part.grid, {"_row": row, **cells}, number=number)
            steps.append(Step(_change(part, comparison.ROW_MISSING, heading, before=text, after=text)))
    return steps


def _readable(
    part: ReturnedGrid, row: Returned, nodes: Nodes
) -> tuple[dict[str, Cell], list[tuple[str, str]]]:
    """Return the cells that can be taken, and the others with the name of their column."""
    fields = {field.id: field for field in part.grid.fields}
    base = row.base or {}
    cells: dict[str, Cell] = {}
    refused: list[tuple[str, str]] = []
    for name, cell in row_ids.pointing(part.grid, row.cells, nodes).items():
        field = fields.get(name)
        if (
            field
            and returned_cells.fits(field, cell, base=base.get(name))
            and _leads(field, cell, nodes, base)
        ):
            cells[name] = cell
        else:
            refused.append((field.label if field else name, returned_cells.raw(cell)))
    return cells, refused


def _leads(field: Field, cell: Cell, nodes: Nodes, base: Mapping[str, Cell]) -> bool:
    """Tell whether an edge's end is a row that is there."""
    return field.kind != "node" or cell == base.get(field.id) or nodes.has(str(cell))


def _place(part: ReturnedGrid, row: str, heading: str, field: Field, nodes: Nodes) -> Place:
    return Place(
        Change(comparison.UNCHANGED, part.ask.id, part.label, heading, field.label),
        field.kind,
        besides.place_of_cell(part.grid.id, row, field),
        partial(in_words.cell, field, called=nodes.called),
        partial(_write_cell, grid=part.grid.id, row=row, field=field),
    )


def _change(part: ReturnedGrid, kind: str, heading: str, **texts: str) -> Change:
    return Change(kind, part.ask.id, part.label, heading, **texts)


def _write_cell(doc: LiveDoc, value: Cell, *, grid: str, row: str, field: Field) -> None:
    writing.write_cell(doc, grid=grid, row=row, field=field, value=value)


def _add_row(doc: LiveDoc, _stamp: Stamp, *, grid: Grid, row: str, cells: Mapping[str, Cell]) -> None:
    writing.add_row(doc, grid, row, cells)


def _bring_back(doc: LiveDoc, _stamp: Stamp, *, grid: str, row: str) -> None:
    writing.bring_back(doc, grid, row)
