"""Which content a run shows: the one it was opened with, or the newest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people.views import Person, Run
from workbook.content import library as libraries
from workbook.content.course import timetable
from workbook.content.forms.form import Form, of_case, of_worksheet
from workbook.content.made_once import once_of_library
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.store.inserts import insert_new
from workbook.store.tables import ContentRevision

_MOST_HELD = 8
_HELD: OrderedDict[str, Library] = OrderedDict()
_LOCK = threading.Lock()


def keep(db: Session, library: Library) -> str:
    """Keep the texts of a library, once, and return the hash by which a run is pinned to them."""
    known = select(ContentRevision.hash).where(ContentRevision.hash == library.revision)
    if db.scalars(known).first() is not None:
        return library.revision
    row = {"hash": library.revision, "texts": dict(library.texts), "at": house_clock.now()}
    insert_new(db, ContentRevision, row)
    return library.revision


def library_of(db: Session, revision: str | None, *, shelf: Shelf) -> Library:
    """Return the content of a revision (texts never change, so it is held); None: the newest."""
    if revision is None:
        return shelf.current()
    newest = shelf.current()
    if newest.revision == revision:
        return newest
    with _LOCK:
        if revision in _HELD:
            _HELD.move_to_end(revision)
            return _HELD[revision]
    texts = db.scalars(select(ContentRevision.texts).where(ContentRevision.hash == revision)).one()
    pinned = libraries.read_texts(texts)
    with _LOCK:
        _HELD[revision] = pinned
        while len(_HELD) > _MOST_HELD:
            _HELD.popitem(last=False)
    return pinned


def shown_to(db: Session, who: Run | Person | None, *, shelf: Shelf) -> Library:
    """Return the content of a run, or of somebody's run: pinned as it was, and of its course what is held."""
    if who is None:
        return shelf.current()
    return held(library_of(db, who.content_revision, shelf=shelf), who)


def held(library: Library, who: Run | Person) -> Library:
    """Return a library whose course has only the periods and tracks that a run, or somebody's run, holds."""
    if library.course(who.course) is None or not (who.periods or who.tracks):
        return library
    return _narrowed(library, who.course, tuple(who.periods), tuple(who.tracks))


@once_of_library
def _narrowed(library: Library, name: str, periods: tuple[str, ...], tracks: tuple[str, ...]) -> Library:
    course = library.course(name)
    if course is None:
        return library
    left = timetable.held(course, periods=periods, tracks=tracks)
    return replace(library, courses={**library.courses, course.id: left})


def form_of(library: Library, *, kind: str, content_id: str) -> Form | None:
    """Return the form of a worksheet or case, also by a former id; None if the content has lost it."""
    return WRITTEN_IN[kind](library, content_id)


def _of_worksheet(library: Library, content_id: str) -> Form | None:
    worksheet = library.worksheet(content_id)
    return None if worksheet is None else of_worksheet(worksheet)


def _of_case(library: Library, content_id: str) -> Form | None:
    case = library.case(content_id)
    return None if case is None else of_case(case)


WRITTEN_IN = {"worksheet": _of_worksheet, "case": _of_case}
"""The kinds of content that people write in."""
