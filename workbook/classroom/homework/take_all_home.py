"""All worksheets of a team or of a whole run, remembered together as they leave."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbook.classroom.homework import take_home
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.library import Library


@dataclass(frozen=True)
class Packed:
    """A team and what leaves of it: each worksheet's form with its remembered answers, in the worksheets' order."""

    team: Team
    sheets: tuple[tuple[Form, Handout], ...]


def pack(  # noqa: PLR0913 -- what leaves and for whom, by keyword
    db: Session,
    run: Run,
    *,
    library: Library,
    by: Person,
    format: str,  # noqa: A002 -- the word everybody uses
    team: str = "",
) -> tuple[Packed, ...]:
    """Return every team of a run (or one team) with the worksheets somebody wrote in.

    Raise Refused, and remember nothing, if one of the sheets is not somebody's to read.
    """
    found = sheets.team_sheets(db, run=run.id, team=team)
    kept = [one for one in found if one.newest and one.sheet.kind == "worksheet"]
    form_of = {
        worksheet.id: forms.of_worksheet(worksheet)
        for worksheet in library.worksheets.values()
        if any(one.sheet.content_id == worksheet.id for one in kept)
    }
    known = sorted(
        (one for one in kept if one.sheet.content_id in form_of), key=lambda one: one.sheet.content_id
    )
    values = sheets.values_many(db, known, lambda sheet: form_of[sheet.content_id])
    handouts = take_home.take_all_home(db, known, values, by=by, format=format)
    return tuple(
        Packed(
            each,
            tuple(
                (form_of[one.sheet.content_id], handouts[one.sheet.id])
                for one in known
                if one.sheet.team_id == each.id
            ),
        )
        for each in runs.teams_of(db, run.id)
        if team in ("", each.id)
    )
