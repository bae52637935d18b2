"""A run with two rooms and everybody who helps in it, for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import text

from workbook.classroom.people import new_ids, persons
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


ROOM_A, ROOM_B = "room-a", "room-b"


class Training:
    """A run with two teams in two rooms."""

    def __init__(self, database: Database, run: Run, teams: tuple[Team, ...]) -> None:
        self.database, self.run, self.teams = database, run, teams
        with database.begin() as db:
            for place, room in enumerate((ROOM_A, ROOM_B), start=1):
                db.add(tables.Breakout(id=room, run_id=run.id, position=place, name=room))
            db.flush()
            for team, room in zip(teams, (ROOM_A, ROOM_B), strict=True):
                db.execute(
                    text("UPDATE team SET breakout_id = :room WHERE id = :team"),
                    {"room": room, "team": team.id},
                )
        self.all = Floor(run.id, self.person("facilitator"))
        self.a = Floor(run.id, self.person("facilitator", breakout_id=ROOM_A), ROOM_A)
        self.halls = Halls()

    def person(self, role: str, *, breakout_id: str = "", team: Team | None = None) -> Person:
        member = new_ids.new_id()
        with self.database.begin() as db:
            db.add(
                tables.Member(
                    id=member,
                    team_id=team.id if team else None,
                    run_id=None if team else self.run.id,
                    breakout_id=breakout_id or None,
                    name=member,
                    department="課",
                    sameness=member,
                    role=role,
                    created_at=datetime.now(UTC),
                )
            )
        with self.database.reading() as db:
            return persons.get(db, member)

    def do(self, work: Callable[..., object], *words: object, **more: object) -> None:
        with self.database.begin() as db:
            work(db, *words, **more)

    def hall(self) -> Hall:
        with self.database.reading() as db:
            return self.halls.of_run(db, self.run.id)
