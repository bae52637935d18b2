"""What was written in a sheet, when and by whom, and an earlier state brought back as a new change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

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


@dataclass(frozen=True)
class Wrote:
    """How a question changed while somebody wrote in it, in words and as the answers are held.

    `others` are the names of those who wrote there as well.
    """

    ask: str
    label: str
    before: str
    after: str
    others: tuple[str, ...] = ()
    answers: tuple[Answer | None, Answer | None] = field(default=(None, None), compare=False)


@dataclass(frozen=True)
class Moment:
    """Some minutes of one person: what they wrote, brought back or restored. `seq` leads to the state at its end."""

    kind: str
    seq: int
    member: str
    name: str
    department: str
    begins: datetime
    ends: datetime
    wrote: tuple[Wrote, ...]


def history(db: Session, sheet: Sheet, form: Form, *, by: Person) -> list[Moment]:
    """Return who wrote what when, the oldest first: per person and few minutes, per question before and after.

    Raise Refused to those who may not read the sheet.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    entries = entries_of(db, sheet)
    special = not_typed(db, sheet)
    names = names_of(db, {entry.member for entry in entries if entry.member})
    open_moments: dict[str | None, _Writing] = {}
    closed: list[_Writing] = []
    for one in changes.replay(entries, form, alone=special):
        kind = special.get(one.seq, WROTE)
        for held in open_moments.values():
            held.see(one)
        for member in one.members:
            mine = open_moments.get(member)
            if mine is None or not mine.goes_on_with(one, kind):
                mine = open_moments[member] = _Writing(kind, member, one.begins)
                closed.append(mine)
            mine.add(one)
    moments = (_moment(one, names) for one in closed)
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
    """A moment that is still going on."""

    kind: str
    member: str | None
    begins: datetime
    ends: datetime = field(init=False)
    seq: int = 0
    said: dict[str, list[Said]] = field(default_factory=dict)
    others: dict[str, list[str | None]] = field(default_factory=dict)
    between: dict[str, list[str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ends = self.begins

    def goes_on_with(self, one: Said, kind: str) -> bool:
        """Tell whether a step belongs to this moment: of the same update, or soon after and typed like this."""
        is_typed = self.kind == kind == WROTE
        return one.seq == self.seq or (is_typed and one.begins - self.ends <= _PAUSE)

    def add(self, one: Said) -> None:
        """Go on with what happened to a question."""
        self.ends, self.seq = max(self.ends, one.ends), one.seq
        self.said.setdefault(one.ask.id, []).append(one)
        self.others.setdefault(one.ask.id, []).extend([*self.between.pop(one.ask.id, []), *one.members])

    def see(self, one: Said) -> None:
        """Notice what somebody else did to a question that may go on here."""
        if self.member not in one.members and one.ask.id in self.said:
            self.between.setdefault(one.ask.id, []).extend(one.members)


def _moment(writing: _Writing, names: dict[str, tuple[str, str]]) -> Moment:
    name, department = names.get(writing.member or "", ("", ""))
    wrote = (_wrote(writing, ask, names) for ask in writing.said)
    return Moment(
        kind=writing.kind,
        seq=writing.seq,
        member=writing.member or "",
        name=name,
        department=department,
        begins=writing.begins,
        ends=writing.ends,
        wrote=tuple(one for one in wrote if one.before != one.after),
    )


def _wrote(writing: _Writing, ask: str, names: dict[str, tuple[str, str]]) -> Wrote:
    first, last = writing.said[ask][0], writing.said[ask][-1]
    others = [one for one in dict.fromkeys(writing.others[ask]) if one and one != writing.member]
    return Wrote(
        ask,
        first.ask.label,
        in_words.answer(first.ask, first.before),
        in_words.answer(last.ask, last.after),
        tuple(names[one][0] for one in others if one in names),
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
