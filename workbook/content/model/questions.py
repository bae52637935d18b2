"""The kinds of questions a worksheet can ask."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from workbook.content.model.base import Choice, Code, Id, Line, Minutes, Prose, Strict

Choices = Annotated[tuple[Choice, ...], Field(min_length=1)]


class Origin(Strict):
    """Where a suggestion comes from: an answer of another worksheet, or one column of its table."""

    worksheet: Id
    question: Id
    column: Id | None = None


class TextCell(Strict):
    """Words in a table; as many lines as needed."""

    kind: Literal["text"] = "text"
    suggest_from: Origin | None = None


class ChoiceCell(Strict):
    """One code out of a list."""

    kind: Literal["choice"]
    choices: Choices


class MultiCell(Strict):
    """Any number of codes out of a list."""

    kind: Literal["multi"]
    choices: Choices


class ScaleCell(Strict):
    """One step of a shade (濃淡); a description, never a grade."""

    kind: Literal["scale"]
    levels: Choices


class NumberCell(Strict):
    """A number with its unit. What was typed is kept as text; `read_number` reads it."""

    kind: Literal["number"]
    unit: Line | None = None
    minimum: float | None = None
    maximum: float | None = None


class DateCell(Strict):
    """A day, stored as YYYY-MM-DD."""

    kind: Literal["date"]


Cell = Annotated[
    TextCell | ChoiceCell | MultiCell | ScaleCell | NumberCell | DateCell, Field(discriminator="kind")
]


class ColumnHead(Strict):
    """What every column says about itself."""

    id: Id
    label: Line
    help: Line | None = None
    required: bool = False
    retired: bool = False
    aliases: tuple[Id, ...] = ()
    wide: bool = False


class TextColumn(ColumnHead, TextCell):
    """A column of words."""


class ChoiceColumn(ColumnHead, ChoiceCell):
    """A column of one choice each."""


class MultiColumn(ColumnHead, MultiCell):
    """A column of several choices each."""


class ScaleColumn(ColumnHead, ScaleCell):
    """A column of shades."""


class NumberColumn(ColumnHead, NumberCell):
    """A column of numbers."""


class DateColumn(ColumnHead, DateCell):
    """A column of days."""


Column = Annotated[
    TextColumn | ChoiceColumn | MultiColumn | ScaleColumn | NumberColumn | DateColumn,
    Field(discriminator="kind"),
]


def _with_kind(columns: Any) -> Any:  # noqa: ANN401 -- YAML, not yet checked
    """Widen the shorthand: a column without a kind is a column of words."""
    if not isinstance(columns, list):
        return columns
    return [{"kind": "text", **column} if isinstance(column, dict) else column for column in columns]


class QuestionHead(Strict):
    """What every question says about itself.

    `required` means required to hand in, never required to go on. `key` names a meaning shared by several
    worksheets, so that an answer can be compared over time. `report`: it stands in the report of a run (`reported`).
    `optional`: why no course asks it.
    """

    id: Id
    label: Line
    help: Prose | None = None
    example: Prose | None = None
    required: bool = False
    optional: Line | None = None
    minutes: Minutes = 0
    key: Id | None = None
    prefill: Origin | None = None
    report: bool = False
    aliases: tuple[Id, ...] = ()
    retired: bool = False


class TextQuestion(QuestionHead):
    """Words: `lines: 1` is a single line, more is a box of about that height."""

    kind: Literal["text"]
    lines: Annotated[int, Field(ge=1, le=30)] = 4
    max_chars: Annotated[int, Field(ge=10, le=20_000)] = 20_000


class ChoiceQuestion(QuestionHead, ChoiceCell):
    """One choice."""


class MultiQuestion(QuestionHead, MultiCell):
    """Several choices."""


class ScaleQuestion(QuestionHead, ScaleCell):
    """One step of a shade."""


class NumberQuestion(QuestionHead, NumberCell):
    """A number."""


class DateQuestion(QuestionHead, DateCell):
    """A day."""


class RankQuestion(QuestionHead):
    """Choices brought into an order (whom to speak to first); things are ordered, never people's states."""

    kind: Literal["rank"]
    choices: Choices


class TableQuestion(QuestionHead):
    """Rows of typed columns: either `rows` empty rows to begin with, or `fixed_rows` that are named."""

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: Annotated[int, Field(ge=1, le=30)] = 3
    fixed_rows: tuple[Choice, ...] = ()
    row_label: Line | None = None

    _widen = field_validator("columns", mode="before")(_with_kind)


class PlanQuestion(QuestionHead):
    """Who does what by when, with more columns where a worksheet needs them."""

    kind: Literal["plan"]
    rows: Annotated[int, Field(ge=1, le=30)] = 3
    who: Line = "だれが"
    what: Line = "何を"
    by: Line = "いつまでに"
    more: tuple[Column, ...] = ()

    _widen = field_validator("more", mode="before")(_with_kind)


class NetworkQuestion(QuestionHead):
    """People and places (nodes) and the ties between them (edges), stage by stage.

    A tie has one strength per stage; without one it keeps the strength of the stage before.
    `professional` lists the stances that the switch 「専門職を除く」 hides.
    """

    kind: Literal["network"]
    stages: Choices
    stances: Choices
    professional: tuple[Code, ...] = ()
    strengths: Choices
    means: tuple[Choice, ...] = ()
    feelings: tuple[Choice, ...] = ()
    nodes: Annotated[int, Field(ge=1, le=30)] = 6
    edges: Annotated[int, Field(ge=1, le=30)] = 6


Question = Annotated[
    TextQuestion
    | ChoiceQuestion
    | MultiQuestion
    | ScaleQuestion
    | NumberQuestion
    | DateQuestion
    | RankQuestion
    | TableQuestion
    | PlanQuestion
    | NetworkQuestion,
    Field(discriminator="kind"),
]

KINDS = ("text", "choice", "multi", "scale", "number", "date", "rank", "table", "plan", "network")
