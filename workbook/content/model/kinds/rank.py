"""rank: choices brought into an order."""

from __future__ import annotations

from typing import Literal

from workbook.content.model.answers import Cell
from workbook.content.model.question_parts.heads import Choices, QuestionHead
from workbook.content.model.question_parts.kind import Kind


class RankQuestion(QuestionHead):
    """Choices brought into an order (whom to speak to first); things are ordered, never people's states."""

    kind: Literal["rank"]
    choices: Choices


def _same_order(one: Cell, other: Cell) -> bool:
    return list(one) == list(other)


RANK = Kind(
    "rank",
    "order",
    explains="rank: 順番をつける設問。人の状態には使いません。",
    same=_same_order,
)
