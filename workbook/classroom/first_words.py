"""The first words of a sheet beside today's, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from workbook.classroom import handins, history, people, permission
from workbook.classroom.homework import JAPAN
from workbook.classroom.views import Person, Sheet
from workbook.content import said
from workbook.content.form import Form
from workbook.desk import difference, document
from workbook.desk.chronicle import Entry
from workbook.desk.difference import Segment
from workbook.desk.document import Values

FIRST_HAND_IN = "first-hand-in"
FIRST_DAY = "first-day"


@dataclass(frozen=True)
class FirstAndNow:
    """A question's first words beside today's, and both as pieces: same, added, removed."""

    ask: str
    label: str
    first: str
    now: str
    segments: tuple[Segment, ...]


def first_and_now(
    db: Session, sheet: Sheet, form: Form, *, by: Person, marker: str = FIRST_HAND_IN
) -> tuple[FirstAndNow, ...]:
    """Return the first words beside today's, question by question; nothing as long as the marker is not reached.

    The first words are those of the first hand-in, or those at the end of the day (in Japan) of the first word.
    """
    permission.need(people.may_open_sheet(by, sheet))
    entries = history.entries_of(db, sheet)
    first = _FIRST[marker](db, sheet, form, entries)
    if first is None:
        return ()
    now = document.values_of((entry.data for entry in entries), form)
    found = []
    for ask in form.asks:
        before, after = said.answer(ask, first.get(ask.id)), said.answer(ask, now.get(ask.id))
        if before or after:
            found.append(FirstAndNow(ask.id, ask.label, before, after, difference.segments(before, after)))
    return tuple(found)


def _first_hand_in(db: Session, sheet: Sheet, _form: Form, _entries: list[Entry]) -> Values | None:
    handed_in = handins.first(db, sheet)
    return handed_in.values if handed_in else None


def _first_day(_db: Session, _sheet: Sheet, form: Form, entries: list[Entry]) -> Values | None:
    if not entries:
        return None
    day = entries[0].at.astimezone(JAPAN).date()
    end = datetime.combine(day + timedelta(days=1), time(), JAPAN)
    return document.values_of((entry.data for entry in entries if entry.at < end), form)


_FIRST = {FIRST_HAND_IN: _first_hand_in, FIRST_DAY: _first_day}
