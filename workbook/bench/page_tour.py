"""The pages that are measured: what a trainee of a made-up run sees, the console, and pages with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from workbook import config
from workbook.bench import made_up_run
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.classroom.run import runs
from workbook.config import Settings
from workbook.content.course import uses
from workbook.content.course.timetable import longest_first
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.office import house
from workbook.office.visit import Visit
from workbook.pages import shell
from workbook.pages.frame import browser, links
from workbook.store.database import Database

BARE, EMPTY, CONSOLE = "bare", "empty", "console"
_NOTHING_ON_IT = "authoring"
"""The page that draws nothing while it is measured: the frame of every page is left."""


@dataclass(frozen=True)
class Stop:
    """A page to be asked for: what it is called, its address, and whose secret the browser shows."""

    name: str
    title: str
    address: str
    query: str
    token: str


@dataclass(frozen=True)
class Tour:
    """The pages, and the database of the run they show."""

    stops: tuple[Stop, ...]
    database: Database


@contextmanager
def furnished(*, teams: int) -> Iterator[Tour]:
    """Give the tour through a run with so many teams of five on a throw-away database."""
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        database.prepare()
        shelf = Shelf(config.ROOT)
        settings = Settings("sqlite://", (config.ROOT,))
        house.open_doors(house.House(settings, shelf, database, token=browser.cookie, caller=browser.caller))
        drawn = shell.DRAW[_NOTHING_ON_IT]
        shell.DRAW[_NOTHING_ON_IT] = _nothing
        try:
            yield Tour(_stops(database, shelf.current(), teams), database)
        finally:
            shell.DRAW[_NOTHING_ON_IT] = drawn
            house.close_doors()
            database.close()


def _stops(database: Database, library: Library, teams: int) -> tuple[Stop, ...]:
    course = longest_first(library.courses.values())[0].id
    run, organiser = made_up_run.furnish(database, library, course=course, teams=teams)
    with database.begin() as db:
        team = runs.teams_of(db, run.id)[0]
        admission = arrivals.join(db, code=team.code, name="測る人", department="福祉課")
        trainee = logins.redeem(db, ticket=admission.ticket) or ""
    worksheets, _ = uses.used(library, course)
    asked = {
        "home": {},
        "course": {"id": course},
        "catalogue": {},
        "module": {"id": max(library.modules.values(), key=lambda one: len(one.blocks)).id, "course": course},
        "case": {"id": max(library.cases.values(), key=lambda one: len(one.stages)).id},
        "worksheet": {"id": max(worksheets, key=lambda one: len(one.questions)).id},
        "homework": {},
        "bring-back": {},
        "hand-in": {"id": worksheets[0].id, "course": course},
        "history": {"id": worksheets[0].id},
        "growth": {"id": worksheets[0].id},
        "summary": {"id": next(one.id for one in worksheets if one.summary)},
        "first-and-now": {"course": course},
        "glossary": {},
        "grounds": {},
        "join": {},
    }
    return (
        Stop(BARE, "Streamlit だけ", "", "bare=1", ""),
        Stop(EMPTY, "何もないページ", links.PLACES[_NOTHING_ON_IT].address, "", trainee),
        *(_stop(name, query, trainee) for name, query in asked.items()),
        Stop("stranger", "ホーム（参加する前）", links.PLACES["home"].address, "", ""),
        Stop(CONSOLE, f"進行（{teams} 班）", links.PLACES["console"].address, f"run={run.id}", organiser),
    )


def _stop(name: str, query: dict[str, str], token: str) -> Stop:
    place = links.PLACES[name]
    return Stop(name, place.title, place.address, urlencode(query), token)


def _nothing(_visit: Visit) -> None:
    """Draw nothing."""
