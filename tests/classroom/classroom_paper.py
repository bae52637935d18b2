"""Writing in sheets as the desk does, for tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from pycrdt import Doc, Text
from sqlalchemy.orm import Session

from workbook.classroom.people.views import Person, Sheet
from workbook.desk.document import plain_values
from workbook.desk.table import journal

T = TypeVar("T")


def words(**texts: str) -> bytes:
    """Return the update of somebody who wrote these answers."""
    doc: Doc[Text] = Doc()
    for ask, text in texts.items():
        doc[f"text/{ask}"] = Text(text)
    return doc.get_update()


def write(db: Session, sheet: Sheet, person: Person | None, **texts: str) -> int:
    """Append an update as the desk does; the values beside it lag behind."""
    return journal.append(db, sheet.id, words(**texts), member=person.id if person else None)


def derive(db: Session, sheet: Sheet, form: plain_values.Form) -> None:
    """Derive the values as the desk does a moment later."""
    stored = journal.updates(db, sheet.id)
    values = plain_values.values_of((data for _, data in stored), form)
    journal.keep_values(db, sheet.id, values, seq=stored[-1][0])


def together(*works: Callable[[], T]) -> list[T]:
    """Do things at the same moment, each in a thread of its own; return what they returned."""
    barrier = threading.Barrier(len(works))
    results: list[T] = []

    def one(work: Callable[[], T]) -> None:
        barrier.wait()
        results.append(work())

    threads = [threading.Thread(target=one, args=(work,)) for work in works]
    _each(threads, threading.Thread.start)
    _each(threads, threading.Thread.join)
    return results


def _each(threads: Sequence[threading.Thread], do: Callable[[threading.Thread], None]) -> None:
    for thread in threads:
        do(thread)
