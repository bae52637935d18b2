"""When everything was last written into a backup and checked: kept beside what it is a backup of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from workbook.store.tables import Setting

_NAME = "last-backup"


def note(db: Session, at: datetime) -> None:
    """Write down that a backup shows everything as it was at this moment."""
    db.execute(delete(Setting).where(Setting.name == _NAME))
    db.add(Setting(name=_NAME, value=at.isoformat()))


def of(db: Session) -> datetime | None:
    """Return when that was; None if never."""
    held = db.get(Setting, _NAME)
    return None if held is None else datetime.fromisoformat(held.value)
