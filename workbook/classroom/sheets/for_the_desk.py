"""What the desk asks about people and content, answered for `app.py` to bring the two together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbook.classroom.people import persons, rights
from workbook.classroom.run import contents
from workbook.classroom.sheets import late_words, sheets
from workbook.content.forms.form import Form
from workbook.content.shelf import Shelf
from workbook.desk.table.doorkeeper import Access, Visitor
from workbook.store.database import Database


@dataclass(frozen=True)
class Doorkeeper:
    """Answers the desk's questions about people."""

    database: Database

    def who(self, token: str) -> Visitor | None:
        """Return who holds this token."""
        with self.database.reading() as db:
            person = persons.by_token(db, token=token)
        return None if person is None else Visitor(person.id, person.name, person.department)

    def may_open(self, visitor: Visitor, sheet_id: str) -> Access | None:
        """Return what a visitor may do with a sheet; None for a foreign one and one that does not exist alike."""
        with self.database.reading() as db:
            person = persons.by_id(db, visitor.member)
            sheet = sheets.by_id(db, sheet_id)
        if sheet is None or not rights.may_open_sheet(person, sheet):
            return None
        may_write = rights.may_write_sheet(person, sheet)
        keeps_late = not may_write and rights.may_leave_late_words(person, sheet)
        return Access(may_write, sheet.kind, sheet.content_id, keeps_late)

    def has_code(self, token: str) -> bool:
        """Tell whether the holder of a token came with a code, and does not try alone."""
        with self.database.reading() as db:
            person = persons.by_token(db, token=token)
        return person is not None and not person.is_alone

    def who_was(self, token: str, sheet_id: str) -> Visitor | None:
        """Return whose sheet this was before the token was ended."""
        with self.database.reading() as db:
            person = persons.by_ended_token(db, token=token)
            sheet = sheets.by_id(db, sheet_id)
        if person is None or sheet is None or not rights.may_leave_late_words(person, sheet):
            return None
        return Visitor(person.id, person.name, person.department)

    def keep_late(self, visitor: Visitor, sheet_id: str, update: bytes) -> None:
        """Keep what came too late beside a sheet; raise MalformedError or TooMuchError."""
        with self.database.begin() as db:
            late_words.keep(db, sheet_id, update, member=visitor.member)

    def changed_since(self, at: datetime) -> frozenset[str]:
        """Return the members whose way in, or whose run, was closed since then."""
        with self.database.reading() as db:
            return persons.changed_since(db, at)


@dataclass(frozen=True)
class Forms:
    """Gives the form of a sheet by its id, with the content its run shows."""

    database: Database
    shelf: Shelf

    def __call__(self, sheet_id: str) -> Form | None:
        """Return the form; None if there is no such sheet, or its content is gone."""
        with self.database.reading() as db:
            found = sheets.form_at(db, sheet_id)
            if found is None:
                return None
            kind, content_id, revision = found
            library = contents.library_of(db, revision, shelf=self.shelf)
        return contents.form_of(library, kind=kind, content_id=content_id)
