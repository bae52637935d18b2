"""A worksheet as plain data: the one shape that the browser, Excel, Word and the document read.

Whatever a question kind is called in YAML, behind this file there are only two things: single answers and
parts (tables with typed columns). A plan is a table; a network is two tables, its nodes and its edges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from workbook.content.model.base import Choice
from workbook.content.model.cases import Case
from workbook.content.model.questions import NetworkQuestion, PlanQuestion, Question, TableQuestion
from workbook.content.model.worksheets import Worksheet


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen."""

    code: str
    label: str


@dataclass(frozen=True)
class Field:
    """A column of a part: what may stand in one of its cells.

    `kind` is text, choice, multi, scale, number, date or node (a row of the network's nodes).
    """

    id: str
    label: str
    kind: str
    help: str = ""
    required: bool = False
    wide: bool = False
    options: tuple[Option, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Grid:
    """A part of a question that has rows. `fixed` rows are named and cannot be removed."""

    id: str
    name: str
    label: str
    fields: tuple[Field, ...]
    rows: int
    fixed: tuple[Option, ...] = ()
    row_label: str = ""


@dataclass(frozen=True)
class Ask:
    """A question as its reader sees it: single answers have no grids, tables one, networks two."""

    id: str
    kind: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    minutes: int = 0
    lines: int = 1
    max_chars: int = 20_000
    options: tuple[Option, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    grids: tuple[Grid, ...] = ()
    stages: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Form:
    """A worksheet (or the questions of a case) ready to be filled in, printed or sent home."""

    id: str
    title: str
    purpose: str
    asks: tuple[Ask, ...] = field(default_factory=tuple)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-ready data for the browser."""
        return asdict(self)


def of_worksheet(worksheet: Worksheet) -> Form:
    """Return the form of a worksheet; retired questions are left out."""
    asks = tuple(_ask(question) for question in worksheet.questions if not question.retired)
    return Form(worksheet.id, worksheet.title, worksheet.purpose, asks)


def of_case(case: Case) -> Form:
    """Return the questions of a case's stages as a form: one box of words per stage, its id the stage's id."""
    asks = tuple(
        Ask(stage.id, "text", stage.question, lines=5, minutes=stage.minutes) for stage in case.stages
    )
    return Form(case.id, case.title, case.about, asks)


def only_chosen(form: Form, values: Mapping[str, Any]) -> Form:
    """Return a form whose tables offer only what somebody chose there; shades keep all their steps."""
    return replace(form, asks=tuple(_only_chosen(ask, values.get(ask.id)) for ask in form.asks))


def _only_chosen(ask: Ask, answer: Any) -> Ask:  # noqa: ANN401 -- an answer of any kind
    if not isinstance(answer, list) or not ask.grids:
        return ask
    rows = [row for row in answer if isinstance(row, dict)]
    fields = tuple(_shortened(field, [row.get(field.id) for row in rows]) for field in ask.grids[0].fields)
    return replace(ask, grids=(replace(ask.grids[0], fields=fields),))


def _shortened(part: Field, cells: list[Any]) -> Field:
    if part.kind not in ("choice", "multi"):
        return part
    chosen = {code for cell in cells for code in (cell if isinstance(cell, list) else [cell])}
    return replace(part, options=tuple(option for option in part.options if option.code in chosen))


def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(choice.code, choice.label) for choice in choices if not choice.retired)


def _cell(part: Any) -> dict[str, Any]:  # noqa: ANN401 -- any column or single question; they share no base
    """Return what `part` says about the answers it takes, under the names that Field and Ask share."""
    known: dict[str, Any] = {}
    choices = getattr(part, "choices", None) or getattr(part, "levels", None)
    if choices:
        known["options"] = _options(choices)
    if part.kind == "number":
        known.update(unit=part.unit or "", minimum=part.minimum, maximum=part.maximum)
    return known


def _field(column: Any) -> Field:  # noqa: ANN401 -- any of the column kinds
    return Field(
        column.id, column.label, column.kind, column.help or "", column.required, column.wide, **_cell(column)
    )


def _fields(columns: tuple[Any, ...]) -> tuple[Field, ...]:
    return tuple(_field(column) for column in columns if not column.retired)


def _table(question: TableQuestion) -> tuple[Grid, ...]:
    return (
        Grid(
            question.id,
            "",
            question.label,
            _fields(question.columns),
            question.rows,
            _options(question.fixed_rows),
            question.row_label or "",
        ),
    )


def _plan(question: PlanQuestion) -> tuple[Grid, ...]:
    fields = (
        Field("who", question.who, "text", required=True),
        Field("what", question.what, "text", required=True, wide=True),
        Field("by", question.by, "date", required=True),
        *_fields(question.more),
    )
    return (Grid(question.id, "", question.label, fields, question.rows),)


def strength_field(stage: str) -> str:
    """Return the id of the edge column that holds the strength at a stage."""
    return f"at-{stage}"


def _network(question: NetworkQuestion) -> tuple[Grid, ...]:
    nodes = Grid(
        f"{question.id}.nodes",
        "nodes",
        "人・場所",
        (
            Field("name", "名前・呼び名", "text", required=True),
            Field("stance", "立場", "choice", options=_options(question.stances)),
            Field("hub", "ハブ（よりどころ）", "choice", options=(Option("yes", "はい"),)),
        ),
        question.nodes,
    )
    ties = [Field("from", "だれから", "node", required=True), Field("to", "だれへ", "node", required=True)]
    ties += [
        Field(
            strength_field(stage.code), f"強さ {stage.label}", "scale", options=_options(question.strengths)
        )
        for stage in question.stages
    ]
    ties.append(
        Field("way", "向き", "choice", options=(Option("both", "おたがいに"), Option("one", "一方から")))
    )
    if question.means:
        ties.append(Field("means", "手段", "choice", options=_options(question.means)))
    if question.feelings:
        ties.append(Field("feeling", "気持ち", "choice", options=_options(question.feelings)))
    edges = Grid(f"{question.id}.edges", "edges", "つながり", tuple(ties), question.edges)
    return (nodes, edges)


_GRIDS = {"table": _table, "plan": _plan, "network": _network}


def _ask(question: Question) -> Ask:
    grids = _GRIDS[question.kind](question) if question.kind in _GRIDS else ()  # type: ignore[operator]
    stages = _options(question.stages) if question.kind == "network" else ()
    single: dict[str, Any] = {} if grids else _cell(question)
    if question.kind == "text":
        single.update(lines=question.lines, max_chars=question.max_chars)
    return Ask(
        question.id,
        question.kind,
        question.label,
        question.help or "",
        question.example or "",
        question.required,
        question.minutes,
        grids=grids,
        stages=stages,
        **single,
    )
