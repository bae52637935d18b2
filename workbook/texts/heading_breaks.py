"""Where headings may break on paper: between phrases, as browsers do with `word-break: auto-phrase` (the same model)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise

import budoux
import regex

from workbook.texts import widths

_PHRASE = regex.compile(r"(\p{P}*)(.*?)(\p{P}*)", regex.DOTALL)
_CLOSING = regex.compile(r"(?![\p{Ps}\p{Pi}])\p{P}")
"""What no line begins with."""


def of(headings: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return each heading in the phrases between which it may break; put together they are the heading.

    A phrase comes with the signs at its ends apart: kept together with it they would lose half of their width.
    """
    return {text: [_apart(phrase) for phrase in _parser().parse(text)] for text in headings}


def lines(heading: str, room: float) -> list[str]:
    """Return a heading on as few lines of `room` full-width letters as it takes, of about one length.

    Put together they are the heading. One that fits stays whole, and a phrase longer than a line stays so too.
    """
    phrases = _parser().parse(heading)
    ends = list(accumulate(map(widths.of, phrases)))
    may_end = [place for place in range(1, len(phrases)) if not _CLOSING.match(phrases[place])]
    places, start = [0], 0.0
    while ends and (rest := ends[-1] - start) > room:
        fair = start + rest / math.ceil(rest / room)
        fitting = [place for place in may_end if start < ends[place - 1] <= start + room]
        if not fitting:
            break
        places.append(min(fitting, key=lambda place: abs(ends[place - 1] - fair)))
        start = ends[places[-1] - 1]
    return ["".join(phrases[first:last]) for first, last in pairwise([*places, len(phrases)])]


def _apart(phrase: str) -> list[str]:
    found = _PHRASE.fullmatch(phrase)
    return list(found.groups()) if found else ["", phrase, ""]


@cache
def _parser() -> budoux.Parser:
    """Read the model (36 KB) once, and not at import."""
    return budoux.load_default_japanese_parser()
