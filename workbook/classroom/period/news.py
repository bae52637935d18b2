"""What screens hear of a run while it is held, and what is done from the bar: answered for the desk's `live`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import attendance, persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.period import now, raised_hands
from workbook.classroom.period.now import Now
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Hall, Place
from workbook.classroom.run import contents, runs
from workbook.content.forms import times
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.desk.doors.live import Listener, Topic
from workbook.desk.table import journal
from workbook.store.database import Database


@dataclass(frozen=True)
class _Held:
    """The content that a run showed when a line of its timetable began."""

    row: int
    course: str
    library: Library


@dataclass(frozen=True)
class Bulletin:
    """Answers what a screen may hear. `halls` is what this process knows of the runs."""

    database: Database
    halls: Halls
    shelf: Shelf
    _shown: dict[str, _Held] = field(default_factory=dict)

    def listener(self, token: str, run: str, breakout: str) -> Listener | None:
        """Return what somebody hears of a run: a member of it their team's part, those who watch it everything.

        Who watches may ask for one breakout; who has only one hears that.
        """
        with self.database.reading() as db:
            person = persons.by_token(db, token=token)
        if person is None or person.is_alone:
            return None
        if person.role == "member":
            topic = Topic(person.run_id, person.breakout_id, person.team_id)
            return Listener(person.id, topic) if person.run_id == run else None
        wanted = breakout or person.breakout_id
        if rights.may_watch(person, run=run, breakout=wanted):
            return Listener(person.id, Topic(run, wanted))
        return None

    def news(self, topics: Collection[Topic]) -> Mapping[Topic, Mapping[str, object]]:
        """Return what there is to know; one query a run, and one for all if somebody watches.

        Which content a run shows is asked anew when a line of its timetable begins.
        """
        at = house_clock.now()
        with self.database.reading() as db:
            halls = {run: self.halls.of_run(db, run) for run in {topic.run for topic in topics}}
            known = {run: (hall, self._now(db, run, hall, at)) for run, hall in halls.items()}
            # A number that grows whenever anybody writes.
            pulse = journal.newest(db) if any(not topic.team for topic in topics) else 0
        return {topic: _news(topic, *known[topic.run], pulse) for topic in topics}

    def _now(self, db: Session, run: str, hall: Hall, at: datetime) -> Now | None:
        begun = now.begun_today(hall, at=at)
        if begun is None:
            return None
        held = self._shown.get(run)
        if held is None or held.row != begun.id:
            found = runs.find(db, run)
            if found is None:
                return None
            held = _Held(begun.id, found.course, contents.shown_to(db, found, shelf=self.shelf))
            self._shown[run] = held
        return now.of_run(hall, held.library.course(held.course), held.library, at=at)

    def act(self, listener: Listener, said: Mapping[str, object]) -> None:
        """Raise a hand, or put it down."""
        with self.database.begin() as db, suppress(Refused):
            person = persons.get(db, listener.member)
            if said.get("do") == "hand":
                raised_hands.raise_hand(db, by=person, reason=str(said.get("reason", "")))
            elif said.get("do") == "hand-down":
                raised_hands.lower_hand(db, by=person)

    def seen(self, members: Collection[str]) -> None:
        """Write down who is here now."""
        with self.database.begin() as db:
            attendance.see(db, members)


def _news(topic: Topic, hall: Hall, running: Now | None, pulse: int) -> dict[str, object]:
    common = {
        "messages": [
            {"id": one.id, "text": one.text, "at": times.clock(one.at)}
            for one in hall.messages_for(breakout=topic.breakout, team=topic.team)
            if times.today(one.at) == times.today()
        ],
        "gather": _gathering(hall, topic.breakout),
        "row": _running(running),
        "summons": _summons(hall, topic.breakout),
        "timer": _timer(hall, topic.breakout),
        "stages": hall.stages,
    }
    if topic.team:
        return {**common, "hand": _hand(hall, topic.team)}
    screen = hall.screen(topic.breakout)
    return {**common, "pulse": pulse, "hall": hall.seq, "screen": screen.id if screen else 0}


def _gathering(hall: Hall, breakout: str) -> dict[str, object] | None:
    called = hall.gathering(breakout)
    return {"id": called.id, "text": called.text} if called else None


def _running(now: Now | None) -> dict[str, object] | None:
    if now is None:
        return None
    return {
        "id": now.begun.id,
        "title": now.title,
        "ends": int(now.ends.timestamp() * 1000),
        "place": _place(now.place) if now.place else None,
        "pages": [list(page) for page in now.pages],
    }


def _summons(hall: Hall, breakout: str) -> dict[str, object] | None:
    called = hall.summons(breakout)
    return {"id": called.id, "place": _place(called.place)} if called and called.place else None


def _place(place: Place) -> dict[str, object]:
    return {"page": place.page, "query": dict(place.query), "title": place.title}


def _timer(hall: Hall, breakout: str) -> dict[str, object] | None:
    timer = hall.timer(breakout)
    if timer is None or timer.ends_at is None:
        return None
    ends = int(timer.ends_at.timestamp() * 1000)
    return {
        "id": timer.id,
        "ends": ends,
        "seconds": timer.seconds,
        "label": timer.label,
        "sound": timer.has_sound,
    }


def _hand(hall: Hall, team: str) -> dict[str, object] | None:
    hand = hall.hands.get(team)
    if hand is None:
        return None
    return {"id": hand.id, "reason": raised_hands.REASONS.get(hand.reason, ""), "taken": bool(hand.taken_by)}
