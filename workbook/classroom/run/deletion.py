"""A run deleted for good: when that may be done, and the one line that stays of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import events
from workbook.classroom.people.entries import Refused
from workbook.classroom.run import runs
from workbook.store import tables
from workbook.store.keeping import deleting

STILL_OPEN = "この開催回はまだ終えられていません。主催者のページで「終える」を押してから消してください。"


def delete_run(db: Session, run: str) -> int:
    """Delete everything of a closed run; return how many rows that was. Its traces go with `deleting.sweep`.

    The log keeps that it was deleted, when, and how many rows it had: no title, no name. Raise Refused for an open run.
    """
    if not runs.get(db, run).is_closed:
        raise Refused({"run": STILL_OPEN})
    rows = deleting.delete_rows(db, run)
    events.log(db, events.RUN_DELETED, run=None, by=None, deleted=run, rows=rows)
    return rows


def was_deleted(db: Session, run: str) -> bool:
    """Tell whether the log says that this run was deleted."""
    logged = select(tables.Event.data).where(tables.Event.kind == events.RUN_DELETED)
    return any(data["deleted"] == run for data in db.scalars(logged))
