"""Words of teams that a facilitator lets a report print with the names in them, one by one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person
from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal


def keys(said: Iterable[Signal]) -> frozenset[str]:
    """Return which quotes (`Quote.key`) are released now, of a run's signals in their order."""
    last = {
        one.data["quote"]: one.kind
        for one in said
        if one.kind in {signals.QUOTE_RELEASED, signals.QUOTE_COVERED}
    }
    return frozenset(key for key, kind in last.items() if kind == signals.QUOTE_RELEASED)


def release(db: Session, key: str, *, run: str, by: Person) -> Signal:
    """Let a report print a quote as it was written; words that are changed later are covered again.

    Raise Refused for whoever does not steer the run.
    """
    return _send(db, signals.QUOTE_RELEASED, key, run=run, by=by)


def cover(db: Session, key: str, *, run: str, by: Person) -> Signal:
    """Cover the names in a quote again; raise Refused for whoever does not steer the run."""
    return _send(db, signals.QUOTE_COVERED, key, run=run, by=by)


def _send(db: Session, kind: str, key: str, *, run: str, by: Person) -> Signal:
    may = rights.may_steer(by, run=run, breakout=by.breakout_id)
    permission.need(may, permission.NOT_A_HELPER)
    return signals.send(db, kind, run=run, by=by.id, data={"quote": key, "breakout": by.breakout_id})
