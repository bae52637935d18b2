"""Until when a run is kept: said by its organiser, warned of before, and due for deletion afterwards."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Run
from workbook.content import reading
from workbook.store import tables

WARNED_BEFORE = timedelta(days=30)

_SOON = (
    "「{title}」の保存の期限は{day}です（あと {left} 日）。残すものは受け取っておいてください。"
    "延ばすときは、準備のページの「リハーサル・終わり」で日を変えられます。"
)
_OPEN = "「{title}」の保存の期限（{day}）が過ぎていますが、まだ終えていないので消されません。終えるか、期限を延ばしてください。"
_DUE = "「{title}」の保存の期限（{day}）が過ぎました。残すなら、いま期限を延ばしてください。まもなくサーバーから消されます。"


def set_last_day(db: Session, run: str, *, on: date | None, by: Person) -> None:
    """Say until when a run is kept, or that nobody has said (None); raise Refused to those who are no organisers."""
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    db.execute(update(tables.Run).where(tables.Run.id == run).values(keep_until=on))
    events.log(db, events.KEEP_UNTIL_SET, run=run, by=by.id, on=on.isoformat() if on else None)


def warning(run: Run, *, today: date) -> str:
    """Return what an organiser should read about the end of a run's time, empty while that is far."""
    last = run.keep_until
    if last is None or last - today > WARNED_BEFORE:
        return ""
    sentence = _SOON if last >= today else _DUE if run.is_closed else _OPEN
    return sentence.format(title=run.title, day=reading.say_day(last), left=(last - today).days)


def due(db: Session, *, today: date) -> list[str]:
    """Return the ids of the runs to delete: closed ones whose last day is over, and rehearsals thrown away."""
    is_over = or_(tables.Run.keep_until < today, tables.Run.is_rehearsal.is_(True))
    is_due = and_(tables.Run.closed_at.is_not(None), is_over)
    return list(db.scalars(select(tables.Run.id).where(is_due).order_by(tables.Run.id)))
