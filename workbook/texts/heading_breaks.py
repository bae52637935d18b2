"""Where headings may break on paper: between phrases, as browsers do with `word-break: auto-phrase` (the same model)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import budoux
import regex

_PHRASE = regex.compile(r"(\p{P}*)(.*?)(\p{P}*)", regex.DOTALL)


def of(headings: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return each heading in the phrases between which it may break; put together they are the heading.

    A phrase comes with the signs at its ends apart: kept together with it they would lose half of their width.
    """
    return {text: [_apart(phrase) for phrase in _parser().parse(text)] for text in headings}


def _apart(phrase: str) -> list[str]:
    found = _PHRASE.fullmatch(phrase)
    return list(found.groups()) if found else ["", phrase, ""]


@cache
def _parser() -> budoux.Parser:
    """Read the model (36 KB) once, and not at import."""
    return budoux.load_default_japanese_parser()
