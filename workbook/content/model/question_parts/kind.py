"""What there is to know about a kind of question, and what most kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from workbook.content.model import answers
from workbook.content.model.answers import Cell

Holds = Literal["words", "one", "ticks", "order", "rows", "ties"]
"""Where the document keeps an answer (docs/desk.md); nothing below the form knows more of a kind than this."""

Role = Literal[
    "words",
    "name",
    "one",
    "pick",
    "group",
    "when",
    "due",
    "amount",
    "grade",
    "any",
    "cards",
    "rows",
    "ties",
    "report",
]
"""What a question or a column can be for a chart, a summary or a report. `grade`: it would grade a person's state."""

BLANK = " \t\r\n\u3000\u00a0"


class Named(Protocol):
    """Something that can be chosen."""

    @property
    def code(self) -> str:
        """What answers store."""

    @property
    def label(self) -> str:
        """What people see."""


class Asked(Protocol):
    """What a question or a column says about the answers it takes."""

    @property
    def options(self) -> Sequence[Named]:
        """What can be chosen; nothing where people write."""

    @property
    def unit(self) -> str:
        """What is counted."""


def as_written(text: str, _what: Asked, _on: date | None) -> str:
    """Return what came back, just as it is."""
    return text


def no_amount(_value: str, _what: Asked) -> Decimal | None:
    """Return that this is no amount."""
    return None


def nowhere(_value: str) -> int | None:
    """Return that this has no place in time."""
    return None


def label(code: str, what: Asked) -> str:
    """Return what a code is called; what no code stands for is said as it is."""
    return next((option.label for option in what.options if option.code == code), code)


def code(text: str, what: Asked, _on: date | None) -> str | None:
    """Return the code of a label that came back; None when no option is called so."""
    labels = {option.label: option.code for option in what.options}
    return labels.get(text.strip())


def same_words(one: Cell, other: Cell) -> bool:
    """Tell whether two answers are the same but for space around them."""
    return answers.text(one).strip(BLANK) == answers.text(other).strip(BLANK)


@dataclass(frozen=True)
class Kind:
    """A kind of question. `explains` and `explains_column` are what an editor of YAML says about it.

    `parse`: a text that came back, on a sheet that left on a day → the answer, None when it cannot be one. `say`: one
    value as people read it. `same`: whether two answers say the same. `width`: of a column, words = 1.6. `plays`: what
    charts, summaries and reports can use it for. `amount`: how much it is. `place`: where it stands in time, as a
    number that only sorts. `takes`: what may be written where it cannot be anything else and nothing is chosen.
    `later_stands`: of two values that were given apart the one that comes later stands, and nothing is to be decided.
    """

    name: str
    holds: Holds
    explains: str = ""
    explains_column: str = ""
    parse: Callable[[str, Asked, date | None], Cell | None] = as_written
    say: Callable[[str, Asked], str] = label
    same: Callable[[Cell, Cell], bool] = same_words
    width: float = 1.0
    plays: frozenset[Role] = frozenset()
    amount: Callable[[str, Asked], Decimal | None] = no_amount
    place: Callable[[str], int | None] = nowhere
    takes: str = ""
    later_stands: bool = False
