"""A team's answer as a card of the wall, or large enough for a whole screen."""

from __future__ import annotations

from collections.abc import Collection

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Grid
from workbook.content.model.answers import Answer, RowAnswer, SeenValues
from workbook.pages.frame import prose
from workbook.pages.writing import read_only

_COLUMNS = 3
"""So many columns a table is cut to when all of them have no room; screen.css hides the others."""

_ROWS = {1: 14, 2: 14, 3: 14, 6: 6, 12: 3, 20: 2}
"""More lines of the smallest letters no card of a wall of so many cards is high."""


def card(ask: Ask, value: Answer | None, *, size: int) -> str:
    """Return what a card of a wall of so many cards says; the browser cuts only what does not fit with the smallest letters."""
    if not ask.grids:
        return f'<div class="wb-tile-room" data-fit><p class="wb-tile-words">{prose.plain(in_words.answer(ask, value))}</p></div>'
    called = in_words.names(ask, value)
    rows = in_words.rows_by_grid(ask, value)
    written = [grid for grid in ask.grids if rows[grid.id]]
    return "".join(_table(grid, rows[grid.id], called, most=_ROWS.get(size, 3)) for grid in written)


def whole(ask: Ask, value: Answer | None) -> str:
    """Return a whole answer for the whole screen, as large as it fits."""
    if ask.grids:
        return f'<div class="wb-spot wb-spot-table" data-fit tabindex="0">{read_only.body(ask, value)}</div>'
    words = in_words.answer(ask, value)
    return f'<div class="wb-spot" data-fit tabindex="0"><p>{prose.plain(words)}</p></div>'


def words(values: SeenValues, questions: Collection[str]) -> str:
    """Return every word a team wrote to some questions, line by line, to be looked through."""
    return "\n".join(word for name in questions for word in _words(values.get(name)))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [part for name, part in value.items() if not name.startswith("_")]
    return [word for part in value for word in _words(part)] if isinstance(value, list) else []


def _table(grid: Grid, rows: list[RowAnswer], called: in_words.Names, *, most: int) -> str:
    """Return a table with the columns that somebody wrote in, and the words for what has no room."""
    fields = in_words.columns(grid, rows)
    head = "".join(
        f'<th scope="col">{prose.plain(name)}</th>'
        for name in [*[grid.row_label] * bool(grid.fixed), *(field.label for field in fields)]
    )
    body = "".join(f"<tr>{_cells(grid, fields, row, called)}</tr>" for row in rows[:most])
    hidden = bool(grid.fixed) + len(fields) - _COLUMNS
    more = f'<p class="wb-tile-more">ほかに{hidden}列</p>' if hidden > 0 else ""
    table = f'<table class="wb-tile-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    beyond = max(len(rows) - most, 0)
    rest = f'data-beyond="{beyond}" data-rest="このあとの {{}} 行は、入りきりません"'
    return f'<div class="wb-tile-part" data-fit {rest}>{table}</div>{more}'


def _cells(grid: Grid, fields: list[Field], row: RowAnswer, called: in_words.Names) -> str:
    named = {option.code: option.label for option in grid.fixed}
    cells = [named.get(str(row.get("_row")), "")] * bool(named)
    cells += [in_words.cell(field, row.get(field.id), called) for field in fields]
    return "".join(f"<td><div>{prose.plain(cell)}</div></td>" for cell in cells)
