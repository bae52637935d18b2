"""Words of a returned file that stand at no question: which answers can take them, and the answers with them in."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.forms.form import Ask, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, RowAnswer, SeenValues, Values
from workbook.handouts.returned.returned_sheet import NEW_ROW


def targets(form: Form) -> dict[str, str]:
    """Return what the answers are called that can take words: questions for words, and tables as a new row."""
    return dict(_targets(form))


def _targets(form: Form) -> Iterator[tuple[str, str]]:
    for ask in form.asks:
        if ask.kind == "text":
            yield ask.id, ask.label
        for grid in ask.grids:
            if _column(grid):
                yield grid.id, f"{_label(ask, grid)}（新しい行）"


def _label(ask: Ask, grid: Grid) -> str:
    return f"{ask.label} ― {grid.label}" if grid.name else ask.label


def _column(grid: Grid) -> str:
    """Return the first column for words; tables with named rows take no new ones."""
    return "" if grid.fixed else next((field.id for field in grid.fields if field.kind == "text"), "")


def put(form: Form, values: SeenValues, text: str, *, target: str) -> Values:
    """Return the answers with words added to one of `targets`: below what stands there, or as a row of their own."""
    for ask in form.asks:
        if ask.id == target and ask.kind == "text":
            return {**values, ask.id: "\n".join(filter(None, (answers.text(values.get(ask.id)), text)))}
        for grid in ask.grids:
            if grid.id == target:
                return {**values, ask.id: _with_row(values.get(ask.id), grid, text)}
    return dict(values)


def _with_row(answer: Answer | None, grid: Grid, text: str) -> Answer:
    rows = answers.rows(answer, grid.name)
    taken = {row["_row"] for row in rows}
    row = next(name for number in range(1, len(rows) + 2) if (name := f"{NEW_ROW}{number}") not in taken)
    added: list[RowAnswer] = [*rows, {"_row": row, _column(grid): text}]
    return {**(answer if isinstance(answer, dict) else {}), grid.name: added} if grid.name else added
