"""A run as large as a national training, made up to be measured: teams at their tables, with sheets half written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import attendance, logins
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period import raised_hands
from workbook.classroom.run import contents, opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import SheetPlace
from workbook.content.course import uses
from workbook.content.model.library import Library
from workbook.desk.document import plain_values, writing
from workbook.desk.table import journal
from workbook.store.database import Database

TABLE = 5
_WORDS = "となりの課の人と、次に会う日を決めました。" * 4


def furnish(database: Database, library: Library, *, course: str, teams: int) -> tuple[Run, str]:
    """Open a run with so many teams of five, all there, every sheet of the course begun; return an organiser's token."""
    named = [NewTeam(f"{number}班", "みどり市", 20_000) for number in range(1, teams + 1)]
    with database.begin() as db:
        admission = arrivals.admit_organiser(db)
        token = logins.redeem(db, ticket=admission.ticket) or ""
        run = opening.open_run(db, NewRun(course=course, title="測定", teams=named), library=library, by=None)
        made = runs.teams_of(db, run.id)
    for place, team in enumerate(made):
        with database.begin() as db:
            _seat(db, library, course, team, calls=place % 10 == 0)
    return run, token


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Give the list of what is asked of the database meanwhile."""
    asked: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    with database.reading() as db:
        engine = db.get_bind()
    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", remember)


def _seat(db: Session, library: Library, course: str, team: Team, *, calls: bool) -> None:
    people = [
        arrivals.join(db, code=team.code, name=f"{number}さん", department="福祉課").person
        for number in range(TABLE)
    ]
    attendance.see(db, [person.id for person in people])
    worksheets, cases = uses.used(library, course)
    for place in [*map(sheets.of_worksheet, worksheets), *map(sheets.of_case, cases)]:
        _write(db, library, people[0], place)
    if calls:
        raised_hands.raise_hand(db, by=people[0], reason="question")


def _write(db: Session, library: Library, person: Person, place: SheetPlace) -> None:
    """Answer every second question of words."""
    form = contents.form_of(library, kind=place.kind, content_id=place.content_id)
    if form is None:
        return
    asks = [ask.id for ask in form.asks if ask.kind == "text"]
    update = writing.update_saying([], form, dict.fromkeys(asks[::2], _WORDS))
    if update is None:
        return
    sheet = sheets.sheet_for(db, person, place)
    seq = journal.append(db, sheet.id, update, member=person.id)
    journal.keep_values(db, sheet.id, plain_values.values_of([update], form), seq=seq)
