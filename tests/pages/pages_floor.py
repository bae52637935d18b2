"""A run with rooms, those who help with it or watch it, and what they said, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass

from pages_building import Building
from sqlalchemy import update

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people import attendance, persons
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.store import tables


@dataclass
class Training:
    """A run with two teams in two rooms."""

    building: Building
    run: Run
    teams: tuple[Team, ...]
    organiser: Person

    def helper(self, role: str = "facilitator", *, room: str = "", name: str = "田中") -> Person:
        """Somebody came with an invitation."""
        with self.building.database.begin() as db:
            invited = invitations.invite(db, run=self.run.id, role=role, by=self.organiser, breakout=room)
            admission = arrivals.join(db, code=invited.code, name=name, department="県")
        person = self.building.come_as(admission)
        assert person is not None
        return person

    def floor(self, room: str = "") -> Floor:
        """Return what an organiser does."""
        return Floor(self.run.id, self.organiser, room)

    def here(self, *members: Person) -> None:
        """Say that members are at their tables now."""
        with self.building.database.begin() as db:
            attendance.see(db, [member.id for member in members])

    def hall(self) -> Hall:
        """Return how things stand."""
        with self.building.database.reading() as db:
            return self.building.house.halls.of_run(db, self.run.id)


def training(building: Building, *, rooms: tuple[str, ...] = ("A室", "B室")) -> Training:
    """Open a run whose two teams sit in rooms of their own; a room's id is its name."""
    organiser = building.organiser()
    run, teams = building.run(teams=("あおば班", "みどり班"))
    with building.database.begin() as db:
        for position, room in enumerate(rooms, start=1):
            db.add(tables.Breakout(id=room, run_id=run.id, position=position, name=room))
        db.flush()
        for team, room in zip(teams, rooms, strict=False):
            db.execute(update(tables.Team).where(tables.Team.id == team.id).values(breakout_id=room))
        known = persons.get(db, organiser.id)
    return Training(building, run, teams, known)
