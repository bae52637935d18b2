"""A sheet's answers to be read, not written."""

from __future__ import annotations

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Grid
from workbook.content.model.answers import Answer, RowAnswer
from workbook.pages.frame import markup, prose

_EMPTY = '<p class="wb-rest">（まだ書かれていません）</p>'


def answer(ask: Ask, value: Answer | None) -> str:
    """Return a question with its answer as HTML; what people typed stands for itself."""
    return f'<div class="wb-answer"><h3>{prose.inline(ask.label)}</h3>{body(ask, value)}</div>'


def body(ask: Ask, value: Answer | None) -> str:
    """Return an answer without its question as HTML."""
    if not value:
        return _EMPTY
    if not ask.grids:
        return f'<p class="wb-words">{prose.plain(in_words.answer(ask, value))}</p>'
    called = in_words.names(ask, value)
    rows = in_words.rows_by_grid(ask, value)
    return "".join(_table(grid, rows[grid.id], called) for grid in ask.grids if rows[grid.id])


def _table(grid: Grid, rows: list[RowAnswer], called: in_words.Names) -> str:
    """Return the rows with the columns in which somebody wrote something."""
    named = {option.code: option.label for option in grid.fixed}
    fields = in_words.columns(grid, rows)
    head = [*[grid.row_label] * bool(named), *(field.label for field in fields)]
    lines = [
        [
            *[named.get(str(row.get("_row")), "")] * bool(named),
            *(in_words.cell(field, row.get(field.id), called) for field in fields),
        ]
        for row in rows
    ]
    return markup.table(head, lines, cards=True)
