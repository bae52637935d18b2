"""What somebody asks who wants a file, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from workbook.classroom.people import permission
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import runs
from workbook.content import library as libraries
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.handouts.layout import file_names
from workbook.office.visit import Visit
from workbook.texts import cleaning

T = TypeVar("T")


class NotThereError(LookupError):
    """What an address names does not exist, or not any more."""


@dataclass(frozen=True)
class MadeFile:
    """A file as it leaves: its name with its ending, and what stands in it."""

    name: str
    data: bytes

    @property
    def media_type(self) -> str:
        """Return what browsers are told it is."""
        return file_names.MEDIA_TYPES[self.name.rpartition(".")[2]]


@dataclass(frozen=True)
class AskedFile:
    """Who asks, what the address names, and under which address they see the workbook."""

    visit: Visit
    query: Mapping[str, str]
    origin: str

    def one(self, name: str) -> str:
        """Return what the address says under a name, as ids are written; empty when it says nothing."""
        return cleaning.as_id(self.query.get(name, ""))

    def all(self, name: str) -> tuple[str, ...]:
        """Return a comma-separated value of the address."""
        return tuple(part for part in self.one(name).split(",") if part)

    def in_edited_content(self) -> AskedFile:
        """Return what is asked by an author who looks at content just saved (`edited`): nobody's, and not yet in use.

        Raise Refused to those who do not mend content.
        """
        if not self.one("edited"):
            return self
        permission.need(self.visit.may_see_problems, permission.NOT_AN_ORGANISER)
        roots = self.visit.house.settings.content
        return replace(self, visit=replace(self.visit, me=None, instead=libraries.at_once(*roots)))

    def somebody(self) -> Person:
        """Return who asks; raise Refused to a stranger."""
        me = self.visit.me
        permission.need(me is not None, permission.NOT_IN_TEAM)
        return there(me)

    def member(self) -> Person:
        """Return who asks from within a team, or alone; raise Refused to everybody else."""
        me = self.somebody()
        permission.need(bool(me.team_id), permission.NOT_IN_TEAM)
        return me

    def reader_of_notes(self) -> Visit:
        """Return the visit of somebody who may read the facilitator's notes; raise Refused to others."""
        permission.need(self.visit.may_see_notes, permission.NOT_A_HELPER)
        return self.visit

    def course(self, library: Library | None = None) -> Course:
        """Return the course the address names; raise NotThereError."""
        return there((library or self.visit.library).course(self.one("course")))

    def run(self) -> Run:
        """Return the run the address names; whether somebody may have anything of it is asked elsewhere."""
        with self.visit.house.database.reading() as db:
            return there(runs.find(db, self.one("run")))


def there(found: T | None) -> T:
    """Return what was found; raise NotThereError for nothing."""
    if found is None:
        raise NotThereError
    return found
