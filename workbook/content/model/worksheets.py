"""What trainers write about a worksheet: its questions, its charts, and who reads it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workbook.content.model.base import (
    FullShort,
    Id,
    Label,
    Line,
    Prose,
    SourceId,
    Strict,
)
from workbook.content.model.charts import Chart
from workbook.content.model.questions import Question
from workbook.content.model.summary import Summary


class Worksheet(Strict):
    """A sheet a team (or one member) fills in; its live document is made of its questions."""

    id: Id
    title: Line
    purpose: Prose
    minutes: FullShort
    unit: Literal["team", "member"] = "team"
    seen_by: Literal["team", "course"] = "team"
    label: Label
    sources: tuple[SourceId, ...] = ()
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    questions: tuple[Question, ...] = Field(min_length=1)
    charts: tuple[Chart, ...] = ()
    summary: Summary | None = None
