"""The report of a run, as it stands now: gathered, as Word, and with the records that go with it."""

from __future__ import annotations

from workbook.classroom.outcome import run_report
from workbook.classroom.outcome.run_report import Outcome
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import contents, runs
from workbook.content.forms import times
from workbook.handouts.documents.run_report import Account
from workbook.office import roll_and_log, run_report_words
from workbook.office.visit import Visit


def gather(visit: Visit, me: Person, run: str) -> Outcome | None:
    """Return what came of a run, in the content it is pinned to; None if it is gone. Raise Refused to strangers."""
    with visit.house.database.reading() as db:
        held = runs.find(db, run)
        library = contents.shown_to(db, held, shelf=visit.house.shelf) if held else None
        course = library.course(held.course) if held and library else None
        if held is None or library is None or course is None:
            return None
        return run_report.gather(db, held, course, library=library, by=me)


def account(me: Person, found: Outcome, *, names_teams: bool) -> Account:
    """Return the report as it reads today; `names_teams`: what stays open says which teams it is with."""
    of_room = bool(me.breakout_id)
    return run_report_words.account(found, names_teams=names_teams, of_room=of_room, today=times.today())


def write(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the report as Word; it names nobody. Raise Refused to strangers."""
    from workbook.handouts.documents import run_report as handout  # slow import that most visits do not need

    found = gather(visit, me, run.id)
    return b"" if found is None else handout.write(account(me, found, names_teams=False))


def files(visit: Visit, me: Person, run: Run) -> list[tuple[str, bytes]]:
    """Return what goes with a run's worksheets into one zip, for those who steer the run; raise Refused to others."""
    return [
        (f"{run_report_words.TITLE}.docx", write(visit, me, run)),
        ("出席の一覧（名前入り）.xlsx", roll_and_log.roll_book(visit, me, run)),
        ("進行の記録.xlsx", roll_and_log.log_book(visit, me, run)),
    ]
