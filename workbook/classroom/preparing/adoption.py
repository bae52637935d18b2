"""Newer content for an open run: what is written stays, and is read with the new questions."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbook.classroom.people import events
from workbook.classroom.run import contents
from workbook.content.model.library import Library
from workbook.desk.document import plain_values
from workbook.desk.table import journal
from workbook.store.tables import Run, Sheet


def adopt(db: Session, run: str, *, library: Library, by: str | None) -> bool:
    """Pin a run to this content and derive its sheets' values anew; False if it shows this content already."""
    revision = contents.keep(db, library)
    others = (Run.id == run, Run.kind == "run", Run.content_revision.is_distinct_from(revision))
    before = db.scalars(select(Run.content_revision).where(*others)).all()
    if not before:
        return False
    db.execute(update(Run).where(*others).values(content_revision=revision))
    for sheet, kind, content_id in db.execute(
        select(Sheet.id, Sheet.kind, Sheet.content_id).where(Sheet.run_id == run)
    ):
        _derive(db, sheet, library=library, kind=kind, content_id=content_id)
    events.log(db, events.CONTENT_ADOPTED, run=run, by=by, before=before[0], after=revision)
    return True


def _derive(db: Session, sheet: str, *, library: Library, kind: str, content_id: str) -> None:
    """Derive one sheet's values; without a form they stay as they were, to be shown as former answers."""
    form = contents.form_of(library, kind=kind, content_id=content_id)
    stored = journal.updates(db, sheet)
    if form is not None and stored:
        values = plain_values.values_of((data for _, data in stored), form)
        journal.keep_values(db, sheet, values, seq=stored[-1][0])
