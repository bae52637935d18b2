"""What happens once a session has committed, and never when it is rolled back."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import Session

_WAITING = "after-commit"


def after_commit(db: Session, do: Callable[[], None]) -> None:
    """Call something once what this session has written is on the disk: once a commit, however often it is asked.

    It may not use the session. What a savepoint takes back is not called off: whoever is told looks in vain.
    """
    if _WAITING not in db.info:
        db.info[_WAITING] = {}
        event.listen(db, "after_commit", _committed)
        event.listen(db, "after_rollback", _rolled_back)
    db.info[_WAITING][do] = None


def _committed(db: Session) -> None:
    if db.in_nested_transaction():
        return  # a savepoint is over; nothing is on the disk yet
    waiting = list(db.info[_WAITING])
    db.info[_WAITING].clear()
    for do in waiting:
        do()


def _rolled_back(db: Session) -> None:
    if not db.in_nested_transaction():
        db.info[_WAITING].clear()
