"""A run keeps the content it was opened with, once, and reads it as it was."""

from __future__ import annotations

from classroom_training import TEXTS
from sqlalchemy import func, select

from workbook.classroom.people.views import Run
from workbook.classroom.run import contents, opening
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.content import library as libraries
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.store.database import Database
from workbook.store.tables import ContentRevision


def test_content_is_kept_once_and_read_as_it_was(both: Database) -> None:
    library = _library_of_its_own("kept once")
    for title in ("第1回", "第2回"):
        run = _open(both, library, title)

    with both.reading() as db:
        kept = db.scalars(select(func.count()).select_from(ContentRevision)).one()
        pinned = contents.library_of(db, run.content_revision, shelf=EMPTY)
        newest = contents.library_of(db, None, shelf=EMPTY)

    assert (kept, run.content_revision) == (1, library.revision)
    assert (pinned.revision, pinned.courses, pinned.worksheets) == (
        library.revision,
        library.courses,
        library.worksheets,
    )
    assert newest == EMPTY.current()
    assert newest.courses == {}


def test_pinned_content_is_read_once_and_the_newest_never(database: Database, queries: list[str]) -> None:
    library = _library_of_its_own("read once")
    run = _open(database, library, "第1回")
    queries.clear()

    with database.reading() as db:
        newest = contents.library_of(db, run.content_revision, shelf=_ShelfOf(library))
        first = contents.library_of(db, run.content_revision, shelf=EMPTY)
        again = contents.library_of(db, run.content_revision, shelf=EMPTY)

    assert (newest is library, again is first) == (True, True)
    assert len(queries) == 1


def _library_of_its_own(name: str) -> Library:
    """Return content that no other test has; libraries are held by their hash."""
    return libraries.read_texts(
        {**TEXTS, "curriculum/town.yaml": f"{TEXTS['curriculum/town.yaml']}# {name}\n"}
    )


def _open(database: Database, library: Library, title: str) -> Run:
    teams = (NewTeam("1班", "みどり市"),)
    with database.begin() as db:
        return opening.open_run(db, NewRun(course="town", title=title, teams=teams), library=library, by=None)


class _ShelfOf(Shelf):
    def __init__(self, library: Library) -> None:
        self._only = library

    def current(self) -> Library:
        return self._only


EMPTY = _ShelfOf(libraries.read_texts({}))
