"""A worksheet with its answers, laid out as headings, boxes and tables of text: all that a writer of files sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbook.charts import Picture
from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field, Form, Grid, Option
from workbook.content.model import answers
from workbook.content.model.answers import Answer, RowAnswer, SeenValues
from workbook.content.model.questions import KINDS
from workbook.handouts.layout import node_names, phrases

_WIDER = 0.7


@dataclass(frozen=True)
class Header:
    """What stands on top of every page: which training, whose sheet, which day, and the sheet's visible id."""

    training: str
    team: str
    date: str
    sheet: str = ""

    @property
    def line(self) -> str:
        """Return what is printed of it."""
        return "　".join(filter(None, (self.training, self.team, self.date)))


@dataclass(frozen=True)
class Box:
    """A question with one answer. `chosen` are the positions of the chosen options; `text` is the answer as said."""

    id: str
    label: str
    help: str
    example: str
    required: bool
    kind: str
    text: str
    lines: int = 1
    options: tuple[str, ...] = ()
    chosen: frozenset[int] = frozenset()
    unit: str = ""

    @property
    def is_ticked(self) -> bool:
        """Tell whether any number of its options may be chosen."""
        return KINDS[self.kind].holds == "ticks"


@dataclass(frozen=True)
class Column:
    """A column of a table: what may be written under it. `names_of` is the table whose rows' names can be chosen."""

    id: str
    label: str
    help: str
    kind: str
    required: bool
    wide: bool
    options: tuple[str, ...] = ()
    names_of: str = ""

    @property
    def is_ticked(self) -> bool:
        """Tell whether any number of its options may be chosen."""
        return KINDS[self.kind].holds == "ticks"

    @property
    def width(self) -> float:
        """Return how wide it is beside the others; a column of words is 1.6."""
        return KINDS[self.kind].width + _WIDER * self.wide


@dataclass(frozen=True)
class SheetRow:
    """A row with its id, its printed name (empty when rows have none) and one text per column."""

    id: str
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A question, or a part of one, with rows. `head` is the heading over the rows' printed names."""

    id: str
    label: str
    help: str
    example: str
    required: bool
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    head: str = ""


Part = Box | Table


@dataclass(frozen=True)
class LaidOutSheet:
    """Everything that stands on a handout. `notice` says what of the answers no file can hold.

    `form`, `values` and `invented` (names that belong to nobody) are for a file that carries the editor; all others
    write what is laid out. `pictures` stand below the part with that id; what comes back is read without them.
    """

    id: str
    title: str
    purpose: str
    header: Header
    parts: tuple[Part, ...]
    notice: str
    form: Form
    values: SeenValues
    invented: tuple[str, ...] = ()
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)


def lay_out(
    form: Form,
    values: SeenValues,
    *,
    header: Header,
    invented: tuple[str, ...] = (),
    pictures: Mapping[str, tuple[Picture, ...]] | None = None,
) -> LaidOutSheet:
    """Return the form with the answers of `values` in it; no values is the empty sheet for paper.

    An editor in the file asks nobody about the names in `invented`.
    """
    parts = tuple(part for ask in form.asks for part in _parts(ask, values.get(ask.id)))
    words = (form.id, form.title, form.purpose, header, parts, phrases.notice_of(values))
    return LaidOutSheet(*words, form, values, invented, pictures or {})


def _parts(ask: Ask, value: Answer | None) -> tuple[Part, ...]:
    if ask.holds == "order":
        return (_rank(ask, answers.codes(value)),)
    if not ask.grids:
        return (_box(ask, value),)
    rows = in_words.rows_by_grid(ask, value)
    names = node_names.of(rows[ask.grids[0].id], ask.grids[0]) if ask.holds == "ties" else {}
    return tuple(
        _table(
            ask,
            grid,
            rows[grid.id],
            names=names,
            label=f"{ask.label} ― {grid.label}" if grid.name else ask.label,
        )
        for grid in ask.grids
    )


def _box(ask: Ask, value: Answer | None) -> Box:
    codes = answers.codes(value)
    chosen = frozenset(place for place, option in enumerate(ask.options) if option.code in codes)
    return Box(
        ask.id,
        ask.label,
        ask.help,
        ask.example,
        ask.required,
        ask.kind,
        phrases.say(ask, answers.cell(value)),
        lines=ask.lines,
        options=_labels(ask.options),
        chosen=chosen,
        unit=ask.unit,
    )


def _rank(ask: Ask, codes: Sequence[str]) -> Table:
    """Lay a ranking out as a table with a place to write the number beside each choice."""
    column = Column("place", phrases.PLACE, "", "number", required=False, wide=False)
    rows = tuple(
        SheetRow(
            option.code, option.label, (str(codes.index(option.code) + 1) if option.code in codes else "",)
        )
        for option in ask.options
    )
    return Table(ask.id, ask.label, ask.help, ask.example, ask.required, (column,), rows, phrases.CHOICE)


def _table(ask: Ask, grid: Grid, rows: Sequence[RowAnswer], *, names: Mapping[str, str], label: str) -> Table:
    columns = tuple(
        Column(
            field.id,
            _heading(field),
            field.help,
            field.kind,
            field.required,
            field.wide,
            _choices(field, names),
            names_of=ask.grids[0].id if field.kind == "node" else "",
        )
        for field in grid.fields
    )
    written = {str(row["_row"]): row for row in rows}
    places = [(option.code, option.label) for option in grid.fixed]
    places = places or [(f"r{number}", "") for number in range(1, grid.rows + 1)]
    known = {place for place, _ in places}
    # The order of the answers first (rows can be moved), then the empty places in theirs.
    order = [(row_id, dict(places).get(row_id, "")) for row_id in written]
    order = places if grid.fixed else order
    order += [place for place in places if place not in order]
    order += [(row_id, "") for row_id in written if row_id not in known and (row_id, "") not in order]
    laid = tuple(
        SheetRow(row_id, name, tuple(_cell(field, written.get(row_id, {}), names) for field in grid.fields))
        for row_id, name in order
    )
    return Table(
        grid.id,
        label,
        ask.help,
        ask.example,
        ask.required,
        columns,
        laid,
        grid.row_label if grid.fixed else "",
    )


def _cell(field: Field, row: RowAnswer, names: Mapping[str, str]) -> str:
    value = row.get(field.id)
    if field.kind == "node":
        return names.get(str(value), "") if value else ""
    return phrases.say(field, value)


def _choices(field: Field, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.values()) if field.kind == "node" else _labels(field.options)


def _labels(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.label for option in options)


def _heading(field: Field) -> str:
    return f"{field.label}（{field.unit}）" if field.unit else field.label
