"""What the desk is told: who holds a token, what they may do, and nothing about sheets of others."""

from __future__ import annotations

from collections.abc import Callable

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import for_the_desk, sheets
from workbook.content.forms.form import of_case, of_worksheet
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.desk.table.doorkeeper import Access, Visitor
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


class _NoShelf(Shelf):
    def __init__(self) -> None:
        """Hold nothing."""

    def current(self) -> Library:
        return Library()


def test_a_visitor_opens_the_sheets_of_their_team_and_no_other(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(both, 2)
    doorkeeper = for_the_desk.Doorkeeper(both)
    visitors, opened = [], []
    for team in teams:
        with both.begin() as db:
            admission = arrivals.join(db, code=team.code, name="佐藤", department="福祉課")
            opened.append(
                sheets.sheet_for(db, admission.person, sheets.of_worksheet(library.worksheets["talk"]))
            )
            token = logins.redeem(db, ticket=admission.ticket) or ""
        visitors.append(doorkeeper.who(token) or Visitor("", ""))

    access = [
        [doorkeeper.may_open(visitor, sheet) for sheet in (opened[0].id, opened[1].id, "nothing", run.id, "")]
        for visitor in [*visitors, Visitor("stranger", "佐藤")]
    ]

    yes = Access(may_write=True, kind="worksheet", content_id="talk")
    assert [(visitor.name, visitor.department) for visitor in visitors] == [("佐藤", "福祉課")] * 2
    assert access == [[yes, None, None, None, None], [None, yes, None, None, None], [None] * 5]


def test_a_sheet_of_a_closed_run_is_read_only(database: Database, open_run: Opened, library: Library) -> None:
    run, (team,) = open_run(database)
    doorkeeper = for_the_desk.Doorkeeper(database)
    with database.begin() as db:
        admission = arrivals.join(db, code=team.code, name="佐藤", department="福祉課")
        sheet = sheets.sheet_for(db, admission.person, sheets.of_case(library.cases["oil"]))
        runs.close_run(db, run.id, by=None)
        token = logins.redeem(db, ticket=admission.ticket) or ""

    visitor = doorkeeper.who(token)

    assert doorkeeper.who("nobody") is None
    assert visitor == Visitor(admission.person.id, "佐藤", "福祉課")
    read = Access(may_write=False, kind="case", content_id="oil", keeps_late=True)
    assert doorkeeper.may_open(visitor, sheet.id) == read


def test_a_form_is_of_the_content_its_run_was_opened_with(
    database: Database, open_run: Opened, library: Library
) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        pinned = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person
        alone = arrivals.join_alone(db).person
        places = (sheets.of_worksheet(library.worksheets["talk"]), sheets.of_case(library.cases["oil"]))
        made = [sheets.sheet_for(db, person, place).id for person in (pinned, alone) for place in places]

    forms = for_the_desk.Forms(database, _NoShelf())

    talk, oil = of_worksheet(library.worksheets["talk"]), of_case(library.cases["oil"])
    assert [forms(sheet) for sheet in (*made, "nothing")] == [talk, oil, None, None, None]
