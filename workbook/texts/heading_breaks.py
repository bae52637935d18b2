"""Where headings may break on paper: between phrases, as browsers do with `word-break: auto-phrase` (the same model)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import budoux


def of(headings: Iterable[str]) -> dict[str, list[str]]:
    """Return each heading in the phrases between which it may break; put together they are the heading."""
    return {text: _parser().parse(text) for text in headings}


@cache
def _parser() -> budoux.Parser:
    """Read the model (36 KB) once, and not at import."""
    return budoux.load_default_japanese_parser()
