"""A team raises its hand, and puts it down again; facilitators answer on the `floor`."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal

REASONS = {
    "question": "問いの意味を知りたい",
    "talk": "話し合いを見てほしい",
    "time": "時間が足りない",
    "machine": "画面や音がうまくいかない",
}


def raise_hand(db: Session, *, by: Person, reason: str) -> Signal:
    """Call a facilitator to one's team; raise Refused to those without one, and for an unknown reason."""
    if reason not in REASONS:
        raise Refused({"reason": "どうしたのかを、ボタンから一つえらんでください。"})
    return _send(db, signals.HAND, by, reason=reason)


def lower_hand(db: Session, *, by: Person) -> Signal:
    """Say that one's team needs nobody any more. Raise Refused to those who have no team."""
    return _send(db, signals.HAND_DOWN, by)


def _send(db: Session, kind: str, by: Person, **data: str) -> Signal:
    permission.need(rights.may_raise_hand(by), permission.NOT_IN_TEAM)
    return signals.send(db, kind, run=by.run_id, by=by.id, data={**data, "team": by.team_id})
