"""choice: one code out of a list."""

from __future__ import annotations

from typing import Literal

from workbook.content.model.base import Strict
from workbook.content.model.question_parts import kind
from workbook.content.model.question_parts.heads import Choices, ColumnHead, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class ChoiceCell(Strict):
    """One code out of a list."""

    kind: Literal["choice"]
    choices: Choices


class ChoiceColumn(ColumnHead, ChoiceCell):
    """A column of one choice each."""


class ChoiceQuestion(QuestionHead, ChoiceCell):
    """One choice."""


CHOICE = Kind(
    "choice",
    "one",
    explains="choice: 一つ選ぶ設問。",
    explains_column="一つ選ぶ列。",
    parse=kind.code,
    width=1.2,
    plays=frozenset({"name", "one", "pick", "group", "when", "any", "cards"}),
)
