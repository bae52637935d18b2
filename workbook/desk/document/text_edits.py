"""Changes to a live text, in the offsets the document counts in."""

from __future__ import annotations

from dataclasses import dataclass

from pycrdt import Text

from workbook.desk.document import merge
from workbook.texts import cleaning, letters


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
    kept = cleaning.storable(new)
    for edit in reversed(edits(old, kept)):
        start = offset(old, edit.at)
        if edit.removed:
            del text[start : offset(old, edit.at + edit.removed)]
        if edit.added:
            text.insert(start, edit.added)


def _narrowed(at: int, was: str, becomes: str) -> Edit:
    """Cut off what both begin and end with."""
    cuts_was, cuts_becomes = letters.cuts(was), letters.cuts(becomes)
    start = 0
    while start < min(len(was), len(becomes)) and was[start] == becomes[start]:
        start += 1
    while not (start in cuts_was and start in cuts_becomes):
        start -= 1
    end = 0
    while end < min(len(was), len(becomes)) - start and was[-1 - end] == becomes[-1 - end]:
        end += 1
    while not (len(was) - end in cuts_was and len(becomes) - end in cuts_becomes):
        end -= 1
    return Edit(at + start, len(was) - start - end, becomes[start : len(becomes) - end])
