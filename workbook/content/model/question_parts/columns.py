"""The columns that a table may have."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workbook.content.model.kinds.choice import ChoiceColumn
from workbook.content.model.kinds.date import DateColumn
from workbook.content.model.kinds.duration import DurationColumn
from workbook.content.model.kinds.multi import MultiColumn
from workbook.content.model.kinds.number import NumberColumn
from workbook.content.model.kinds.scale import ScaleColumn
from workbook.content.model.kinds.text import TextColumn
from workbook.content.model.kinds.time import TimeColumn

Column = Annotated[
    TextColumn
    | ChoiceColumn
    | MultiColumn
    | ScaleColumn
    | NumberColumn
    | DateColumn
    | TimeColumn
    | DurationColumn,
    Field(discriminator="kind"),
]


def with_kind(columns: object) -> object:
    """Widen the shorthand of YAML: a column without a kind is a column of words."""
    if not isinstance(columns, list):
        return columns
    return [{"kind": "text", **column} if isinstance(column, dict) else column for column in columns]
