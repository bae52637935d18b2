"""What happened before a journey begins: a run was opened and people came in. No browser is needed for that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page
from sqlalchemy.orm import Session

from tests import ours
from workbook.classroom.entrance import arrivals
from workbook.classroom.period.state import Place
from workbook.classroom.period.steering import Floor
from workbook.classroom.run import opening, runs, team_list
from workbook.classroom.run.opening import NewRun
from workbook.store.database import Database


class Served(Protocol):
    """The app as far as this file needs it."""

    folder: Path
    address: str


@dataclass(frozen=True)
class Opened:
    """A run, and each team's code by the team's name."""

    id: str
    codes: dict[str, str]


def open_run(app: Served, *, teams: str, title: str = "第1回") -> Opened:
    """Open a run of the national course; `teams` are lines as an organiser pastes them."""
    asked = NewRun(course="national", title=title, teams=team_list.read(teams).teams)
    with _writing(app) as db:
        organiser = arrivals.admit_organiser(db).person
        run = opening.open_run(db, asked, library=ours.library(), by=organiser.id)
        return Opened(run.id, {team.name: team.code for team in runs.teams_of(db, run.id)})


def summon(app: Served, run: Opened, place: Place) -> None:
    """Call everybody of a run to a place in the workbook."""
    with _writing(app) as db:
        Floor(run.id, arrivals.admit_organiser(db).person).summon(db, place)


def open_scene(app: Served, run: Opened, *, case: str, stage: int) -> None:
    """Open the scenes of a case up to one (from 1), as a facilitator does."""
    with _writing(app) as db:
        Floor(run.id, arrivals.admit_organiser(db).person).set_gate(db, case=case, stage=stage, what="open")


def organise(app: Served, page: Page) -> Page:
    """Let this browser in as the organiser's; return its page, still empty."""
    return _enter(app, page, organisers_ticket(app))


def organisers_ticket(app: Served) -> str:
    """Return what lets an organiser in: `/enter?ticket=…` takes it once."""
    with _writing(app) as db:
        return arrivals.admit_organiser(db).ticket


def come_in(app: Served, page: Page, code: str, *, name: str, department: str) -> Page:
    """Let this browser in with a code; return its page, still empty."""
    return _enter(app, page, ticket_of(app, code, name=name, department=department))


def ticket_of(app: Served, code: str, *, name: str, department: str) -> str:
    """Return what lets somebody in who joined with a code: `/enter?ticket=…` takes it once."""
    with _writing(app) as db:
        return arrivals.join(db, code=code, name=name, department=department, who="").ticket


def try_alone(app: Served, page: Page) -> Page:
    """Let this browser in as somebody who tries alone; return its page, still empty."""
    with _writing(app) as db:
        ticket = arrivals.join_alone(db).ticket
    return _enter(app, page, ticket)


@contextmanager
def _writing(app: Served) -> Iterator[Session]:
    database = Database(f"sqlite:///{app.folder / 'workbook.db'}")
    with database.begin() as db:
        yield db
    database.close()


def _enter(app: Served, page: Page, ticket: str) -> Page:
    answer = page.context.request.get(f"{app.address}/enter", params={"ticket": ticket}, max_redirects=0)
    assert answer.headers["location"] == "/"
    return page
