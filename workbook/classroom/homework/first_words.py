"""The first words of a sheet beside today's, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from workbook.classroom.homework import hand_ins
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import history, sheets
from workbook.content.forms import form as forms
from workbook.content.forms import in_words, times
from workbook.content.forms.form import Form
from workbook.content.model.answers import Answer, Values
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import difference, plain_values
from workbook.desk.document.changes import Entry
from workbook.desk.document.difference import Segment
from workbook.desk.table import journal

FIRST_HAND_IN = "first-hand-in"
FIRST_DAY = "first-day"


@dataclass(frozen=True)
class FirstAndNow:
    """A question's first words beside today's, both as pieces (same, added, removed), and both answers as they are held."""

    ask: str
    label: str
    first: str
    now: str
    segments: tuple[Segment, ...]
    answers: tuple[Answer | None, Answer | None] = field(default=(None, None), compare=False)

    @property
    def is_new(self) -> bool:
        """Tell whether there is anything to compare: today's words are others than the first ones."""
        return self.first != self.now


@dataclass(frozen=True)
class Compared:
    """A worksheet somebody of a team wrote in: since which day (in Japan), and question by question."""

    worksheet: Worksheet
    since: date
    questions: tuple[FirstAndNow, ...]


def first_and_now(
    db: Session, sheet: Sheet, form: Form, *, by: Person, marker: str = FIRST_HAND_IN
) -> tuple[FirstAndNow, ...]:
    """Return the first words beside today's, question by question; nothing as long as the marker is not reached.

    The first words are those of the first hand-in, or those at the end of the day (in Japan) of the first word.
    Raise Refused to those who may not read the sheet.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    entries = history.entries_of(db, sheet)
    first = _FIRST[marker](db, sheet, form, entries)
    if first is None:
        return ()
    return tuple(_pairs(form, first, _values(entries, form)))


def of_team(db: Session, worksheets: Iterable[Worksheet], *, by: Person) -> tuple[Compared, ...]:
    """Return those worksheets that somebody's team wrote in, each with the words of its first day beside today's.

    The number of queries does not grow with the worksheets.
    Raise Refused to those who may not read one of them.
    """
    kept = sheets.team_sheets(db, run=by.run_id, team=by.team_id) if by.team_id else ()
    held = {one.sheet.content_id: one.sheet for one in kept if one.newest and one.sheet.kind == "worksheet"}
    found = (
        (worksheet, next((held[name] for name in (worksheet.id, *worksheet.aliases) if name in held), None))
        for worksheet in worksheets
    )
    wanted = [(worksheet, sheet) for worksheet, sheet in found if sheet is not None]
    for _, sheet in wanted:
        permission.need(rights.may_open_sheet(by, sheet))
    entries = journal.entries(db, [sheet.id for _, sheet in wanted])
    compared = (_compared(worksheet, entries[sheet.id]) for worksheet, sheet in wanted)
    return tuple(one for one in compared if one.questions)


def _compared(worksheet: Worksheet, entries: list[Entry]) -> Compared:
    form = forms.of_worksheet(worksheet)
    first = _values_of_first_day(entries, form)
    return Compared(worksheet, _first_day_of(entries), tuple(_pairs(form, first, _values(entries, form))))


def _pairs(form: Form, first: Values, now: Values) -> Iterator[FirstAndNow]:
    for ask in form.asks:
        before, after = in_words.answer(ask, first.get(ask.id)), in_words.answer(ask, now.get(ask.id))
        if before or after:
            answers = (first.get(ask.id), now.get(ask.id))
            segments = difference.segments(before, after)
            yield FirstAndNow(ask.id, ask.label, before, after, segments, answers)


def _first_hand_in(db: Session, sheet: Sheet, _form: Form, _entries: list[Entry]) -> Values | None:
    handed_in = hand_ins.first(db, sheet)
    return handed_in.values if handed_in else None


def _first_day(_db: Session, _sheet: Sheet, form: Form, entries: list[Entry]) -> Values | None:
    return _values_of_first_day(entries, form) if entries else None


def _values_of_first_day(entries: list[Entry], form: Form) -> Values:
    end = datetime.combine(_first_day_of(entries) + timedelta(days=1), time(), times.JAPAN)
    return _values((entry for entry in entries if entry.at < end), form)


def _first_day_of(entries: list[Entry]) -> date:
    return times.today(entries[0].at)


def _values(entries: Iterable[Entry], form: Form) -> Values:
    return plain_values.values_of((entry.data for entry in entries), form)


_FIRST = {FIRST_HAND_IN: _first_hand_in, FIRST_DAY: _first_day}
