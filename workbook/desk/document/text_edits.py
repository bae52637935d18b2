"""Changes to a live text, in the offsets the document counts in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from pycrdt import Text

from workbook.desk.document import merge

_ZWJ = "\u200d"
_HALF_VOICE_MARKS = "\uff9e\uff9f"


@dataclass(frozen=True)
class Edit:
    """Replace `removed` characters at character `at` by `added`."""

    at: int
    removed: int
    added: str


def offset(text: str, index: int) -> int:
    """Return where a character position lies in the document.

    pycrdt counts UTF-8 bytes, and an offset inside a character lands elsewhere without an error;
    this is the only place that converts.
    """
    return len(text[:index].encode())


def edits(old: str, new: str) -> list[Edit]:
    """Return the smallest changes, sentence by sentence, that make `new` of `old`, first one first.

    No change begins or ends inside something that is seen as one character (emoji sequences, variants,
    combining marks), so that words typed there meanwhile do not end up inside it.
    """
    before, after = merge.tokens(old), merge.tokens(new)
    changes: list[Edit] = []
    i = j = at = 0
    for stable_old, stable_new in [*merge.matches(before, after), (len(before), len(after))]:
        for was, becomes in _pairs(before[i:stable_old], after[j:stable_new]):
            if was != becomes:
                changes.append(_narrowed(at, was, becomes))
            at += len(was)
        at += len("".join(before[stable_old : stable_old + 1]))
        i, j = stable_old + 1, stable_new + 1
    return changes


def _pairs(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """Pair changed sentences one by one when there are as many as before."""
    if len(before) == len(after):
        return list(zip(before, after, strict=True))
    return [("".join(before), "".join(after))]


def write(text: Text, new: str) -> None:
    """Make a live text say `new`, leaving alone what it says already."""
    old = str(text)
    kept = clean(new)
    for edit in reversed(edits(old, kept)):
        start = offset(old, edit.at)
        if edit.removed:
            del text[start : offset(old, edit.at + edit.removed)]
        if edit.added:
            text.insert(start, edit.added)


def clean(text: str) -> str:
    """Return the text without NUL and lone surrogates, which no database and no file can carry."""
    return "".join(letter for letter in text if letter != "\0" and not "\ud800" <= letter <= "\udfff")


def _narrowed(at: int, was: str, becomes: str) -> Edit:
    """Cut off what both begin and end with."""
    start = 0
    while start < min(len(was), len(becomes)) and was[start] == becomes[start]:
        start += 1
    while start and (splits(was, start) or splits(becomes, start)):
        start -= 1
    end = 0
    while end < min(len(was), len(becomes)) - start and was[-1 - end] == becomes[-1 - end]:
        end += 1
    while end and (splits(was, len(was) - end) or splits(becomes, len(becomes) - end)):
        end -= 1
    return Edit(at + start, len(was) - start - end, becomes[start : len(becomes) - end])


def splits(text: str, index: int) -> bool:
    """Tell whether a cut before this character would go through something seen as one."""
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    return before == _ZWJ or _clings(after) or (_is_flag_half(before) and _is_flag_half(after))


def _clings(letter: str) -> bool:
    return (
        letter == _ZWJ
        or letter in _HALF_VOICE_MARKS
        or unicodedata.category(letter).startswith("M")
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
