"""One visit: who came, which content they see and what they may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from workbook.classroom.people import persons, rights
from workbook.classroom.people.views import Person
from workbook.classroom.period.state import Hall
from workbook.classroom.run import contents
from workbook.content.model.library import Library
from workbook.content.yaml import folders
from workbook.office.house import House, here
from workbook.problems import Problem


@dataclass(frozen=True)
class Visit:
    """What every page is drawn from.

    `at_this_pc`: the visitor sits at the PC the workbook runs on. `instead`: other content than the visitor's own,
    for an author who looks at a file just saved. `heard`: what was said in runs, as it was read for the page that is drawn
    just now; a part of it that is drawn again later asks anew.
    """

    house: House
    me: Person | None
    at_this_pc: bool
    instead: Library | None = None
    heard: dict[str, Hall] = field(default_factory=dict, compare=False)

    @cached_property
    def library(self) -> Library:
        """The content of the visitor's run, or the newest; read when it is first asked for."""
        if self.instead is not None:
            return self.instead
        with self.house.database.reading() as db:
            return contents.shown_to(db, self.me, shelf=self.house.shelf)

    def hall(self, db: Session, run: str) -> Hall:
        """Return how things stand in a run: as the page was told that is drawn just now, else asked for."""
        return self.heard.get(run) or self.house.halls.of_run(db, run)

    def picture(self, name: str) -> Path:
        """Return where a picture of a module lies."""
        return folders.picture(self.house.settings.content, name)

    @property
    def course_id(self) -> str:
        """Return the course of the visitor's run, empty without one."""
        return self.me.course if self.me else ""

    @property
    def is_organiser(self) -> bool:
        """Tell whether the visitor may open runs."""
        return rights.may_create_run(self.me)

    @property
    def may_see_notes(self) -> bool:
        """Tell whether the visitor may look at the facilitator's notes: not in the middle of a team's training."""
        return rights.may_see_script(self.me)

    @property
    def may_see_problems(self) -> bool:
        """Tell whether the visitor mends content: the organiser, or whoever sits at the PC the workbook runs on."""
        return self.is_organiser or self.at_this_pc

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the content as it lies in its folder now."""
        return self.house.shelf.problems


def arrive(*, at_this_pc: bool) -> Visit:
    """Return the visit of this click."""
    return with_secret(here().token(), at_this_pc=at_this_pc)


def with_ended_secret(token: str) -> Visit | None:
    """Return the visit of whoever held a secret that opens nothing any more: only for what they still had to say."""
    house = here()
    with house.database.reading() as db:
        was = persons.by_ended_token(db, token=token)
    return Visit(house, was, at_this_pc=False) if was else None


def with_secret(token: str | None, *, at_this_pc: bool = False) -> Visit:
    """Return the visit of whoever holds this secret."""
    house = here()
    with house.database.reading() as db:
        me = persons.by_token(db, token=token)
    return Visit(house, me, at_this_pc)
