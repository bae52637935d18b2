"""What was written in a sheet, when and by whom, and an earlier state brought back as a new change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import late_words
from workbook.content.forms import in_words
from workbook.content.forms.form import Form
from workbook.content.model.answers import Answer, Values
from workbook.desk.document import changes, plain_values, writing
from workbook.desk.document.changes import Entry, Said
from workbook.desk.table import journal
from workbook.store import tables

WROTE = "wrote"
BROUGHT_BACK = "brought-back"
RESTORED = "restored"
CAME_LATE = "came-late"

_PAUSE = timedelta(minutes=5)

Writers = frozenset[str | None]


@dataclass(frozen=True)
class Wrote:
    """How a question changed while somebody wrote in it, in words and as the answers are held."""

    ask: str
    label: str
    before: str
    after: str
    answers: tuple[Answer | None, Answer | None] = field(default=(None, None), compare=False)


@dataclass(frozen=True)
class Moment:
    """Some minutes of one person, or of several at once: what they wrote, brought back or restored.

    `writers` are their names and departments; `seq` leads to the state at its end.
    """

    kind: str
    seq: int
    members: tuple[str, ...]
    writers: tuple[tuple[str, str], ...]
    begins: datetime
    ends: datetime
    wrote: tuple[Wrote, ...]


def history(db: Session, sheet: Sheet, form: Form, *, by: Person) -> list[Moment]:
    """Return who wrote what when, the oldest first: per person and few minutes, per question before and after.

    Nobody else wrote in a question between its before and its after. Raise Refused to those who may not read the sheet.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    entries = entries_of(db, sheet)
    special = not_typed(db, sheet)
    names = names_of(db, {entry.member for entry in entries if entry.member})
    going_on: dict[Writers, _Writing] = {}
    found: list[_Writing] = []
    for seq, step in groupby(changes.replay(entries, form, alone=special), key=lambda one: one.seq):
        kind = special.get(seq, WROTE)
        by_writers: dict[Writers, list[Said]] = {}
        for one in step:
            by_writers.setdefault(frozenset(one.members), []).append(one)
        for writers, said in by_writers.items():
            held = going_on.get(writers)
            if held is None or not held.goes_on_with(said, kind):
                held = going_on[writers] = _Writing(kind, said[0].members, said[0].begins)
                found.append(held)
            held.add(said)
        for writers, held in going_on.items():
            held.see(one for other, said in by_writers.items() if other != writers for one in said)
    moments = (_moment(one, names) for one in found)
    return sorted((one for one in moments if one.wrote), key=lambda one: (one.ends, one.seq))


def state_at(db: Session, sheet: Sheet, form: Form, seq: int, *, by: Person) -> Values:
    """Return what a sheet said after its update with this number.

    Raise Refused to those who may not read the sheet.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    return plain_values.values_of((entry.data for entry in entries_of(db, sheet) if entry.seq <= seq), form)


def restore(  # noqa: PLR0913 -- a state and who wants it, by keyword
    db: Session, sheet: Sheet, form: Form, *, seq: int, by: Person, ask: str = ""
) -> int | None:
    """Make a sheet, or one question, say what it said after an update, as a new change; return its number.

    None if it says so already. Nothing of the history goes away, so this can be taken back the same way.
    Raise Refused to those who may not write in it.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)
    then = state_at(db, sheet, form, seq, by=by)
    wanted = {one.id: then.get(one.id) for one in form.asks if ask in {"", one.id}}
    stored = [data for _, data in journal.updates(db, sheet.id)]
    update = writing.update_saying(stored, form, wanted)
    if update is None:
        return None
    number = journal.append(db, sheet.id, update, member=by.id)
    events.log(
        db, events.SHEET_RESTORED, run=sheet.run_id, by=by.id, sheet=sheet.id, seq=number, state=seq, ask=ask
    )
    return number


@dataclass
class _Writing:
    """A moment that is still going on, of those who write."""

    kind: str
    members: tuple[str | None, ...]
    begins: datetime
    ends: datetime = field(init=False)
    seq: int = 0
    said: dict[str, list[Said]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    """Questions in which somebody else wrote since: what is written there now has another before."""

    def __post_init__(self) -> None:
        self.ends = self.begins

    def goes_on_with(self, said: Sequence[Said], kind: str) -> bool:
        """Tell whether a step belongs to this moment: soon after, typed like this, and nobody else wrote there since."""
        is_typed = self.kind == kind == WROTE
        is_soon = min(one.begins for one in said) - self.ends <= _PAUSE
        return is_typed and is_soon and self.left.isdisjoint(one.ask.id for one in said)

    def add(self, said: Iterable[Said]) -> None:
        """Go on with what happened to some questions."""
        for one in said:
            self.ends, self.seq = max(self.ends, one.ends), one.seq
            self.said.setdefault(one.ask.id, []).append(one)

    def see(self, said: Iterable[Said]) -> None:
        """Notice what somebody else did to questions of this moment."""
        self.left.update(one.ask.id for one in said if one.ask.id in self.said)


def _moment(writing: _Writing, names: dict[str, tuple[str, str]]) -> Moment:
    members = tuple(one for one in writing.members if one)
    wrote = (_wrote(said) for said in writing.said.values())
    return Moment(
        kind=writing.kind,
        seq=writing.seq,
        members=members,
        writers=tuple(names[one] for one in members if one in names),
        begins=writing.begins,
        ends=writing.ends,
        wrote=tuple(one for one in wrote if one.before != one.after),
    )


def _wrote(said: Sequence[Said]) -> Wrote:
    first, last = said[0], said[-1]
    return Wrote(
        first.ask.id,
        first.ask.label,
        in_words.answer(first.ask, first.before),
        in_words.answer(last.ask, last.after),
        (first.before, last.after),
    )


def entries_of(db: Session, sheet: Sheet) -> list[Entry]:
    """Return all updates of a sheet, the oldest first; the caller has asked the door."""
    return journal.entries(db, [sheet.id])[sheet.id]


def not_typed(db: Session, sheet: Sheet) -> dict[int, str]:
    """Return the updates that were brought back or restored, by number."""
    came = select(tables.Homecoming.seq).join(
        tables.Handout, tables.Handout.id == tables.Homecoming.handout_id
    )
    back = db.scalars(came.where(tables.Handout.sheet_id == sheet.id, tables.Homecoming.seq.is_not(None)))
    restored = select(tables.Event.data).where(
        tables.Event.run_id == sheet.run_id, tables.Event.kind == events.SHEET_RESTORED
    )
    mine = (data["seq"] for data in db.scalars(restored) if data["sheet"] == sheet.id)
    late = late_words.taken(db, sheet)
    return {**_all(BROUGHT_BACK, back), **_all(RESTORED, mine), **_all(CAME_LATE, late)}


def _all(kind: str, seqs: Iterable[int | None]) -> dict[int, str]:
    return {seq: kind for seq in seqs if seq is not None}


def names_of(db: Session, members: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return names and departments by member."""
    rows = select(tables.Member.id, tables.Member.name, tables.Member.department)
    found = db.execute(rows.where(tables.Member.id.in_(members)))
    return {id_: (name, department) for id_, name, department in found}
