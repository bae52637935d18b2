"""What people write, as plain values: one alias for every place that reads or says an answer."""

from __future__ import annotations

from collections.abc import Mapping

Cell = str | list[str]
"""What stands in one place: words, a code, a number or a day as typed; or the codes that are ticked or ranked."""

RowAnswer = dict[str, Cell]
"""A row of a table: its id under `_row`, and what is answered in it by column."""

NetworkAnswer = dict[str, list[RowAnswer]]
"""The parts of a network by name: its nodes and its edges."""

Answer = Cell | list[RowAnswer] | NetworkAnswer

Values = dict[str, Answer]
"""Answers by question id, as JSON has them; only answered questions appear."""

SeenValues = Mapping[str, Answer]
"""The same for those who only look."""


def text(answer: Answer | None) -> str:
    """Return an answer that is one text; anything else is the empty text."""
    return answer if isinstance(answer, str) else ""


def codes(answer: Answer | None) -> list[str]:
    """Return what was ticked, ranked or chosen; rows have no codes."""
    if isinstance(answer, str):
        return [answer] if answer else []
    return [one for one in answer if isinstance(one, str)] if isinstance(answer, list) else []


def rows(answer: Answer | None, part: str = "") -> list[RowAnswer]:
    """Return the rows of a table, or of this part of a network; anything else has none."""
    listed = answer.get(part) if isinstance(answer, dict) else None if part else answer
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def cell(answer: Answer | None) -> Cell | None:
    """Return an answer that stands in one place, or None."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, list):
        listed = [one for one in answer if isinstance(one, str)]
        return listed if len(listed) == len(answer) else None
    return None
