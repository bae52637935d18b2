"""A worksheet as plain data: the one shape that the browser, Excel, Word and the document read.

Whatever a question kind is called in YAML, behind this file there are only two things: single answers and
parts (tables with typed columns). A plan is a table; a network is two tables, its nodes and its edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

from workbook.content.made_once import once
from workbook.content.model import answers
from workbook.content.model.answers import Answer, SeenValues
from workbook.content.model.base import Choice
from workbook.content.model.cases import Case
from workbook.content.model.charts import Touched, touched_of
from workbook.content.model.kinds.position import PositionColumn
from workbook.content.model.question_parts.heads import AskedRows, ColumnHead, QuestionHead
from workbook.content.model.questions import KINDS, Question, playing
from workbook.content.model.worksheets import Worksheet

_PICKED = playing("pick")


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen."""

    code: str
    label: str


@dataclass(frozen=True)
class Field:
    """A column of a part: what may stand in one of its cells, and where the document `holds` it."""

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
    holds: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", KINDS[self.kind].holds)


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
    """A question as its reader sees it: single answers have no grids, tables one, networks two.

    `professional`: the stances a map can be looked at without. `picture`: the chart one works in, as YAML says it.
    """

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
    professional: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    holds: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", KINDS[self.kind].holds)


@dataclass(frozen=True)
class Form:
    """A worksheet (or the questions of a case) ready to be filled in, printed or sent home."""

    id: str
    title: str
    purpose: str
    asks: tuple[Ask, ...] = field(default_factory=tuple)

    def plain(self) -> dict[str, object]:
        """Return it as JSON-ready data for the browser."""
        return dict(self._plain)

    @cached_property
    def _plain(self) -> dict[str, object]:
        return asdict(self)


@once
def of_worksheet(worksheet: Worksheet) -> Form:
    """Return the form of a worksheet; retired questions are left out."""
    asks = tuple(
        _ask(question, touched_of(worksheet.charts, question.id))
        for question in worksheet.questions
        if not question.retired
    )
    return Form(worksheet.id, worksheet.title, worksheet.purpose, asks)


def plain_chart(chart: Touched) -> dict[str, object]:
    """Return a picture one works in as JSON-ready data: which columns play which part, and what hands may change."""
    plain: dict[str, object] = chart.model_dump(mode="json", exclude_none=True)
    return plain


def of_case(case: Case) -> Form:
    """Return the questions of a case's stages as a form: one box of words per stage, its id the stage's id."""
    asks = tuple(
        Ask(stage.id, "text", stage.question, lines=5, minutes=stage.minutes) for stage in case.stages
    )
    return Form(case.id, case.title, case.about, asks)


def only_chosen(form: Form, values: SeenValues) -> Form:
    """Return a form whose tables offer only what somebody chose there; shades keep all their steps."""
    return replace(form, asks=tuple(_only_chosen(ask, values.get(ask.id)) for ask in form.asks))


def _only_chosen(ask: Ask, answer: Answer | None) -> Ask:
    rows = answers.rows(answer)
    if not rows or not ask.grids:
        return ask
    fields = tuple(_shortened(field, [row.get(field.id) for row in rows]) for field in ask.grids[0].fields)
    return replace(ask, grids=(replace(ask.grids[0], fields=fields),))


def _shortened(part: Field, cells: Sequence[answers.Cell | None]) -> Field:
    if part.kind not in _PICKED:
        return part
    chosen = {code for cell in cells for code in answers.codes(cell)}
    return replace(part, options=tuple(option for option in part.options if option.code in chosen))


def _options(choices: Sequence[Choice]) -> tuple[Option, ...]:
    return tuple(Option(choice.code, choice.label) for choice in choices if not choice.retired)


def _offered(part: ColumnHead | QuestionHead) -> tuple[Option, ...]:
    """Return what can be chosen in a column, or at a question with a single answer."""
    return _options(getattr(part, "choices", ()) or getattr(part, "levels", ()))


def _field(column: ColumnHead) -> Field:
    return Field(
        column.id,
        column.label,
        getattr(column, "kind", ""),
        column.help or "",
        column.required,
        column.wide,
        options=_offered(column),
        unit=getattr(column, "unit", "") or "",
        minimum=getattr(column, "minimum", None),
        maximum=getattr(column, "maximum", None),
    )


def _grid(part: AskedRows, picture: Touched | None) -> Grid:
    changes: Sequence[str] = picture.changes if picture else ()
    columns = (one for one in part.columns if not isinstance(one, PositionColumn) or "positions" in changes)
    fields = tuple(_field(column) for column in columns if not column.retired)
    return Grid(part.id, part.name, part.label, fields, part.rows, _options(part.fixed), part.row_label)


def _ask(question: Question, picture: Touched | None) -> Ask:
    return Ask(
        question.id,
        question.kind,
        question.label,
        question.help or "",
        question.example or "",
        question.required,
        question.minutes,
        lines=getattr(question, "lines", 1),
        max_chars=getattr(question, "max_chars", 20_000),
        options=_offered(question),
        unit=getattr(question, "unit", "") or "",
        minimum=getattr(question, "minimum", None),
        maximum=getattr(question, "maximum", None),
        grids=tuple(_grid(part, picture) for part in question.parts()),
        stages=_options(getattr(question, "stages", ())),
        professional=getattr(question, "professional", ()),
        picture=plain_chart(picture) if picture else None,
    )
