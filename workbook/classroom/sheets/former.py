"""What stands in a sheet and is no longer asked (以前の設問), for those who may read the sheet."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.run import contents
from workbook.content.forms.ever_asked import ever_asked
from workbook.content.forms.form import Form
from workbook.content.library import Library
from workbook.desk.document import former_answers, plain_values
from workbook.desk.document.former_answers import FormerAnswer
from workbook.desk.table import journal


def of_sheet(db: Session, sheet: Sheet, *, library: Library, by: Person) -> tuple[FormerAnswer, ...]:
    """Return the answers of a sheet to what the content no longer asks; raise Refused to those who may not read it."""
    permission.need(rights.may_open_sheet(by, sheet))
    form = contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id)
    if form is None:
        return ()
    doc = plain_values.opened(data for _, data in journal.updates(db, sheet.id))
    return former_answers.told(doc, form, lambda: _ever(library, sheet, form))


def _ever(library: Library, sheet: Sheet, form: Form) -> Form:
    worksheet = library.worksheet(sheet.content_id) if sheet.kind == "worksheet" else None
    return ever_asked(worksheet) if worksheet else form
