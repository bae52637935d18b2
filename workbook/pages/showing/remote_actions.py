"""What the remote does: every press is one signal, and the shared screens hear of it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbook.classroom.people.entries import Refused
from workbook.classroom.period.steering import Floor
from workbook.classroom.wall.all_answers import Card, Subject
from workbook.classroom.wall.screen_view import View
from workbook.pages.frame import browser
from workbook.pages.showing.shown_run import Stage


@dataclass(frozen=True)
class Remote:
    """The remote of somebody who may steer what is shown."""

    here: Stage

    def show(self, view: View) -> None:
        """Put a view on the shared screen."""
        self._do(lambda db, floor: floor.show(db, view.what, **view.said))

    def pick(self, card: Card, subject: Subject) -> None:
        """Put an answer aside for the shared screen; nothing is shown by that."""
        self._do(lambda db, floor: floor.pick(db, card.sheet, subject.question))

    def unpick(self, card: Card, subject: Subject) -> None:
        """Put an answer back."""
        self._do(lambda db, floor: floor.unpick(db, card.sheet.id, subject.question))

    def is_picked(self, card: Card, subject: Subject) -> bool:
        """Tell whether an answer is put aside."""
        wanted = (card.sheet.id, subject.question)
        return any((pick.sheet, pick.question) == wanted for pick in self.here.hall.picks)

    def _do(self, work: Callable[[Session, Floor], object]) -> None:
        here = self.here
        try:
            with here.visit.house.database.begin() as db:
                work(db, Floor(here.run.id, here.me, here.breakout))
        except Refused as refused:
            browser.put(browser.NEWS, str(refused))
