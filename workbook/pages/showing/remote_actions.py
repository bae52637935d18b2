"""What the remote does: every press is one signal, and the shared screens hear of it at once."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.classroom.people.entries import Refused
from workbook.classroom.period.steering import Floor
from workbook.classroom.wall.all_answers import Card, Subject
from workbook.classroom.wall.screen_view import View
from workbook.office.house import Errand
from workbook.pages.frame import browser
from workbook.pages.showing.shown_run import ShownRun


@dataclass(frozen=True)
class Remote:
    """The remote of somebody who may steer what is shown."""

    here: ShownRun

    def show(self, view: View) -> None:
        """Put a view on the shared screen."""
        self._do(lambda db: self._floor.show(db, view.what, **view.said))

    def pick(self, card: Card, subject: Subject) -> None:
        """Put an answer aside for the shared screen; nothing is shown by that."""
        self._do(lambda db: self._floor.pick(db, card.sheet, subject.question))

    def unpick(self, card: Card, subject: Subject) -> None:
        """Put an answer back."""
        self._do(lambda db: self._floor.unpick(db, card.sheet.id, subject.question))

    def is_picked(self, card: Card, subject: Subject) -> bool:
        """Tell whether an answer is put aside."""
        wanted = (card.sheet.id, subject.question)
        return any((pick.sheet, pick.question) == wanted for pick in self.here.hall.picks)

    @property
    def _floor(self) -> Floor:
        return Floor(self.here.run.id, self.here.me, self.here.breakout)

    def _do(self, errand: Errand) -> None:
        try:
            self.here.visit.house.do(errand)
        except Refused as refused:
            browser.put(browser.NEWS, str(refused))
