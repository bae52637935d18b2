"""What a sheet that went home is compared with, and the steps that bring it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Cell, RowAnswer, SeenValues, Values
from workbook.content.model.question_parts.kind import BLANK
from workbook.desk.document import layout, plain_values
from workbook.desk.document.layout import LiveDoc
from workbook.desk.document.plain_values import Rows
from workbook.desk.returning import decisions

UNCHANGED = decisions.UNCHANGED
TAKEN = decisions.TAKEN
BOTH_KEPT = decisions.BOTH_KEPT
BESIDE = decisions.BESIDE
NEW_ROW = "new-row"
ROW_BACK = "row-back"
ROW_MISSING = "row-missing"
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Change:
    """What a file does to one answer, one row or one cell, in words for a preview.

    `after` is what stands there afterwards, `aside` what is put beside it as a 別案. Row and column are empty for
    single answers. Nothing ever changes for the kinds unchanged, row-missing and unreadable.
    """

    kind: str
    ask: str
    label: str
    row: str = ""
    column: str = ""
    before: str = ""
    after: str = ""
    aside: str = ""

    @property
    def changes(self) -> bool:
        """Tell whether anything is written."""
        return self.kind not in _STILL


_STILL = frozenset({UNCHANGED, ROW_MISSING, UNREADABLE})


@dataclass(frozen=True)
class Stamp:
    """Who brought the file back, and when; stands on every 別案."""

    by: str
    at: str


Write = Callable[[LiveDoc, Stamp], None]


@dataclass(frozen=True)
class Step:
    """A change with what has to be written for it."""

    change: Change
    write: Write | None = None


@dataclass(frozen=True)
class Today:
    """What the team says now: its answers, and by grid what removed rows held and which rows left a trace."""

    values: Values
    removed: Mapping[str, Rows] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Journey:
    """A handout's answers as they left, as they came back, as they are now, and as they came back before.

    `may_clear`: what is empty was emptied on purpose.
    """

    handout: str
    base: Values
    returned: Values
    today: Today
    earlier: tuple[Values, ...] = ()
    may_clear: bool = False


def today_in(doc: LiveDoc, form: Form) -> Today:
    """Return what a document says now."""
    roots = layout.read(doc)
    grids = [grid for ask in form.asks for grid in ask.grids]
    rows = {grid.id: plain_values.cells_by_row(roots, grid.id) for grid in grids}
    return Today(
        plain_values.values(doc, form),
        {grid.id: _removed(roots, grid, rows[grid.id]) for grid in grids},
        {grid.id: _known(roots, grid, rows[grid.id]) for grid in grids},
        frozenset(roots.map(layout.BESIDE)),
    )


def rows_by_id(ask: Ask, grid: Grid, values: SeenValues) -> Rows:
    """Return the rows of a grid by their id, in order."""
    listed = in_words.rows_by_grid(ask, values.get(ask.id))[grid.id]
    return {answers.text(row.get("_row")): cells_of(row) for row in listed}


def cells_of(row: RowAnswer) -> dict[str, Cell]:
    """Return the cells of a row without its id, words cleaned, empty ones left out."""
    cells = {name: decisions.clean(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
    return {
        name: cell
        for name, cell in cells.items()
        if name != "_row" and cell and not (isinstance(cell, str) and not cell.strip(BLANK))
    }


def _removed(roots: layout.Roots, grid: Grid, rows: Rows) -> Rows:
    if grid.fixed:
        return {}
    return {row: cells for row, cells in rows.items() if plain_values.is_gone(roots, grid.id, row, cells)}


def _known(roots: layout.Roots, grid: Grid, rows: Rows) -> frozenset[str]:
    words = {name.split("/")[2] for name in roots.texts if name.startswith(f"cell/{grid.id}/")}
    marked = {*roots.map(layout.gone(grid.id)), *roots.map(layout.rows(grid.id))}
    return frozenset({*rows, *words, *marked})
