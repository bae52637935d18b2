"""Two teams that wrote on a worksheet for all of the course, and what is put on the shared screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pages_building import Building

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.period.steering import Floor
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import kept_in_team
from workbook.classroom.wall.screen_view import View
from workbook.content.forms.form import of_worksheet
from workbook.store.database import Database

TOWNS = ("みなと野市", "青梁市", "しろがね町")


@dataclass(frozen=True)
class Party:
    """A run with a team from each town."""

    building: Building
    run: Run
    teams: tuple[Team, ...]
    organiser: Person

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that must not be seen by default."""
        return tuple(name for team in self.teams for name in (team.name, team.municipality))

    def write(self, team: Team, worksheet: str = "reuse", **values: Any) -> Sheet:
        """Let somebody of a team write."""
        with self.building.database.begin() as db:
            person = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person
        content = self.building.house.shelf.current().worksheets[worksheet]
        place = sheets.of_worksheet(content)
        return self.building.write(person, place, of_worksheet(content), values)

    def keep(self, sheet: Sheet, *, stays: bool = True) -> None:
        """Let a team keep a sheet to itself."""
        with self.building.database.begin() as db:
            mate = next(team for team in self.teams if team.id == sheet.team_id)
            person = arrivals.join(db, code=mate.code, name="佐藤", department="福祉課").person
            kept_in_team.keep_in_team(db, sheet, stays=stays, by=person)

    def show(self, view: View, *, breakout: str = "") -> None:
        """Put something on the shared screen."""
        with self.building.database.begin() as db:
            Floor(self.run.id, self.organiser, breakout).show(db, view.what, **view.said)

    def invite(self, role: str, *, breakout: str = "") -> Person:
        """Let somebody come who helps or watches; the browser is theirs."""
        with self.building.database.begin() as db:
            invited = invitations.invite(db, run=self.run.id, role=role, by=self.organiser, breakout=breakout)
            admission = arrivals.join(db, code=invited.code, name="高橋", department="県庁")
        person = self.building.come_as(admission)
        assert person is not None
        return person


def party(building: Building, *, title: str = "第1回", teams: int = 3) -> Party:
    """Open a run with teams from different towns; the browser is the organiser's."""
    database: Database = building.database
    organiser = building.organiser()
    named = [
        NewTeam(f"{TOWNS[n % 3]} {n // 3 + 1}班", TOWNS[n % 3], (6_000, 60_000, 400_000)[n % 3])
        for n in range(teams)
    ]
    with database.begin() as db:
        run = opening.open_run(
            db,
            NewRun(course="town", title=title, teams=named),
            library=building.house.shelf.current(),
            by=organiser.id,
        )
        return Party(building, run, runs.teams_of(db, run.id), organiser)
