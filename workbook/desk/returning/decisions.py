"""One answer that was changed at home: what becomes of it beside what the team says now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbook.content.model.answers import Cell
from workbook.content.model.question_parts.kind import BLANK
from workbook.content.model.questions import KINDS
from workbook.desk.document.merge import merge, tokens
from workbook.texts import cleaning

UNCHANGED = "unchanged"
TAKEN = "taken"
BOTH_KEPT = "both-kept"
BESIDE = "beside"

_NEWLINE = "\n"


@dataclass(frozen=True)
class Fate:
    """What becomes of a returned answer: what stands there afterwards, and what is put beside it."""

    kind: str
    value: Cell | None = None
    aside: Cell | None = None


@dataclass(frozen=True)
class Versions:
    """One answer as it left, as it came back, as it is now, and as it came back in files taken in before.

    `may_clear`: an empty one was emptied on purpose; in a file it may only have been left out.
    """

    base: Cell | None
    returned: Cell | None
    today: Cell | None
    earlier: tuple[Cell | None, ...] = ()
    may_clear: bool = False


def decide(kind: str, versions: Versions) -> Fate:
    """Tell what becomes of a returned answer of this kind of question. An empty one of a file changes nothing."""
    returned = versions.returned
    if not returned or (isinstance(returned, str) and not returned.strip(BLANK)):
        if not versions.may_clear:
            return Fate(UNCHANGED)
        returned = None
    known = (versions.base, versions.today, *versions.earlier)
    if any(_is_same(kind, returned, one) for one in known):
        return Fate(UNCHANGED)
    return _DECIDE.get(KINDS[kind].holds, _whole)(kind, versions)


def clean(words: str) -> str:
    """Return words from a file as a document holds them: one kind of line break, nothing no database can carry."""
    return cleaning.storable(cleaning.one_break(words))


def _whole(kind: str, versions: Versions) -> Fate:
    """Take a value that is taken or left as one."""
    if KINDS[kind].later_stands or _is_same(kind, versions.today, versions.base):
        return Fate(TAKEN, versions.returned or "")
    return Fate(BESIDE, aside=versions.returned) if versions.returned else Fate(UNCHANGED)


def _words(_kind: str, versions: Versions) -> Fate:
    """Merge words sentence by sentence."""
    base, returned, today = (_text(one) for one in (versions.base, versions.returned, versions.today))
    base = _nearest(base, returned, [_text(one) for one in versions.earlier])
    if today == base:
        return Fate(TAKEN, returned)
    if _is_in(base, returned, today):
        return Fate(UNCHANGED)
    merged = merge(base, returned, today)
    if merged.beside is not None:
        return Fate(BESIDE, aside=merged.beside) if merged.beside.strip(BLANK) else Fate(UNCHANGED)
    return Fate(UNCHANGED) if merged.text == today else Fate(BOTH_KEPT, merged.text)


def _ticks(_kind: str, versions: Versions) -> Fate:
    """Take what was ticked and unticked at home, code by code, as the browser does after being apart."""
    base, returned, today = (list(one or ()) for one in (versions.base, versions.returned, versions.today))
    unticked = set(base) - set(returned)
    merged = [code for code in today if code not in unticked]
    merged += [code for code in returned if code not in base and code not in merged]
    if set(merged) == set(today):
        return Fate(UNCHANGED)
    return Fate(TAKEN if set(today) == set(base) else BOTH_KEPT, merged)


def _nearest(base: str, returned: str, earlier: Sequence[str]) -> str:
    """Return the file's own last state: an earlier return that this one goes on from, or what left.

    Only a return that holds every addition of the earlier one, and none of what that one took out, goes on from
    it. A colleague's other version of the same file does not, so that nothing of the first one is taken back.
    """
    now = set(tokens(returned))
    for one in reversed(earlier):
        added, removed = set(tokens(one)) - set(tokens(base)), set(tokens(base)) - set(tokens(one))
        if one and added <= now and not (removed - {_NEWLINE}) & now:
            return one
    return base


def _is_in(base: str, returned: str, today: str) -> bool:
    """Tell whether everything that was changed at home has happened to today's words already."""
    was, wanted, now = set(tokens(base)), set(tokens(returned)), set(tokens(today))
    return wanted - was - {_NEWLINE} <= now and not (was - wanted - {_NEWLINE}) & now


def _is_same(kind: str, one: Cell | None, other: Cell | None) -> bool:
    if not one or not other:
        return not one and not other
    return one == other or KINDS[kind].same(_cleaned(one), _cleaned(other))


def _cleaned(value: Cell) -> Cell:
    return clean(value) if isinstance(value, str) else value


def _text(value: Cell | None) -> str:
    return clean(value) if isinstance(value, str) else ""


_DECIDE: Mapping[str, Callable[[str, Versions], Fate]] = {"words": _words, "ticks": _ticks}
