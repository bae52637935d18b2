"""What every part of a run's preparation is drawn from, read once, and how its buttons are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from workbook.classroom.homework import due_days
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Breakout, Person, Run, Team
from workbook.classroom.preparing import rehearsals
from workbook.classroom.run import breakouts, contents, runs, teams
from workbook.classroom.run.teams import Seats
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.office.house import Errand
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup


@dataclass(frozen=True)
class Preparation:
    """A run with everything that is prepared, and who prepares it; `library` is the run's own content."""

    visit: Visit
    me: Person
    run: Run
    library: Library
    teams: tuple[Team, ...]
    rooms: tuple[Breakout, ...]
    seats: Seats
    dates: dict[str, date]

    @property
    def course(self) -> Course | None:
        """Return the course of the run."""
        return self.library.course(self.run.course)

    def room_of(self, team: Team) -> str:
        """Return the name of a team's room, empty without one."""
        return next((room.name for room in self.rooms if room.id == team.breakout_id), "")


def load(visit: Visit, me: Person, run: str) -> Preparation | None:
    """Return the preparation of a run, in the same few queries however many teams it has."""
    with visit.house.database.reading() as db:
        found = runs.find(db, run)
        if found is None or found.is_alone or rehearsals.is_thrown_away(found):
            return None
        return Preparation(
            visit,
            me,
            found,
            contents.shown_to(db, found, shelf=visit.house.shelf),
            runs.teams_of(db, run),
            breakouts.of_run(db, run),
            teams.seats(db, run),
            due_days.dates_of(db, run),
        )


def do(visit: Visit, errand: Errand, *, news: str) -> None:
    """Do what was asked in one transaction and draw the page anew with the news, or say why it was not done."""
    try:
        visit.house.do(errand)
    except Refused as refused:
        markup.tell(str(refused))
        return
    browser.put(browser.NEWS, news)
    st.rerun()
