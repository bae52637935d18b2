"""Who sits at the console of which run, and how what they do there is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from workbook import house_clock
from workbook.classroom.homework import due_days
from workbook.classroom.people import persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run
from workbook.classroom.period import pace, period_of_today
from workbook.classroom.period.pace import Pace
from workbook.classroom.period.state import ALL, Hall
from workbook.classroom.period.steering import Floor
from workbook.classroom.period.teams_now import Board
from workbook.classroom.run import contents, runs
from workbook.content.course import timetable
from workbook.content.course.timetable import Slot
from workbook.content.model.courses import Course, Period
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.frame import browser
from workbook.pages.frame.browser import Key

P = ParamSpec("P")
# Any: a session of the database, which no page knows.
Work = Callable[Concatenate[Floor, Any, P], object]


@dataclass(frozen=True)
class Seat:
    """What every part of the console is drawn from: the run with its content, and the period that is held."""

    visit: Visit
    me: Person
    run: Run
    library: Library
    course: Course
    slot: Slot

    @property
    def may_steer(self) -> bool:
        """Tell whether there is anything to press: those who observe only look."""
        return rights.may_steer(self.me, run=self.run.id, breakout=self.me.breakout_id)

    @property
    def leads(self) -> bool:
        """Tell whether the whole run is theirs, and not one breakout."""
        return rights.may_steer(self.me, run=self.run.id)

    def hall(self) -> Hall:
        """Return how things stand; whoever may not look any more gets the page anew, with its refusal."""
        house = self.visit.house
        with house.database.reading() as db:
            me = persons.by_token(db, token=house.token())
            hall = house.halls.of_run(db, self.run.id)
        if not rights.may_watch(me, run=self.run.id, breakout=self.me.breakout_id):
            st.rerun()
        return hall

    def board(self, hall: Hall) -> Board:
        """Return the teams that one may see."""
        house = self.visit.house
        board = house.boards.of_run(house.database, self.run, self.library, hall)
        return board.seen_from(self.me.breakout_id)

    def pace(self, hall: Hall) -> Pace:
        """Return how the period goes."""
        return pace.of_period(self.slot, self.library.modules, hall.rows, at=house_clock.now())

    def choose_room(self, hall: Hall, *, key: str) -> str:
        """Let people choose everybody or one breakout, if there is something to choose; return the breakout."""
        if not self.leads:
            return self.me.breakout_id
        names = {ALL: "全員", **{one.id: one.name for one in self.board(hall).breakouts}}
        if len(names) == 1:
            return ALL
        return st.selectbox("どこで", list(names), format_func=lambda id_: names[id_], key=key) or ALL

    def act(self, work: Work[P], *given: P.args, **named: P.kwargs) -> None:
        """Do something for everybody (or for one's own breakout), as `act_in` does."""
        self.act_in("", work, *given, **named)

    def act_in(
        self,
        breakout: str,
        work: Work[P],
        *given: P.args,
        **named: P.kwargs,
    ) -> None:
        """Do something for one breakout; draw the page again, with the reason if it could not be done."""
        self._is_done(breakout, work, *given, **named)
        st.rerun()

    def send(
        self,
        box: Key,
        breakout: str,
        work: Work[P],
        *given: P.args,
        **named: P.kwargs,
    ) -> None:
        """Do something with the words of a box as `act_in` does: it is empty then, and keeps what was refused."""
        if self._is_done(breakout, work, *given, **named):
            turn = browser.TURN.of(box.name)
            browser.put(browser.SENT.of(box.name), value=True)
            browser.put(turn, browser.get(turn) + 1)
        st.rerun()

    def _is_done(self, breakout: str, work: Work[P], *given: P.args, **named: P.kwargs) -> bool:
        house = self.visit.house
        try:
            with house.database.begin() as db:
                me = persons.by_token(db, token=house.token()) or self.me
                work(Floor(self.run.id, me, self.me.breakout_id or breakout), db, *given, **named)
        except Refused as refused:
            browser.put(browser.NEWS, str(refused))
            return False
        return True


def of_run(visit: Visit, me: Person, run_id: str) -> Seat | None:
    """Return the seat at a run in the period of the address, or today's; None if no such run or nothing to hold is there.

    Whether somebody may sit there is asked by the page (`rights.may_watch`).
    """
    with visit.house.database.reading() as db:
        run = runs.find(db, run_id)
        library = contents.shown_to(db, run, shelf=visit.house.shelf) if run else None
    course = library.course(run.course) if run and library else None
    if run is None or library is None or course is None:
        return None
    period = _period(visit, run, course)
    return Seat(visit, me, run, library, course, timetable.slot(period, library.modules)) if period else None


def _period(visit: Visit, run: Run, course: Course) -> Period | None:
    """Return the period of the address, or the one of today."""
    held = period_of_today.held(course)
    asked = next((period for period in held if period.id == browser.asked("period")), None)
    if asked is not None:
        return asked
    with visit.house.database.reading() as db:
        days = due_days.days_of(course, starts_on=run.starts_on, dates=due_days.dates_of(db, run.id))
        begun = visit.house.halls.of_run(db, run.id).rows
    return period_of_today.of_today(held, days=days, begun=begun, at=house_clock.now())
