"""Which facts want another look: their numbers are old, or nobody has looked at their address for a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbook.content.library import Library
from workbook.content.model.blocks import FactBlock, Reference

MOST_MONTHS = 12


@dataclass(frozen=True)
class Aged:
    """A fact to look at again: where it stands, and the month it is of."""

    place: str
    title: str
    month: str


def is_old(month: str, *, today: date) -> bool:
    """Tell whether a month (YYYY-MM) lies more than twelve months before today's."""
    year, number = map(int, month.split("-"))
    return (today.year - year) * 12 + today.month - number > MOST_MONTHS


def in_words(month: str) -> str:
    """Return a month as it is said: 2024-04 is 2024年4月."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def remark(block: FactBlock, *, today: date) -> str:
    """Return what a card says of its old numbers, or nothing while they are young or it has none."""
    if block.dated is None or not is_old(block.dated, today=today):
        return ""
    return f"{in_words(block.dated)}の数字です"


def to_look_at(library: Library, *, today: date) -> tuple[Aged, ...]:
    """Return the facts of all modules and the rows of grounds that want another look, the oldest first."""
    found = (one for one in _facts(library) if is_old(one.month, today=today))
    return tuple(sorted(found, key=lambda one: (one.month, one.place)))


def _facts(library: Library) -> Iterator[Aged]:
    for module in library.modules.values():
        for block in module.blocks:
            if isinstance(block, FactBlock):
                month = block.dated or _last_seen(block.reference)
                yield Aged(f"{module.id}/{block.id}", block.title or module.title, month)
    grounds = library.grounds
    for row in (*grounds.meetings, *grounds.duties) if grounds else ():
        if row.reference:
            yield Aged(f"grounds/{row.id}", row.name, _last_seen(row.reference))


def _last_seen(references: tuple[Reference, ...]) -> str:
    return max(reference.seen for reference in references)
