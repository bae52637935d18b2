"""Tables that come home: which returned row is which."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.content.forms.form import Ask, Grid
from workbook.content.model.answers import Cell, RowAnswer
from workbook.desk.document import layout, merge, plain_values
from workbook.desk.document.plain_values import Rows
from workbook.desk.returning import comparison
from workbook.desk.returning.comparison import Journey

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
    """A row of the file: the id it has there, the one it gets here, its cells, and what it was when it left.

    `base` None: it was begun at home.
    """

    given: str
    id: str
    cells: Mapping[str, Cell]
    listed: int
    base: Mapping[str, Cell] | None


@dataclass(frozen=True)
class ReturnedGrid:
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
    may_clear: bool

    @property
    def label(self) -> str:
        """Return what the part is called."""
        return f"{self.ask.label}（{self.grid.label}）" if self.grid.name else self.ask.label

    def has_come(self, row: Mapping[str, Cell]) -> bool:
        """Tell whether a row that was begun at home came like this before."""
        return any(
            row == cells for rows in self.earlier for id_, cells in rows.items() if id_ not in self.base
        )


def part_of(ask: Ask, grid: Grid, trip: Journey) -> ReturnedGrid:
    """Return a grid with its rows in every version."""
    now = comparison.rows_by_id(ask, grid, trip.today.values)
    return ReturnedGrid(
        ask,
        grid,
        trip.handout,
        comparison.rows_by_id(ask, grid, trip.base),
        now,
        dict(trip.today.removed.get(grid.id, {})),
        trip.today.known.get(grid.id, frozenset()) | set(now),
        tuple(comparison.rows_by_id(ask, grid, values) for values in trip.earlier),
        trip.today.waiting,
        trip.may_clear,
    )


def recognised(part: ReturnedGrid, listed: Sequence[RowAnswer], nodes: Nodes) -> list[Returned]:
    """Give every returned row the id of the row it is; one that nobody knows gets an id of its own."""
    given = [str(row.get("_row") or "") for row in listed]
    cells = [comparison.cells_of(row) for row in listed]
    owner = {id_: _owner(part, id_, given, cells) for id_ in set(given)}
    rows: list[Returned] = []
    seen: dict[str, int] = {}
    for number, (id_, held) in enumerate(zip(given, cells, strict=True)):
        content = _content(part, held, nodes)
        seen[content] = seen.get(content, 0) + 1
        own = _row_id(content, seen[content])
        is_owner = bool(id_) and owner[id_] == number
        if is_owner and (id_ in part.base or part.grid.fixed):
            rows.append(Returned(id_, id_, held, number + 1, part.base.get(id_, {})))
        else:
            found, base = _begun_at_home(part, id_ if is_owner else "", held, own)
            rows.append(Returned(id_, found, held, number + 1, base))
    return rows


def _begun_at_home(
    part: ReturnedGrid, given: str, cells: Mapping[str, Cell], own: str
) -> tuple[str, Mapping[str, Cell] | None]:
    """Return the id of a row that did not leave with the sheet, and how it came before if it did."""
    if own in part.known:
        return own, None
    for rows in reversed(part.earlier):
        for id_, was in rows.items():
            where = _where(part, id_, was)
            if id_ not in part.base and where and _goes_on(part.grid, was, cells):
                return where, was
    if given in part.now or given in part.removed:
        return (given if part.now.get(given) == cells else own), None
    return (given if given in plain_values.places(part.grid) else own), None


def _where(part: ReturnedGrid, id_: str, was: Mapping[str, Cell]) -> str | None:
    """Return where a row stands that came before; None if that cannot be told any more."""
    own = _row_id(_content(part, was, NOBODY), 1)
    if own in part.known:
        return own
    return id_ if id_ in part.now and was.items() <= part.now[id_].items() else None


def _goes_on(grid: Grid, was: Mapping[str, Cell], cells: Mapping[str, Cell]) -> bool:
    """Tell whether cells are those of a row with more written in it, and not those of somebody's other row."""
    words = {field.id for field in grid.fields if field.holds == "words"} & set(was)
    return all(
        set(merge.tokens(str(was[name]))) <= set(merge.tokens(str(cells.get(name, "")))) for name in words
    ) and (bool(words) or was.items() <= cells.items())


def _content(part: ReturnedGrid, cells: Mapping[str, Cell], nodes: Nodes) -> str:
    return layout.canonical([part.handout, part.grid.id, pointing(part.grid, cells, nodes)])


def _owner(part: ReturnedGrid, id_: str, given: Sequence[str], cells: Sequence[Mapping[str, Cell]]) -> int:
    """Return which of several rows with one id is the row itself: the one as it left, or else the first. The rest are copies."""
    those = [number for number, one in enumerate(given) if one == id_]
    return next((number for number in those if cells[number] == part.base.get(id_)), those[0])


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


def nodes_of(part: ReturnedGrid, rows: Sequence[Returned]) -> Nodes:
    """Return what edges may point to, by the ids and names that stand in the file."""
    held = {id_: dict(cells) for id_, cells in [*part.base.items(), *part.now.items()]}
    final = held | {row.id: dict(row.cells) for row in rows}
    called = {id_: str(cells.get("name") or "").strip() for id_, cells in final.items()}
    moved = {id_: id_ for id_ in (*plain_values.places(part.grid), *held)}
    moved |= {row.given: row.id for row in reversed(rows) if row.given and row.given not in part.base}
    names = list(called.values())
    by_name = {name: id_ for id_, name in called.items() if name and names.count(name) == 1}
    return Nodes(moved, by_name, called)
