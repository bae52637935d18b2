"""scale: one step of a shade (濃淡); a description, never a grade."""

from __future__ import annotations

from typing import Literal

from workbook.content.model.base import Strict
from workbook.content.model.question_parts import kind
from workbook.content.model.question_parts.heads import Choices, ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class ScaleCell(Strict):
    """One step of a shade (濃淡); a description, never a grade."""

    kind: Literal["scale"]
    levels: Choices


class ScaleColumn(ColumnHead, ScaleCell):
    """A column of shades."""


class ScaleQuestion(QuestionHead, ScaleCell):
    """One step of a shade."""


SCALE = Kind(
    "scale",
    "one",
    explains="scale: 濃淡で答える設問。点数ではありません。",
    explains_column="濃淡の列。",
    parse=kind.code,
    plays=frozenset({"one", "group", "when", "grade", "any"}),
)
