"""The steps of a sheet with some words covered, also while they are only half written or half taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbook.content.forms import personal
from workbook.desk.document import growth
from workbook.desk.document.growth import GrowthStep, TextChange

Spots = tuple[tuple[int, int], ...]
"""Where letters are covered: from and up to, in order."""


def covered(steps: Iterable[GrowthStep], words: Sequence[str]) -> tuple[GrowthStep, ...]:
    """Return steps in which these words cannot be read; a step that shows nothing else is left out.

    The last state says what the shared screen shows of it. Before, the letters that such a word came to be made of are
    covered as well, and those that were left of it: what is typed slowly is no easier to read.
    """
    told = tuple(steps)
    by_place: dict[str, list[tuple[int, TextChange]]] = {}
    for number, step in enumerate(told):
        for change in step.changes:
            by_place.setdefault(change.place, []).append((number, change))
    shown: list[list[TextChange]] = [[] for _ in told]
    for place, found in by_place.items():
        changes = [change for _, change in found]
        texts = changes if place.endswith("/") else _covered(changes, words)
        for (number, _), change in zip(found, texts, strict=True):
            if change.gone or change.came:
                shown[number].append(change)
    return tuple(
        replace(step, changes=tuple(changes)) for step, changes in zip(told, shown, strict=True) if changes
    )


def _covered(changes: Sequence[TextChange], words: Sequence[str]) -> Iterator[TextChange]:
    """Yield the changes of one place as they look with the words covered."""
    coming = _coming(changes, words)
    text = before = ""
    left: Spots = ()
    for number, change in enumerate(changes):
        left = _moved(_joined(left, coming[number]), change.at, len(change.gone), len(change.came))
        text = growth.after_change(text, change)
        is_last = number == len(changes) - 1
        spots = _joined(left, coming[number + 1])
        after = personal.cover(text, words) if is_last else _cover(text, spots)
        yield growth.change(change.place, before, after)
        before = after


def _coming(changes: Sequence[TextChange], words: Sequence[str]) -> tuple[Spots, ...]:
    """Return for every state, the empty one first, where the words stand and where letters of later ones do."""
    text = ""
    for change in changes:
        text = growth.after_change(text, change)
    found = [_whole(text, words)]
    for change in reversed(changes):
        text = text[: change.at] + change.gone + text[change.at + len(change.came) :]
        later = _moved(found[-1], change.at, len(change.came), len(change.gone))
        found.append(_joined(_whole(text, words), later))
    return tuple(reversed(found))


def _whole(text: str, words: Sequence[str]) -> Spots:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + 1)
    return _joined(tuple(found))


def _moved(spots: Spots, at: int, gone: int, came: int) -> Spots:
    """Return where letters stand after some went and some came; what went is not there any more."""
    parts = []
    for begin, end in spots:
        parts.append((begin, min(end, at)))
        parts.append((max(begin, at + gone) + came - gone, end + came - gone))
    return tuple((begin, end) for begin, end in parts if begin < end)


def _joined(*several: Spots) -> Spots:
    """Return spots of which none overlap; those that only touch stay two."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spot for spots in several for spot in spots):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def _cover(text: str, spots: Spots) -> str:
    parts, at = [], 0
    for begin, end in spots:
        parts += [text[at:begin], personal.COVER]
        at = end
    return "".join((*parts, text[at:]))
