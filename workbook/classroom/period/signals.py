"""What is said and done while a period runs, one row each: sent here, read as a whole by `hall`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.desk.doors import live
from workbook.store import tables
from workbook.store.after_commit import after_commit

MESSAGE = "message"
MESSAGE_CLOSED = "message-closed"
GATHER = "gather"
GATHER_ENDED = "gather-ended"
SUMMON = "summon"
SUMMON_ENDED = "summon-ended"
TIMER = "timer"
TIMER_MORE = "timer-more"
TIMER_STOPPED = "timer-stopped"
ROW = "row"
GATE = "gate"
HAND = "hand"
HAND_TAKEN = "hand-taken"
HAND_DOWN = "hand-down"
SCREEN = "screen"
PICK = "pick"
UNPICK = "unpick"
NOTE = "note"
KEPT = "kept-in-team"
"""A team decided who sees a sheet. It changes nothing in the hall: screens only look again."""
GROWTH = "growth-on-screen"
"""A team decided whether the shared screen may show how a sheet of theirs grew."""
QUOTE_RELEASED = "quote-released"
QUOTE_COVERED = "quote-covered"
TAKEN_BACK = "taken-back"
"""An earlier signal (its number under `signal`) counts as if it had never been sent."""


@dataclass(frozen=True)
class Signal:
    """One row: its number, when, in which run, who (a member's id) and what."""

    seq: int
    at: datetime
    run: str
    member: str
    kind: str
    data: Mapping[str, Any]  # Any: JSON; what is in it, the kind says


def send(db: Session, kind: str, *, run: str, by: str, data: Mapping[str, object]) -> Signal:
    """Write a signal down and return it; screens hear of it as soon as it is committed.

    Whether somebody may is asked by who sends (`steering`, `raised_hands`).
    """
    row = tables.Signal(at=house_clock.now(), run_id=run, member_id=by, kind=kind, data=dict(data))
    db.add(row)
    db.flush()
    after_commit(db, live.notice)
    return _signal(row)


def of_run(db: Session, run: str, *, after: int = 0) -> tuple[Signal, ...]:
    """Return the signals of a run after a number, in their order."""
    return tuple(Signal(*row) for row in db.execute(_said_after(), {"run": run, "after": after}))


def taken_back(said: Iterable[Signal]) -> frozenset[int]:
    """Return the numbers of the signals that others among these take back."""
    return frozenset(one.data["signal"] for one in said if one.kind == TAKEN_BACK)


def standing(said: Iterable[Signal]) -> tuple[Signal, ...]:
    """Return the signals that nobody took back, in their order."""
    held = tuple(said)
    gone = taken_back(held)
    return tuple(one for one in held if one.seq not in gone)


@cache
def _said_after() -> Select[int, datetime, str, str, str, dict[str, Any]]:  # Any: JSON, as in a Signal
    """Return the question that every page asks: what was said in a run after a number."""
    one = tables.Signal
    columns = (one.seq, one.at, one.run_id, func.coalesce(one.member_id, ""), one.kind, one.data)
    later = (one.run_id == bindparam("run"), one.seq > bindparam("after"))
    return select(*columns).where(*later).order_by(one.seq)


def _signal(row: tables.Signal) -> Signal:
    return Signal(
        seq=row.seq, at=row.at, run=row.run_id, member=row.member_id or "", kind=row.kind, data=row.data
    )
