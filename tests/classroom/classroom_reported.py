"""What teams did in a run that is reported, for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import update

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import attendance, new_ids
from workbook.classroom.people.views import Person, Run, Team
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


TALK, HOME = "exercises/worksheets/talk.yaml", "exercises/worksheets/home.yaml"


DAY = datetime(2026, 5, 1, 4, tzinfo=UTC)


def come(database: Database, team: Team, name: str, department: str = "福祉課") -> Person:
    """Let somebody join and be seen on the first day."""
    with database.begin() as db:
        person = arrivals.join(db, code=team.code, name=name, department=department).person
        attendance.see(db, [person.id], at=DAY)
    return person


def room(database: Database, run: Run, team: Team, name: str) -> None:
    with database.begin() as db:
        db.add(tables.Breakout(id=name, run_id=run.id, position=1, name=f"部屋{name}"))
        db.flush()
        db.execute(update(tables.Team).where(tables.Team.id == team.id).values(breakout_id=name))


def helper(database: Database, run: Run, role: str = "facilitator", breakout: str = "") -> Person:
    member = new_ids.new_id()
    with database.begin() as db:
        db.add(
            tables.Member(
                id=member,
                run_id=run.id,
                breakout_id=breakout or None,
                name="進行 花子",
                department="県",
                sameness=member,
                role=role,
                created_at=datetime.now(UTC),
            )
        )
    return Person(
        id=member, name="進行 花子", department="県", role=role, run_id=run.id, breakout_id=breakout
    )
