"""What somebody pressed a moment ago is taken back: for ten seconds, by themselves, as one more signal."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.steering import Floor
from workbook.store import tables

SECONDS = 10
_UNDERWAY = 5
"""A press on the last moment takes its time to arrive."""
CALLED = {
    signals.ROW: "次へ",
    signals.MESSAGE: "お知らせ",
    signals.MESSAGE_CLOSED: "消したお知らせ",
    signals.GATHER: "全体へのよびかけ",
    signals.GATHER_ENDED: "終えたよびかけ",
    signals.SUMMON: "画面に集める",
    signals.SUMMON_ENDED: "終えた「画面に集める」",
    signals.TIMER: "時計",
    signals.TIMER_MORE: "のばした時計",
    signals.TIMER_STOPPED: "止めた時計",
    signals.GATE: "場面",
    signals.HAND_TAKEN: "向かいます",
    signals.HAND_DOWN: "済み",
    signals.SCREEN: "映すもの",
    signals.PICK: "選んだ答え",
    signals.UNPICK: "もどした答え",
    signals.NOTE: "メモ",
}
"""What facilitators do that can be taken back, as the button calls it."""
_TOO_LATE = (
    "もう元に戻せません（押してから10秒のあいだだけ戻せます）。いまの画面から、あらためて選んでください。"
)


def last(db: Session, floor: Floor) -> Signal | None:
    """Return what somebody did last on their floor and can still take back; None after ten seconds."""
    return next(iter(_recent(db, floor, within=SECONDS)), None)


def take_back(floor: Floor, db: Session, signal: int) -> Signal:
    """Let something one did a moment ago count as never done; raise Refused when it is too late, or was not theirs."""
    may = rights.may_steer(floor.by, run=floor.run, breakout=floor.breakout)
    permission.need(may, permission.NOT_A_HELPER)
    if signal not in {one.seq for one in _recent(db, floor, within=SECONDS + _UNDERWAY)}:
        raise Refused({"signal": _TOO_LATE})
    data = {"signal": signal, "breakout": floor.breakout}
    return signals.send(db, signals.TAKEN_BACK, run=floor.run, by=floor.by.id, data=data)


def _recent(db: Session, floor: Floor, *, within: int) -> list[Signal]:
    """Return what somebody did within so many seconds and did not take back, the newest first."""
    since = house_clock.now() - timedelta(seconds=within)
    before = select(func.max(tables.Signal.seq)).where(
        tables.Signal.run_id == floor.run, tables.Signal.at < since
    )
    said = signals.standing(signals.of_run(db, floor.run, after=db.scalar(before) or 0))
    return [one for one in reversed(said) if one.member == floor.by.id and one.kind in CALLED]
