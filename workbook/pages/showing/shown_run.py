"""The run that is being shown: who looks, from which breakout, and what the shared screen is to show now."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.classroom.people import rights, views
from workbook.classroom.people.views import Breakout, Person, Run
from workbook.classroom.period.state import Hall
from workbook.classroom.run import breakouts, contents, runs
from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import AnsweringTeams, Card, Subject, Wall
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import form as forms
from workbook.content.forms import personal
from workbook.content.forms.form import Ask
from workbook.content.model.answers import SeenValues
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.office.visit import Visit
from workbook.pages.frame import browser


@dataclass(frozen=True)
class ShownRun:
    """A run as somebody who may watch it sees it at this moment; `breakout` empty: all of it."""

    visit: Visit
    me: Person
    run: Run
    library: Library
    breakout: str
    breakouts: tuple[Breakout, ...]
    hall: Hall

    @property
    def view(self) -> View:
        """Return what the shared screen is to show."""
        return screen_view.seen(self.hall.screen(self.breakout))

    @property
    def may_steer(self) -> bool:
        """Tell whether the visitor may decide what the shared screen shows."""
        return rights.may_steer(self.me, run=self.run.id, breakout=self.breakout)

    @property
    def room(self) -> AnsweringTeams:
        """Return whose answers can be looked at."""
        return AnsweringTeams(self.run.id, self.library, self.breakout)

    def wall(self, subject: Subject) -> Wall:
        """Return the answers of all teams to a question that may be shown."""
        with self.visit.house.database.reading() as db:
            return all_answers.read(db, self.room, subject)

    def queue(self) -> tuple[tuple[Subject, Wall, Card], ...]:
        """Return the answers that were put aside and can still be shown."""
        with self.visit.house.database.reading() as db:
            return all_answers.picked(db, self.room, self.hall.picks)


def enter(visit: Visit, *, room: str = "") -> ShownRun | None:
    """Return the run of the address, or the visitor's own; None if it is not theirs to watch."""
    me = visit.me
    run = browser.asked("run") or (me.run_id if me else "")
    breakout = (me.breakout_id if me else "") or room or browser.asked("room")
    if me is None or not rights.may_watch(me, run=run, breakout=breakout):
        return None
    with visit.house.database.reading() as db:
        found = runs.find(db, run)
        if found is None or found.is_alone:
            return None
        library = contents.shown_to(db, found, shelf=visit.house.shelf)
        parts = breakouts.of_run(db, found.id)
        known = breakout if any(one.id == breakout for one in parts) else ""
        if not rights.may_watch(me, run=run, breakout=known):
            return None
        return ShownRun(visit, me, found, library, known, parts, visit.house.halls.of_run(db, found.id))


def asked(library: Library, subject: Subject) -> tuple[Worksheet, Ask | None] | None:
    """Return a subject's worksheet and question (None for a picture); None if the content does not have it."""
    worksheet = library.worksheet(subject.worksheet)
    if worksheet is None:
        return None
    place = screen_view.place_of(subject.question)
    if place is not None:
        return (worksheet, None) if place < len(worksheet.charts) else None
    ask = next((one for one in forms.of_worksheet(worksheet).asks if one.id == subject.question), None)
    return (worksheet, ask) if ask else None


def name(card: Card, *, has_names: bool) -> str:
    """Return what a team is called on the shared screen."""
    if not has_names:
        return card.label
    return f"{views.over(card.town, card.name)} {card.name}".lstrip()


def values(found: Wall, card: Card, *, has_names: bool) -> SeenValues:
    """Return an answer as it is shown: without names, the names of the run's towns and teams are covered in it."""
    covered: SeenValues = card.values if has_names else personal.covered(dict(card.values), found.names)
    return covered
