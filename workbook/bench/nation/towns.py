"""Made-up towns: runs with teams of five, the sheets they have begun, and who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from workbook.bench.scribe import WritingPlace
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.content.course import uses
from workbook.content.course.timetable import longest_first
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import plain_values, writing
from workbook.desk.table import journal
from workbook.pages.frame import links
from workbook.store.database import Database

TABLE = 5
_WORDS = "となりの課の人と、次に会う日を決めました。" * 4


@dataclass(frozen=True)
class Shape:
    """How much there is: processes of the app, runs, teams of five in each run, sheets begun by each team."""

    processes: int
    runs: int
    teams: int
    sheets: int

    @property
    def people(self) -> int:
        """How many people there are in all."""
        return self.runs * self.teams * TABLE


@dataclass(frozen=True)
class Somebody:
    """A person: where they write, and the run their screens listen to."""

    place: WritingPlace
    run: str


@dataclass(frozen=True)
class Click:
    """A page that is asked for, by its address and what stands behind the question mark."""

    address: str
    query: str


def furnish(database: Database, library: Library, shape: Shape) -> list[Somebody]:
    """Open the runs, let everybody join and every team begin its sheets; all write in the first."""
    worksheets = _for_teams(library)
    everybody = []
    for _ in range(shape.runs):
        named = [NewTeam(f"{number + 1}班", "みどり市", 20_000) for number in range(shape.teams)]
        with database.begin() as db:
            new = NewRun(course=_course(library), title="測定", teams=named)
            run = opening.open_run(db, new, library=library, by=None)
            codes = [team.code for team in runs.teams_of(db, run.id)]
        for code in codes:
            with database.begin() as db:
                joined = _join(db, code, worksheets, shape.sheets)
            everybody += [Somebody(place, run.id) for place in joined]
    return everybody


def most_sheets(library: Library) -> int:
    """Return how many sheets a team can begin."""
    return len(_for_teams(library))


def clicks(library: Library) -> tuple[Click, ...]:
    """Return the pages that people go to in a period, in their order."""
    course = _course(library)
    worksheet = _for_teams(library)[0]
    module = max(library.modules.values(), key=lambda one: len(one.blocks)).id
    asked: dict[str, dict[str, str]] = {
        "home": {},
        "course": {"id": course},
        "module": {"id": module, "course": course},
        "worksheet": {"id": worksheet.id},
        "homework": {},
    }
    return tuple(Click(links.PLACES[name].address, urlencode(query)) for name, query in asked.items())


def _course(library: Library) -> str:
    return longest_first(library.courses.values())[0].id


def _for_teams(library: Library) -> list[Worksheet]:
    """Return the worksheets of the course that a team fills together and that ask for words."""
    found, _ = uses.used(library, _course(library))
    return [one for one in found if sheets.of_worksheet(one).unit == "team" and _aim(one)]


def _aim(worksheet: Worksheet) -> str:
    return next((ask.id for ask in of_worksheet(worksheet).asks if ask.kind == "text"), "")


def _join(db: Session, code: str, worksheets: list[Worksheet], begun: int) -> list[WritingPlace]:
    came = [
        arrivals.join(db, code=code, name=f"{number}さん", department="福祉課") for number in range(TABLE)
    ]
    ids = [_begin(db, came[0], worksheet) for worksheet in worksheets[:begun]]
    aim = f"text/{_aim(worksheets[0])}"
    return [WritingPlace(logins.redeem(db, ticket=one.ticket) or "", ids[0], aim) for one in came]


def _begin(db: Session, admission: arrivals.Admission, worksheet: Worksheet) -> str:
    """Let a team begin a sheet with a few words; return its id."""
    form = of_worksheet(worksheet)
    sheet = sheets.sheet_for(db, admission.person, sheets.of_worksheet(worksheet))
    update = writing.update_saying([], form, {_aim(worksheet): _WORDS})
    if update is not None:
        seq = journal.append(db, sheet.id, update, member=admission.person.id)
        journal.keep_values(db, sheet.id, plain_values.values_of([update], form), seq=seq)
    return sheet.id
