"""Who was there, day by day: first and last seen. Nobody's time is added up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.content.forms import times
from workbook.store import inserts, tables

HERE = timedelta(seconds=45)
"""Who was seen within this time is at the table; the desk says so every fifteen seconds."""


@dataclass(frozen=True)
class Seen:
    """A member of a team on one day."""

    member: str
    team: str
    name: str
    department: str
    day: date
    first_at: datetime
    last_at: datetime

    def is_here(self, now: datetime) -> bool:
        """Tell whether they are at the table."""
        return now - self.last_at < HERE


def see(db: Session, members: Collection[str], *, at: datetime | None = None) -> None:
    """Write down that members are here, in one statement."""
    now = at or house_clock.now()
    if not members:
        return
    day = times.today(now)
    rows = [{"member_id": one, "day": day, "first_at": now, "last_at": now} for one in sorted(members)]
    inserts.write_newest(db, tables.Attendance, rows, same=("member_id", "day"), newest="last_at")


def of_run(db: Session, run: str, *, day: date | None = None, team: str = "") -> tuple[Seen, ...]:
    """Return who of a run's teams (or of one) was there, by team and name; on one day, or on all, in one query."""
    columns = (
        tables.Member.id,
        tables.Team.id,
        tables.Member.name,
        tables.Member.department,
        tables.Attendance.day,
        tables.Attendance.first_at,
        tables.Attendance.last_at,
    )
    wanted = select(*columns).select_from(tables.Attendance).join(tables.Member)
    wanted = wanted.join(tables.Team, tables.Team.id == tables.Member.team_id)
    wanted = wanted.where(tables.Team.run_id == run)
    if day is not None:
        wanted = wanted.where(tables.Attendance.day == day)
    if team:
        wanted = wanted.where(tables.Team.id == team)
    ordered = wanted.order_by(tables.Team.position, tables.Member.name, tables.Attendance.day)
    return tuple(Seen(*row) for row in db.execute(ordered))
