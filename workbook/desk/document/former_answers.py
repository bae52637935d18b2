"""Answers whose question is no longer asked: kept, told, never dropped (以前の設問)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.content.model import answers
from workbook.content.model.answers import Answer, RowAnswer, Values
from workbook.desk.document import layout, plain_values
from workbook.desk.document.layout import LiveDoc, Roots


@dataclass(frozen=True)
class FormerAnswer:
    """An answer to what is no longer asked: the question as it was called, and the answer as people read it."""

    label: str
    text: str


def told(doc: LiveDoc, form: Form, ever: Callable[[], Form]) -> tuple[FormerAnswer, ...]:
    """Return answers to questions, columns and choices that a form no longer has, in the order they were asked in.

    `ever` gives the form with everything that was ever asked; it is made only when something is found. What it does not
    know any more is called by its id.
    """
    lost = [*find(doc, form).items(), *_lost_choices(doc, form).items()]
    if not lost:
        return ()
    held = ever()
    answers = plain_values.values(doc, held)
    now = {ask.id for ask in form.asks}
    whole = [ask for ask in held.asks if ask.id in answers and ask.id not in now]
    found: list[tuple[Ask | None, FormerAnswer]] = [
        (ask, FormerAnswer(ask.label, in_words.answer(ask, answers[ask.id]))) for ask in whole
    ]
    names = {name for ask in whole for name in (ask.id, *(grid.id for grid in ask.grids))}
    found += [_part(place, value, held) for place, value in lost if place.split("/", 1)[1] not in names]
    places = {ask.id: place for place, ask in enumerate(held.asks)}
    found.sort(key=lambda one: places[one[0].id] if one[0] else len(places))
    return tuple(answer for _, answer in found)


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


# ---------------------------------------------------------------- choices


def _lost_choices(doc: LiveDoc, form: Form) -> Values:
    """Return chosen codes that a question still asked does not offer any more, by place in the document."""
    answers = plain_values.values(doc, form)
    lost: Values = {}
    for ask in form.asks:
        answer = answers.get(ask.id)
        if ask.options and (codes := _unknown(answer, ask)):
            lost[f"many/{ask.id}" if isinstance(answer, list) else f"one/{ask.id}"] = codes
        for id_, rows in in_words.rows_by_grid(ask, answer).items() if ask.grids and answer else ():
            fields = next(grid.fields for grid in ask.grids if grid.id == id_)
            cells = [
                {field.id: codes for field in fields if (codes := _unknown(row.get(field.id), field))}
                for row in rows
            ]
            if any(cells):
                lost[f"rows/{id_}"] = [
                    {"_row": row["_row"], **one} for row, one in zip(rows, cells, strict=True) if one
                ]
    return lost


def _unknown(answer: Answer | None, asked: Ask | Field) -> list[str]:
    if not asked.options or not answer:
        return []
    known = {option.code for option in asked.options}
    return [code for code in answers.codes(answer) if code not in known]


# ---------------------------------------------------------------- in words


def _part(place: str, value: Answer, ever: Form) -> tuple[Ask | None, FormerAnswer]:
    kind, name = place.split("/", 1)
    grids = {grid.id: (ask, grid) for ask in ever.asks for grid in ask.grids}
    ask, grid = grids.get(name, (next((ask for ask in ever.asks if ask.id == name), None), None))
    lines = [_row(grid, cells) for cells in answers.rows(value)] if kind == "rows" else [_said(ask, value)]
    return ask, FormerAnswer(ask.label if ask else f"なくなった設問（{name}）", "\n".join(lines))


def _said(asked: Ask | Field | None, value: Answer) -> str:
    return in_words.plain(asked, answers.cell(value)) if asked else "、".join(answers.codes(value))


def _row(grid: Grid | None, cells: RowAnswer) -> str:
    fields = {field.id: field for field in grid.fields} if grid else {}
    named = [option.label for option in grid.fixed if option.code == cells["_row"]] if grid else []
    said = [
        f"{fields[id_].label if id_ in fields else id_}：{_said(fields.get(id_), value)}"
        for id_, value in cells.items()
        if id_ != "_row"
    ]
    return " ／ ".join([*named, *said])
