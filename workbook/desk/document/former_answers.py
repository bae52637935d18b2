"""Answers whose question is no longer asked: kept, told, never dropped (以前の設問)."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content.forms.form import Form, Grid
from workbook.content.model.answers import RowAnswer, Values
from workbook.desk.document import layout, plain_values
from workbook.desk.document.layout import LiveDoc, Roots


def find(doc: LiveDoc, form: Form) -> Values:
    """Return answers whose question, column or kind is no longer in the form, by place in the document.

    Keys are `text/<id>`, `one/<id>`, `many/<id>` and `rows/<grid>` (rows with the lost cells only).
    """
    roots = layout.read(doc)
    asks = {ask.id: ask for ask in form.asks}
    lost: Values = {}
    for name, words in sorted(roots.texts.items()):
        ask = asks.get(name.removeprefix("text/"))
        if (
            name.startswith("text/")
            and not (ask and ask.holds == "words")
            and (kept := plain_values.words(words))
        ):
            lost[name] = kept
    for key, word in sorted(roots.map(layout.ONE).items()):
        if not (key in asks and asks[key].holds == "one") and (kept := plain_values.words(word)):
            lost[f"one/{key}"] = kept
    for name in sorted(name for name in roots.maps if name.startswith("many/")):
        ask = asks.get(name.removeprefix("many/"))
        codes = plain_values.codes(roots.map(name))
        if not (ask and ask.holds in {"ticks", "order"}) and codes:
            lost[name] = codes
    return lost | _lost_rows(roots, {grid.id: grid for ask in form.asks for grid in ask.grids})


def _grids_written(roots: Roots) -> list[str]:
    from_texts = {name.split("/")[1] for name in roots.texts if name.startswith("cell/")}
    return sorted(from_texts | {name.split("/")[1] for name in roots.maps if name.startswith("cells/")})


def _lost_rows(roots: Roots, grids: Mapping[str, Grid]) -> Values:
    lost: Values = {}
    for name in _grids_written(roots):
        grid = grids.get(name)
        fields = {field.id: field for field in grid.fields} if grid else {}
        found = plain_values.cells_by_row(roots, name)
        rows: list[RowAnswer] = []
        for row in sorted(
            found, key=plain_values.order_of(roots, name, plain_values.places(grid) if grid else ())
        ):
            if plain_values.is_gone(roots, name, row, found[row]):
                continue
            cells = {
                field: cell
                for field, cell in sorted(found[row].items())
                if not (field in fields and plain_values.cell_value(cell, fields[field]))
                and any(map(plain_values.words, cell))
            }
            if cells:
                rows.append({"_row": row, **cells})
        if rows:
            lost[f"rows/{name}"] = rows
    return lost
