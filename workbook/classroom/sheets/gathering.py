"""The one page for those who were not there, gathered from the sheets of somebody's own team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.content.forms import form as forms
from workbook.content.forms import one_page
from workbook.content.forms.one_page import OnePage
from workbook.content.model.answers import Values
from workbook.content.model.library import Library
from workbook.content.model.summary import Summary


@dataclass(frozen=True)
class GatheredPage:
    """A page, and the answers by worksheet id for the picture on it."""

    page: OnePage
    values: Mapping[str, Values]


def gather(db: Session, summary: Summary, *, library: Library, by: Person) -> GatheredPage:
    """Return the page of somebody's team as its sheets are now.

    Two queries at most, however many sheets a summary is made of. Raise Refused for somebody without a team.
    """
    permission.need(bool(by.team_id), sheets.NO_TEAM)
    asked = [held for name in one_page.sources(summary) if (held := library.worksheet(name))]
    wanted = {name: one for one in asked for name in (one.id, *one.aliases)}
    kept = [
        one
        for one in sheets.team_sheets(db, run=by.run_id, team=by.team_id)
        if one.sheet.kind == "worksheet"
        and one.sheet.content_id in wanted
        and rights.may_open_sheet(by, one.sheet)
    ]
    found = sheets.values_many(db, kept, lambda sheet: forms.of_worksheet(wanted[sheet.content_id]))
    # A sheet under the present id counts more than one under a former id.
    kept.sort(key=lambda one: one.sheet.content_id in library.worksheets)
    values = {wanted[one.sheet.content_id].id: found[one.sheet.id] for one in kept}
    return GatheredPage(one_page.make(summary, library=library, values=values), values)
