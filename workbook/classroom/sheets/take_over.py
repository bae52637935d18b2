"""Words of one worksheet taken over into another, when somebody asks for it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.forms import suggestions
from workbook.content.forms.form import Form
from workbook.content.forms.suggestions import Suggestion
from workbook.desk.document import writing
from workbook.desk.table import journal
from workbook.store import tables


def accept(db: Session, sheet: Sheet, form: Form, suggestion: Suggestion, *, by: Person) -> bool:
    """Write suggested words where nothing stands yet; say whether there was something to write.

    Raise Refused for a sheet somebody may not write in.
    """
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)
    # Two team-mates who ask at the same time take turns, so that no name comes in twice.
    db.execute(select(tables.Sheet.id).where(tables.Sheet.id == sheet.id).with_for_update())
    wanted = suggestions.taken(suggestion, form=form, values=sheets.values(db, sheet, form))
    stored = [data for _, data in journal.updates(db, sheet.id)]
    update = writing.update_saying(stored, form, wanted) if wanted else None
    if update is None:
        return False
    journal.append(db, sheet.id, update, member=by.id)
    return True
