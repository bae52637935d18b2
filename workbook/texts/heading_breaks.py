"""Where headings may break on paper: between phrases, about as browsers do with `word-break: auto-phrase`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise

import budoux
import regex

from workbook.texts import widths

_APART = regex.compile(r"(\p{Ps}*)(.*?)([\p{Pe}、。，．]*)", regex.DOTALL)
_NO_BEGIN = r"[\p{Pe}\p{Pf}\p{Pd}、。，．・：；／！？‼⁇⁈⁉…‥～ー々ゝゞヽヾ]"
_CUT = "\0"
_MOVED = (
    (regex.compile(rf"{_CUT}({_NO_BEGIN}+)"), rf"\1{_CUT}"),  # no line begins with these
    (regex.compile(rf"([\p{{Ps}}\p{{Pi}}]+){_CUT}"), rf"{_CUT}\1"),  # and none ends with these
    (
        regex.compile(rf"([、。・／]+)(?!{_NO_BEGIN})"),
        rf"\1{_CUT}",
    ),  # after these is always a place, as in browsers
)


def of(headings: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return each heading in the phrases between which it may break; put together they are the heading.

    A phrase comes with the brackets and commas at its ends apart: kept together with it they would lose half of their
    width. Other signs stay with it: between them and it a line could end.
    """
    return {text: [_apart(phrase) for phrase in _phrases(text)] for text in headings}


def lines(heading: str, room: float) -> list[str]:
    """Return a heading on as few lines of `room` full-width letters as it takes, of about one length.

    Put together they are the heading. One that fits stays whole, and a phrase longer than a line stays so too.
    """
    phrases = _phrases(heading)
    ends = list(accumulate(map(widths.of, phrases)))
    may_end = range(1, len(phrases))
    places, start = [0], 0.0
    while ends and (rest := ends[-1] - start) > room:
        fair = start + rest / math.ceil(rest / room)
        fitting = [place for place in may_end if start < ends[place - 1] <= start + room]
        if not fitting:
            break
        places.append(min(fitting, key=lambda place: abs(ends[place - 1] - fair)))
        start = ends[places[-1] - 1]
    return ["".join(phrases[first:last]) for first, last in pairwise([*places, len(phrases)])]


def _phrases(text: str) -> list[str]:
    """Return the phrases of a text; none of them begins or ends with a sign that no line begins or ends with."""
    cut = _CUT.join(_parser().parse(text))
    for sign, moved in _MOVED:
        cut = sign.sub(moved, cut)
    return [phrase for phrase in cut.split(_CUT) if phrase]


def _apart(phrase: str) -> list[str]:
    found = _APART.fullmatch(phrase)
    return list(found.groups()) if found else ["", phrase, ""]


@cache
def _parser() -> budoux.Parser:
    """Read the model (36 KB) once, and not at import."""
    return budoux.load_default_japanese_parser()
