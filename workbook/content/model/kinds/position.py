"""position: where somebody stands on a map, as shares of the paper; never asked for by itself."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from workbook.content import reading
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.question_parts.heads import ColumnHead
from workbook.content.model.question_parts.kind import Asked, Kind, same_words

MOST = 100
_PAIR = re.compile(r"\(?\s*([0-9]{1,3})\s*[,・、/ ]\s*([0-9]{1,3})\s*\)?")


class PositionColumn(ColumnHead):
    """A column whose answers say how far right and how far down of the paper, in hundredths: `42,17`."""

    kind: Literal["position"] = "position"


def read_position(typed: str) -> tuple[int, int] | None:
    """Return how far right and how far down somebody stands (42,17; ４２・１７; 42 17), or None.

    0・0 is the left upper corner, 100・100 the right lower one. `tests/vectors/map.json` holds for Python and the
    browser.
    """
    found = _PAIR.fullmatch(reading.half_width(typed))
    if found is None:
        return None
    across, down = int(found[1]), int(found[2])
    return (across, down) if max(across, down) <= MOST else None


def stored(across: int, down: int) -> str:
    """Return what a document keeps: one value, so that two people's drags never mix."""
    return f"{across},{down}"


def _parse(text: str, _what: Asked, _on: date | None) -> str | None:
    found = read_position(text)
    return None if found is None else stored(*found)


def _say(value: str, _what: Asked) -> str:
    found = read_position(value)
    return value if found is None else "・".join(map(str, found))


def _same(one: Cell, other: Cell) -> bool:
    found = read_position(answers.text(one))
    return same_words(one, other) or (found is not None and found == read_position(answers.text(other)))


POSITION = Kind(
    "position",
    "one",
    parse=_parse,
    say=_say,
    same=_same,
    width=0.7,
    takes="0から100の数を二つ（例: 42・17）",
    later_stands=True,
)
