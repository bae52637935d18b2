"""table: rows of typed columns."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from workbook.content.model.base import DIGITS, Choice, Id, Line
from workbook.content.model.question_parts.columns import Column, with_kind
from workbook.content.model.question_parts.heads import AskedRows, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class TableQuestion(QuestionHead):
    """Rows of typed columns: either `rows` empty rows to begin with, or `fixed_rows` that are named.

    `goals_of`: its named rows are, word for word, the goals of these modules.
    """

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: Annotated[int, Field(ge=1, le=30), DIGITS] = 3
    fixed_rows: tuple[Choice, ...] = ()
    row_label: Line | None = None
    goals_of: tuple[Id, ...] = ()

    _widen = field_validator("columns", mode="before")(with_kind)

    def parts(self) -> tuple[AskedRows, ...]:
        """Return its rows."""
        label = self.row_label or ""
        return (AskedRows(self.id, "", self.label, self.columns, self.rows, self.fixed_rows, label),)


TABLE = Kind("table", "rows", explains="table: 表に書く設問。", plays=frozenset({"cards", "rows"}))
