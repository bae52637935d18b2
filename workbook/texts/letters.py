"""What the eye sees as one letter: kana with its mark, a kanji with its variant, a family of four, a flag."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import regex

# A joiner joins whatever follows it, known to Unicode or not.
_LETTER = regex.compile(r"\X(?:(?<=\u200d)\X)*")


def of(text: str) -> list[str]:
    """Return the letters of a text as they are seen; put together again they are the text."""
    found: list[str] = _LETTER.findall(text)
    return found


def each(text: str) -> Iterator[str]:
    """Yield the letters one by one: for who needs only the first of a long text."""
    return (found.group() for found in _LETTER.finditer(text))


def cuts(text: str) -> frozenset[int]:
    """Return every place where a text can be cut without going through a letter, its ends among them."""
    return frozenset((0, *accumulate(map(len, of(text)))))
