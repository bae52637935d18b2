"""Words that were written apart: merged by sentence, never by letter (docs/desk.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\n|[^。！？\n]*[。！？]+|[^。！？\n]+")
_NEWLINE = "\n"
_TABLE = 1_000_000
_SENTENCE, _BREAK = 100, 1

Pair = tuple[int, int]


@dataclass(frozen=True)
class Merged:
    """The text to show, and the other person's whole text when the two could not be brought together."""

    text: str
    beside: str | None = None


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Bring `mine` into `theirs`, both made from `base` while apart; `theirs` is the team's text.

    No sentence that either of them wrote gets lost, and none appears that nobody wrote.
    """
    if mine in {theirs, base}:
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    merged: list[str] = []
    for b, m, t in _chunks(tokens(base), tokens(mine), tokens(theirs)):
        if m in (t, b):
            merged += t
        elif t == b:
            merged += m
        elif not b:
            merged += _both(t, m, apart=not base)
        else:
            return Merged(theirs, mine)
    return Merged("".join(_on_own_lines(merged)))


def tokens(text: str) -> list[str]:
    """Cut a text into sentences and line breaks; joined they are the text again."""
    return _TOKEN.findall(text)


def matches(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Return which tokens of `a` stand for which of `b`: the heaviest common subsequence, found one way only."""
    start = _common(a, b)
    end = _common(a[start:][::-1], b[start:][::-1])
    middle = _aligned(a[start : len(a) - end], b[start : len(b) - end])
    return [
        *((i, i) for i in range(start)),
        *((start + i, start + j) for i, j in middle),
        *((len(a) - k, len(b) - k) for k in range(end, 0, -1)),
    ]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def _aligned(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    if not a or not b or (len(a) + 1) * (len(b) + 1) > _TABLE:
        return []
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        weight = _BREAK if a[i] == "\n" else _SENTENCE
        row, below = best[i], best[i + 1]
        for j in range(len(b) - 1, -1, -1):
            row[j] = below[j + 1] + weight if a[i] == b[j] else max(below[j], row[j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _chunks(
    base: list[str], mine: list[str], theirs: list[str]
) -> list[tuple[list[str], list[str], list[str]]]:
    """Cut the three texts at the tokens that all of them have: chunks of (base, mine, theirs)."""
    in_mine, in_theirs = dict(matches(base, mine)), dict(matches(base, theirs))
    chunks = []
    b = m = t = 0
    for stable in [i for i in range(len(base)) if i in in_mine and i in in_theirs]:
        chunks.append((base[b:stable], mine[m : in_mine[stable]], theirs[t : in_theirs[stable]]))
        chunks.append((base[stable : stable + 1],) * 3)
        b, m, t = stable + 1, in_mine[stable] + 1, in_theirs[stable] + 1
    return [*chunks, (base[b:], mine[m:], theirs[t:])]


def _both(theirs: list[str], mine: list[str], *, apart: bool) -> list[str]:
    """Keep two additions to the same place, the same sentence once."""
    start = _common(theirs, mine)
    end = _common(theirs[start:][::-1], mine[start:][::-1])
    t, m = theirs[start : len(theirs) - end], mine[start : len(mine) - end]
    if not t or not m:
        return theirs if t else mine
    m = _without(m, set(t))
    if not any(token != _NEWLINE for token in m):
        return theirs
    between = ["\n"] if (apart or "\n" in theirs or "\n" in mine) and t[-1] != "\n" and m[0] != "\n" else []
    return [*theirs[:start], *t, *between, *m, *theirs[len(theirs) - end :]]


def _without(added: list[str], known: set[str]) -> list[str]:
    """Drop sentences that are known, each with the line break before it."""
    kept: list[str] = []
    for token in added:
        if token == _NEWLINE or token not in known:
            kept.append(token)
        elif kept and kept[-1] == "\n":
            kept.pop()
    return kept


def _on_own_lines(merged: list[str]) -> list[str]:
    """Part sentences that would run into one another because the first has no full stop."""
    out: list[str] = []
    for token in merged:
        if out and token != _NEWLINE and out[-1] != "\n" and out[-1][-1] not in "。！？":
            out.append("\n")
        out.append(token)
    return out
