"""How a sheet grew, for those who may read it: its steps, who wrote them, and which of them came in a file or from before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import history
from workbook.content.forms.form import Form
from workbook.desk.document import growth
from workbook.desk.document.growth import GrowthStep
from workbook.desk.table import journal


@dataclass(frozen=True)
class Grown:
    """The steps of a sheet, the names of its writers by member, and what kind those steps are that nobody typed."""

    steps: tuple[GrowthStep, ...]
    names: Mapping[str, str]
    kinds: Mapping[int, str]


def of_sheet(db: Session, sheet: Sheet, form: Form, *, by: Person) -> Grown:
    """Return how a sheet grew up to now; raise Refused to those who may not read it."""
    permission.need(rights.may_open_sheet(by, sheet))
    kinds = history.not_typed(db, sheet)
    stamps = journal.stamps(db, sheet.id)
    ends = growth.cut(stamps, alone=kinds)
    members = {one.member for one in stamps if one.member}
    del stamps  # a third of what this takes, and not needed while the updates are read
    with journal.streamed(db, sheet.id) as entries:
        steps = tuple(growth.steps(entries, form, ends=ends))
    names = {member: name for member, (name, _) in history.names_of(db, members).items()}
    return Grown(steps, names, kinds)
