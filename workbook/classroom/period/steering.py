"""What facilitators do while a period runs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import entries, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import ALL, Place
from workbook.store import tables
from workbook.texts import cleaning

LONGEST_MESSAGE = 200
LONGEST_TIMER = 6 * 3600
LONGEST_NOTE = 1_000
LONGEST_LABEL = 40
_GATES = frozenset({"open", "hold", "free"})


@dataclass(frozen=True)
class Floor:
    """Somebody who steers a run, or (with a breakout) the teams of one breakout.

    Every method writes one signal, and raises Refused to those who may not and for what cannot be said.
    """

    run: str
    by: Person
    breakout: str = ALL

    def say(self, db: Session, text: str, *, team: str = "", of_clock: bool = False) -> Signal:
        """Show a sentence on everybody's screens, or on those of one team.

        `of_clock`: it tells until when; it ends with the countdown it speaks of.
        """
        self._need_team(db, team)
        said = _sentence(text, "お知らせ", LONGEST_MESSAGE)
        return self._send(db, signals.MESSAGE, text=said, team=team, of_clock=of_clock)

    def unsay(self, db: Session, message: int) -> Signal:
        """Take a sentence off the screens."""
        return self._send(db, signals.MESSAGE_CLOSED, message=message)

    def gather(self, db: Session, text: str = "") -> Signal:
        """Call everybody back to the main room."""
        said = _sentence(text, "よびかけ", LONGEST_MESSAGE) if text.strip() else ""
        return self._send(db, signals.GATHER, text=said)

    def end_gathering(self, db: Session) -> Signal:
        """Take the call back: work goes on."""
        return self._send(db, signals.GATHER_ENDED)

    def summon(self, db: Session, place: Place) -> Signal:
        """Call everybody to a place in the workbook: a button on their screens, until the next line begins."""
        query = dict(place.query)
        return self._send(db, signals.SUMMON, page=place.page, query=query, title=place.title)

    def end_summons(self, db: Session) -> Signal:
        """Take that call back."""
        return self._send(db, signals.SUMMON_ENDED)

    def start_timer(self, db: Session, seconds: int, *, label: str = "", has_sound: bool = False) -> Signal:
        """Let a countdown run on every screen."""
        if not 0 < seconds <= LONGEST_TIMER:
            raise Refused({"timer": "時間は 1 秒から 6 時間のあいだで決めてください。"})
        called = _sentence(label, "何の時間か", LONGEST_LABEL) if label.strip() else ""
        return self._send(db, signals.TIMER, seconds=seconds, label=called, sound=has_sound)

    def lengthen_timer(self, db: Session, seconds: int) -> Signal:
        """Give the countdown more time; one that has run out begins again with it."""
        return self._send(db, signals.TIMER_MORE, seconds=seconds)

    def stop_timer(self, db: Session) -> Signal:
        """Take the countdown off the screens."""
        return self._send(db, signals.TIMER_STOPPED)

    def begin_row(self, db: Session, *, period: str, line: int) -> Signal:
        """Say that a line of a period's timetable (from 0) begins now: for the whole run only."""
        permission.need(rights.may_steer(self.by, run=self.run), permission.NOT_A_HELPER)
        return self._send(db, signals.ROW, period=period, line=line)

    def set_gate(self, db: Session, *, case: str, stage: int, what: str) -> Signal:
        """Open a case's stages up to one (from 1), hold everybody there, or leave it to each team (`free`)."""
        if what not in _GATES:
            raise Refused({"gate": "場面は「ひらく」「とめる」「チームにまかせる」のどれかです。"})
        return self._send(db, signals.GATE, case=case, stage=stage, what=what)

    def show(self, db: Session, what: str, **data: str | int | bool) -> Signal:
        """Decide what the shared screen shows: one of the projector's views, with what it needs."""
        return self._send(db, signals.SCREEN, what=what, **data)

    def pick(self, db: Session, sheet: Sheet, question: str) -> Signal:
        """Put a team's answer aside for the shared screen; Refused if the team keeps the sheet to itself."""
        permission.need(rights.may_show_sheet(self.by, sheet), permission.KEPT_IN_TEAM)
        return self._send(db, signals.PICK, sheet=sheet.id, question=question)

    def unpick(self, db: Session, sheet: str, question: str) -> Signal:
        """Put an answer back."""
        return self._send(db, signals.UNPICK, sheet=sheet, question=question)

    def take_hand(self, db: Session, team: str) -> Signal:
        """Say that one is on the way to a team."""
        self._need_team(db, team)
        return self._send(db, signals.HAND_TAKEN, team=team)

    def end_hand(self, db: Session, team: str) -> Signal:
        """Say that a team has been helped."""
        self._need_team(db, team)
        return self._send(db, signals.HAND_DOWN, team=team)

    def note(self, db: Session, text: str, *, team: str = "") -> Signal:
        """Write a note to oneself; nobody else reads it."""
        return self._send(db, signals.NOTE, text=_sentence(text, "メモ", LONGEST_NOTE), team=team)

    def notes(self, db: Session) -> tuple[Signal, ...]:
        """Return one's own notes of the run, the oldest first."""
        said = signals.standing(signals.of_run(db, self.run))
        return tuple(one for one in said if one.kind == signals.NOTE and one.member == self.by.id)

    def _need_team(self, db: Session, team: str) -> None:
        if team:
            of = select(tables.Team.breakout_id).where(tables.Team.id == team, tables.Team.run_id == self.run)
            found = db.scalars(of).one_or_none() or ALL
            may = rights.may_steer(self.by, run=self.run, breakout=found)
            permission.need(may, permission.NOT_A_HELPER)

    def _send(self, db: Session, kind: str, **data: str | int | bool | dict[str, str] | None) -> Signal:
        may = rights.may_steer(self.by, run=self.run, breakout=self.breakout)
        permission.need(may, permission.NOT_A_HELPER)
        return signals.send(db, kind, run=self.run, by=self.by.id, data={**data, "breakout": self.breakout})


def _sentence(text: str, label: str, longest: int) -> str:
    said = cleaning.one_line(text)
    problem = entries.problem_of(said, label=label, longest=longest)
    if problem:
        raise Refused({"text": problem})
    return said
