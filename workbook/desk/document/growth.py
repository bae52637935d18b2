"""How a sheet grew: its stored updates read once, cut into a few hundred steps, each as what it changed and who wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbook.content.forms.form import Form
from workbook.desk.document import flat, plain_values
from workbook.desk.document.changes import Entry
from workbook.desk.document.flat import Flat
from workbook.desk.document.touched import WatchedDocument

MOST = 240
"""Steps of a sheet at most."""

_PAUSE = timedelta(seconds=5)
_LONGEST = 4
_TAKES_OVER = 4


@dataclass(frozen=True)
class Stamp:
    """A stored update without what is in it: its number, who wrote it and when."""

    seq: int
    member: str | None
    at: datetime


@dataclass(frozen=True)
class TextChange:
    """What became of the text at a place: at a letter (from 0) something went and something came."""

    place: str
    at: int
    gone: str
    came: str


@dataclass(frozen=True)
class GrowthStep:
    """Some seconds in which something was written: when, the last update of it, what changed, who wrote in which question."""

    seq: int
    begins: datetime
    ends: datetime
    changes: tuple[TextChange, ...]
    wrote: Mapping[str, tuple[str | None, ...]]


def cut(stamps: Sequence[Stamp], *, alone: Collection[int] = ()) -> tuple[int, ...]:
    """Return the numbers of the updates that steps end with, `MOST` at most; those in `alone` are steps of their own.

    A step ends where nobody writes for five seconds, where somebody else takes over, or after twenty seconds: about a
    sentence. Where that makes too many steps, all three lengths double.
    """
    apart = frozenset(alone) if len(alone) < MOST // 2 else frozenset()
    pause = _PAUSE
    while len(found := tuple(_ends(stamps, pause, apart))) > MOST:
        pause *= 2
    return found


def _ends(stamps: Sequence[Stamp], pause: timedelta, apart: frozenset[int]) -> Iterator[int]:
    begins, members = None, set()
    for one, following in zip(stamps, [*stamps, None][1:], strict=True):
        begins = begins or one.at
        members.add(one.member)
        if following is not None and one.seq not in apart and following.seq not in apart:
            still = abs(following.at - one.at)  # a clock that was set back ends a step as well
            takes_over = following.member not in members and still >= pause / _TAKES_OVER
            if still < pause and not takes_over and following.at - begins < pause * _LONGEST:
                continue
        yield one.seq
        begins, members = None, set()


def steps(entries: Iterable[Entry], form: Form, *, ends: Sequence[int]) -> Iterator[GrowthStep]:
    """Return what changed from step to step; a step in which nothing did is left out.

    One document is made for all of them, and of what it says only what was touched is read again.
    """
    watched, held = WatchedDocument(form), dict[str, Flat]()
    rest = iter(entries)
    for end in ends:
        stored = tuple(_until(rest, end))
        wrote = watched.written((entry.member, entry.data) for entry in stored)
        # An update that came before one it builds on makes its roots late, in an update that does not name them.
        for ask in watched.look() - wrote.keys():
            wrote[ask] = (stored[-1].member,)
        changes = tuple(_changed(watched, held, wrote))
        if changes:
            yield GrowthStep(stored[-1].seq, stored[0].at, stored[-1].at, changes, wrote)


def apply(held: Flat, step: GrowthStep) -> None:
    """Make the texts that stood before a step those after it."""
    for one in step.changes:
        after = after_change(held.pop(one.place, ""), one)
        if after:
            held[one.place] = after


def undo(held: Flat, step: GrowthStep) -> None:
    """Make the texts that stood after a step those before it."""
    for one in step.changes:
        now = held.pop(one.place, "")
        before = now[: one.at] + one.gone + now[one.at + len(one.came) :]
        if before:
            held[one.place] = before


def after_change(text: str, one: TextChange) -> str:
    """Return a text as a change leaves it."""
    return text[: one.at] + one.came + text[one.at + len(one.gone) :]


def change(place: str, before: str, after: str) -> TextChange:
    """Return the smallest change that makes one text of the other."""
    at = _alike(before, after, min(len(before), len(after)))
    most = min(len(before), len(after)) - at
    same = _alike(before[::-1], after[::-1], most)
    return TextChange(place, at, before[at : len(before) - same], after[at : len(after) - same])


def _alike(one: str, other: str, most: int) -> int:
    """Return how many letters two texts begin with alike: by halves, as comparing slices is quick and letters are slow."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _until(entries: Iterator[Entry], end: int) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        if entry.seq == end:
            return


def _changed(
    watched: WatchedDocument, held: dict[str, Flat], touched: Collection[str]
) -> Iterator[TextChange]:
    """Yield what became of the questions that were touched, and hold what stands in them now."""
    asks = tuple(ask for ask in watched.form.asks if ask.id in touched)
    values = plain_values.values_in(watched.read(), Form("", "", "", asks)) if asks else {}
    for ask in asks:
        before, after = held.get(ask.id, {}), flat.of_answer(ask, values.get(ask.id))
        held[ask.id] = after
        for place in dict.fromkeys((*after, *before)):
            if before.get(place) != after.get(place):
                yield change(place, before.get(place, ""), after.get(place, ""))
