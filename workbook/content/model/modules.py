"""What trainers write about a module (単元): its syllabus, its blocks, and the parts a period may use."""

from __future__ import annotations

from pydantic import Field

from workbook.content.model.base import (
    Audience,
    FullShort,
    Id,
    Label,
    Line,
    Prose,
    SourceId,
    Strict,
)
from workbook.content.model.blocks import Block


class ModulePart(Strict):
    """A selection of blocks that a period can use instead of the whole module (前半・後半・抜粋)."""

    id: Id
    title: Line
    blocks: tuple[Id, ...] = Field(min_length=1)


class Module(Strict):
    """A training module (単元) with the ministry's syllabus columns.

    `title` is 科目, `purpose` 科目の目的, `outline` 講義概要, `points` 講義・演習のポイント, `goals` 到達目標.
    """

    id: Id
    title: Line
    purpose: Prose
    outline: Prose
    points: tuple[Line, ...] = Field(min_length=1)
    goals: tuple[Line, ...] = Field(min_length=1)
    minutes: FullShort
    audience: tuple[Audience, ...] = Field(min_length=1)
    label: Label
    sources: tuple[SourceId, ...] = Field(min_length=1)
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    parts: tuple[ModulePart, ...] = ()
    blocks: tuple[Block, ...] = Field(min_length=1)
