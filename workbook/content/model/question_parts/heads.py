"""What every question and every column says about itself, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.content.model.base import Choice, Id, Line, Minutes, Prose, SourceId, Strict

Choices = Annotated[tuple[Choice, ...], Field(min_length=1)]


class Origin(Strict):
    """Where a suggestion comes from: an answer of another worksheet, or one column of its table."""

    worksheet: Id
    question: Id
    column: Id | None = None


class ColumnHead(Strict):
    """What every column says about itself."""

    id: Id
    label: Line
    help: Line | None = None
    required: bool = False
    retired: bool = False
    aliases: tuple[Id, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class AskedRows:
    """Rows that a question asks for: a table is one part, a network two. `fixed` rows are named."""

    id: str
    name: str
    label: str
    columns: tuple[ColumnHead, ...]
    rows: int
    fixed: tuple[Choice, ...] = ()
    row_label: str = ""


class QuestionHead(Strict):
    """What every question says about itself.

    `required` means required to hand in, never required to go on. `report`: it stands in the report of a run
    (`reported`). `optional`: why no course asks it.
    """

    id: Id
    label: Line
    help: Prose | None = None
    example: Prose | None = None
    required: bool = False
    optional: Line | None = None
    minutes: Minutes = 0
    prefill: Origin | None = None
    report: bool = False
    sources: tuple[SourceId, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False

    def parts(self) -> tuple[AskedRows, ...]:
        """Return the rows it asks for; a question with a single answer has none."""
        return ()
