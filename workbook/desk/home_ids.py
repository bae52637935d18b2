"""Tables that come home: which returned row is which."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.content.form import Ask, Grid
from workbook.desk import document, journey, layout, merge
from workbook.desk.document import Cell, Rows
from workbook.desk.journey import Journey

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Nodes:
    """The rows that a network's edges may point to: by id as in the file, and by name where that is clear."""

    moved: Mapping[str, str]
    by_name: Mapping[str, str]
    called: Mapping[str, str]

    def find(self, written: str) -> str | None:
        """Return the row that a returned edge means."""
        if written in self.moved:
            return self.moved[written]
        return self.by_name.get(written.strip())

    def has(self, row: str) -> bool:
        """Tell whether an edge may end at this row: one with a name, or an empty place of the form."""
        return row in self.called or row in self.moved.values()


NOBODY = Nodes({}, {}, {})


@dataclass(frozen=True)
class Returned:
    """A row of the file: the id it has there, the one it gets here, and its cells."""

    given: str
    id: str
    cells: Mapping[str, Cell]
    listed: int


@dataclass(frozen=True)
class Part:
    """One grid of a question, with its rows in every version."""

    ask: Ask
    grid: Grid
    handout: str
    base: Rows
    now: Rows
    removed: Rows
    known: frozenset[str]
    earlier: tuple[Rows, ...]
    waiting: frozenset[str]

    @property
    def label(self) -> str:
        """Return what the part is called."""
        return f"{self.ask.label}（{self.grid.label}）" if self.grid.name else self.ask.label

    def base_of(self, row: str, cells: Mapping[str, Cell]) -> Mapping[str, Cell] | None:
        """Return a row as it left; for one that came back before and goes on in this file, as it came back."""
        if row in self.base:
            return self.base[row]
        now = self.now.get(row, {})
        came = (rows[row] for rows in reversed(self.earlier) if row in rows)
        still = (one for one in came if all(now.get(name) == cell for name, cell in one.items()))
        return next((one for one in still if self._goes_on(one, cells)), None)

    def _goes_on(self, was: Mapping[str, Cell], cells: Mapping[str, Cell]) -> bool:
        """Tell whether cells are those of a row with more written in it, and not those of somebody's other row."""
        words = {field.id for field in self.grid.fields if field.kind == "text"} & set(was)
        return all(
            set(merge.tokens(str(was[name]))) <= set(merge.tokens(str(cells.get(name, "")))) for name in words
        ) and (bool(words) or was.items() <= cells.items())


def part_of(ask: Ask, grid: Grid, trip: Journey) -> Part:
    """Return a grid with its rows in every version."""
    now = journey.rows_by_id(ask, grid, trip.today.values)
    return Part(
        ask,
        grid,
        trip.handout,
        journey.rows_by_id(ask, grid, trip.base),
        now,
        dict(trip.today.removed.get(grid.id, {})),
        trip.today.known.get(grid.id, frozenset()) | set(now),
        tuple(journey.rows_by_id(ask, grid, values) for values in trip.earlier),
        trip.today.waiting,
    )


def recognised(part: Part, listed: Sequence[Mapping[str, Any]], nodes: Nodes) -> list[Returned]:
    """Give every returned row the id of the row it is; one that nobody knows gets an id of its own."""
    given = [str(row.get("_row") or "") for row in listed]
    cells = [journey.cells_of(row) for row in listed]
    owner = {id_: _owner(part, id_, given, cells) for id_ in set(given)}
    rows: list[Returned] = []
    seen: dict[str, int] = {}
    for number, (id_, held) in enumerate(zip(given, cells, strict=True)):
        content = layout.canonical([part.handout, part.grid.id, pointing(part.grid, held, nodes)])
        seen[content] = seen.get(content, 0) + 1
        own = _row_id(content, seen[content])
        is_itself = id_ and owner[id_] == number and (part.grid.fixed or _stays(part, id_, held))
        rows.append(Returned(id_, id_ if is_itself and own not in part.known else own, held, number + 1))
    return rows


def _owner(part: Part, id_: str, given: Sequence[str], cells: Sequence[Mapping[str, Cell]]) -> int:
    """Return which of the rows with the same id is the row itself: the one as it left, or the first; others are copies."""
    those = [number for number, one in enumerate(given) if one == id_]
    return next((number for number in those if cells[number] == part.base.get(id_)), those[0])


def _stays(part: Part, id_: str, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a returned row is the row with its id, and not one that the team began at the same place."""
    if part.base_of(id_, cells) is not None or any(rows.get(id_) == cells for rows in part.earlier):
        return True
    if id_ in part.now or id_ in part.removed:
        return part.now.get(id_) == cells
    return id_ in document.places(part.grid)


def pointing(grid: Grid, cells: Mapping[str, Cell], nodes: Nodes) -> dict[str, Cell]:
    """Return cells with the ends of edges as the ids those rows have here."""
    points = {field.id for field in grid.fields if field.kind == "node"}
    return {
        name: nodes.find(cell) or cell if name in points and isinstance(cell, str) else cell
        for name, cell in cells.items()
    }


def _row_id(content: str, number: int) -> str:
    """Return the same id for the same new row of the same handout, whenever it comes back."""
    rest = int.from_bytes(hashlib.sha256(f"{number}/{content}".encode()).digest()[:8], "big")
    letters = ""
    for _ in range(8):
        rest, digit = divmod(rest, len(_DIGITS))
        letters += _DIGITS[digit]
    return f"x{letters}"


def nodes_of(part: Part, rows: Sequence[Returned]) -> Nodes:
    """Return what edges may point to, by the ids and names that stand in the file."""
    held = {id_: dict(cells) for id_, cells in [*part.base.items(), *part.now.items()]}
    final = held | {row.id: dict(row.cells) for row in rows}
    called = {id_: str(cells.get("name") or "").strip() for id_, cells in final.items()}
    moved = {id_: id_ for id_ in (*document.places(part.grid), *held)}
    moved |= {row.given: row.id for row in reversed(rows) if row.given and row.given not in part.base}
    names = list(called.values())
    by_name = {name: id_ for id_, name in called.items() if name and names.count(name) == 1}
    return Nodes(moved, by_name, called)
