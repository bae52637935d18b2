"""plan: who does what by when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from workbook.content.model.base import DIGITS, Line
from workbook.content.model.kinds.date import DateColumn
from workbook.content.model.kinds.text import TextColumn
from workbook.content.model.question_parts.columns import Column, with_kind
from workbook.content.model.question_parts.heads import AskedRows, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class PlanQuestion(QuestionHead):
    """Who does what by when, with more columns where a worksheet needs them."""

    kind: Literal["plan"]
    rows: Annotated[int, Field(ge=1, le=30), DIGITS] = 3
    who: Line = "だれが"
    what: Line = "何を"
    by: Line = "いつまでに"
    more: tuple[Column, ...] = ()

    _widen = field_validator("more", mode="before")(with_kind)

    def parts(self) -> tuple[AskedRows, ...]:
        """Return its rows: the three columns that every plan has, then the others."""
        columns = (
            TextColumn(id="who", label=self.who, required=True),
            TextColumn(id="what", label=self.what, required=True, wide=True),
            DateColumn(id="by", kind="date", label=self.by, required=True),
            *self.more,
        )
        return (AskedRows(self.id, "", self.label, columns, self.rows),)


PLAN = Kind(
    "plan",
    "rows",
    explains="plan: だれが・何を・いつまでに、を書く設問。",
    plays=frozenset({"rows", "report"}),
)
