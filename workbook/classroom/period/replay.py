"""From a run's signals to how things stand: each kind of signal changes the hall in its own way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import (
    ALL,
    BegunRow,
    Gate,
    Gathering,
    Hall,
    Hand,
    Message,
    Pick,
    Place,
    Screen,
    Summons,
    Timer,
)
from workbook.store import tables
from workbook.store.database import Database

_OF_CLOCK = (signals.TIMER, signals.TIMER_MORE)
_LONG = timedelta(days=1)


class Halls:
    """The halls of this process: what was read once is kept, and only what is new is asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Hall] = {}
        self._lock = threading.Lock()

    def of_run(self, db: Session, run: str) -> Hall:
        """Return how things stand in a run now, with one query; a second one when something was taken back."""
        with self._lock:
            held = self._known.get(run, Hall())
        news = signals.of_run(db, run, after=held.seq)
        if held.seq and signals.taken_back(news):
            held, news = Hall(), signals.of_run(db, run)
        now = fold(held, news)
        with self._lock:
            if now.seq >= self._known.get(run, Hall()).seq:
                self._known[run] = now
        return now

    def count_down(self, database: Database) -> bool:
        """Tell whether a countdown is under way in any run."""
        at = house_clock.now()
        is_recent = tables.Signal.at > at - _LONG
        told = select(tables.Signal.run_id).where(tables.Signal.kind.in_(_OF_CLOCK), is_recent).distinct()
        with database.reading() as db:
            halls = [self.of_run(db, run) for run in db.scalars(told).all()]
        return any(timer.is_under_way(at) for hall in halls for timer in hall.timers.values())


def fold(hall: Hall, news: Iterable[Signal]) -> Hall:
    """Return the hall after more signals; one of an unknown kind changes nothing but the number.

    So does one that a later one among them takes back. What the hall has taken in already stays: whoever takes that
    back folds all signals of the run anew.
    """
    said = tuple(news)
    gone = signals.taken_back(said)
    for signal in said:
        change = None if signal.seq in gone else _CHANGE.get(signal.kind)
        hall = replace(change(hall, signal) if change else hall, seq=signal.seq)
    return hall


def _message(hall: Hall, one: Signal) -> Hall:
    of_clock = bool(one.data.get("of_clock"))
    said = Message(one.seq, one.at, one.data["text"], _breakout(one), one.data.get("team", ""), of_clock)
    return replace(hall, messages=(*hall.messages, said))


def _message_closed(hall: Hall, one: Signal) -> Hall:
    kept = (said for said in hall.messages if said.id != one.data["message"] or not _is_for(one, said))
    return replace(hall, messages=tuple(kept))


def _is_for(one: Signal, said: Message) -> bool:
    """Tell whether a word of a breakout's helper is about something said in that breakout."""
    return _breakout(one) in {ALL, said.breakout}


def _gather(hall: Hall, one: Signal) -> Hall:
    called = Gathering(one.seq, one.at, one.data.get("text", ""), is_on=one.kind == signals.GATHER)
    return replace(hall, gatherings={**hall.gatherings, _breakout(one): called})


def _summon(hall: Hall, one: Signal) -> Hall:
    data = one.data
    place = Place(data["page"], data["query"], data["title"]) if one.kind == signals.SUMMON else None
    return replace(hall, summonses={**hall.summonses, _breakout(one): Summons(one.seq, place)})


def _timer(hall: Hall, one: Signal) -> Hall:
    seconds = one.data["seconds"]
    ends_at = one.at + timedelta(seconds=seconds)
    timer = Timer(one.seq, ends_at, seconds, one.data.get("label", ""), has_sound=bool(one.data.get("sound")))
    return _timed(hall, one, timer)


def _timer_more(hall: Hall, one: Signal) -> Hall:
    running = hall.timer(_breakout(one), at=one.at)
    if running is None or running.ends_at is None:
        return hall
    more = one.data["seconds"]
    ends_at = max(running.ends_at, one.at) + timedelta(seconds=more)
    longer = replace(running, id=one.seq, ends_at=ends_at, seconds=running.seconds + more)
    return _timed(hall, one, longer)


def _timer_stopped(hall: Hall, one: Signal) -> Hall:
    return _timed(hall, one, Timer(one.seq, None))


def _timed(hall: Hall, one: Signal, timer: Timer) -> Hall:
    """Return the hall with another countdown: what was said about the one before would contradict it."""
    kept = tuple(said for said in hall.messages if not (said.is_of_clock and _is_for(one, said)))
    return replace(hall, timers={**hall.timers, _breakout(one): timer}, messages=kept)


def _row(hall: Hall, one: Signal) -> Hall:
    """Begin a line of the timetable: what was said while the one before ran is over, and so is a countdown that ran out."""
    begun = BegunRow(one.seq, one.at, one.data["period"], one.data["line"])
    # One that ran out keeps its number: it is over, and hides none that was begun after it.
    going = {
        name: timer if timer.ends_after(one.at) else replace(timer, ends_at=None)
        for name, timer in hall.timers.items()
    }
    return replace(hall, rows=(*hall.rows, begun), timers=going, messages=(), summonses={})


def _gate(hall: Hall, one: Signal) -> Hall:
    gate = Gate(one.seq, one.data["stage"], one.data["what"])
    return replace(hall, gates={**hall.gates, (one.data["case"], _breakout(one)): gate})


def _hand(hall: Hall, one: Signal) -> Hall:
    team = one.data["team"]
    if team in hall.hands:
        return hall
    hand = Hand(one.seq, one.at, team, one.member, one.data.get("reason", ""))
    return replace(hall, hands={**hall.hands, team: hand})


def _hand_taken(hall: Hall, one: Signal) -> Hall:
    held = hall.hands.get(one.data["team"])
    if held is None:
        return hall
    return replace(hall, hands={**hall.hands, held.team: replace(held, taken_by=one.member)})


def _hand_down(hall: Hall, one: Signal) -> Hall:
    return replace(hall, hands={team: hand for team, hand in hall.hands.items() if team != one.data["team"]})


def _screen(hall: Hall, one: Signal) -> Hall:
    data = {name: value for name, value in one.data.items() if name not in {"breakout", "what"}}
    return replace(hall, screens={**hall.screens, _breakout(one): Screen(one.seq, one.data["what"], data)})


def _pick(hall: Hall, one: Signal) -> Hall:
    picked = Pick(one.seq, one.data["sheet"], one.data["question"])
    return replace(hall, picks=(*_without(hall, one), picked))


def _unpick(hall: Hall, one: Signal) -> Hall:
    return replace(hall, picks=_without(hall, one))


def _without(hall: Hall, one: Signal) -> tuple[Pick, ...]:
    same = (one.data["sheet"], one.data["question"])
    return tuple(pick for pick in hall.picks if (pick.sheet, pick.question) != same)


def _growth(hall: Hall, one: Signal) -> Hall:
    sheet = frozenset({one.data["sheet"]})
    growing = hall.growing | sheet if one.data["shown"] else hall.growing - sheet
    return replace(hall, growing=growing)


def _kept(hall: Hall, one: Signal) -> Hall:
    """Take what a team keeps to itself off the screens: let out again, it is shown when somebody shows it."""
    if not one.data["stays"]:
        return hall
    sheet = one.data["sheet"]
    others = {name: screen for name, screen in hall.screens.items() if screen.data.get("sheet") != sheet}
    return replace(hall, screens=others)


def _breakout(one: Signal) -> str:
    return one.data.get("breakout") or ALL


_CHANGE: dict[str, Callable[[Hall, Signal], Hall]] = {
    signals.MESSAGE: _message,
    signals.MESSAGE_CLOSED: _message_closed,
    signals.GATHER: _gather,
    signals.GATHER_ENDED: _gather,
    signals.SUMMON: _summon,
    signals.SUMMON_ENDED: _summon,
    signals.TIMER: _timer,
    signals.TIMER_MORE: _timer_more,
    signals.TIMER_STOPPED: _timer_stopped,
    signals.ROW: _row,
    signals.GATE: _gate,
    signals.HAND: _hand,
    signals.HAND_TAKEN: _hand_taken,
    signals.HAND_DOWN: _hand_down,
    signals.SCREEN: _screen,
    signals.PICK: _pick,
    signals.UNPICK: _unpick,
    signals.GROWTH: _growth,
    signals.KEPT: _kept,
}
