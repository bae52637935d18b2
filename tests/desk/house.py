"""A run with two teams and a doorkeeper who knows them: what the desk needs from the classroom, in small."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from tests.desk.forms import BOARDS, EVERYTHING, MAP
from workbook.content.forms.form import Form
from workbook.desk.doors import assets
from workbook.desk.doors.routes import routes
from workbook.desk.table.doorkeeper import Access, Visitor
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.probe import Probe
from workbook.store.tables import Member, Run, Sheet, Team
from workbook.web import entrance, health
from workbook.web.headers import SafeHeaders

NOW = datetime(2026, 4, 1, tzinfo=UTC)
TEAMS = ("a", "b")
METRICS_TOKEN = "m" * 20
PEOPLE = {
    "sato": ("a", "佐藤", "member"),
    "suzuki": ("a", "鈴木", "member"),
    "takahashi": ("b", "高橋", "member"),
    "watanabe": ("a", "渡辺", "observer"),
}


def furnish(database: Database, *, sheets_per_team: int = 1) -> None:
    """Create the run, its teams, people and sheets; what is there already stays."""
    database.prepare()
    with database.begin() as db:
        if db.get(Run, "run"):
            return
        db.add(Run(id="run", course="national", title="研修", kind="run", created_at=NOW))
        db.flush()
        for number, team in enumerate(TEAMS, 1):
            db.add(_team(team, number))
        db.flush()
        for person, (team, name, role) in PEOPLE.items():
            db.add(new_member(person, team=team, name=name, role=role))
        for team in TEAMS:
            for number in range(1, sheets_per_team + 1):
                db.add(_sheet(team, number))


def add_team(database: Database, team: str) -> None:
    """Create one more team with its sheet, unless it is there."""
    with database.begin() as db:
        if db.get(Team, team) is None:
            db.add(_team(team, len(db.scalars(select(Team.id)).all()) + 1))
            db.flush()
            db.add(_sheet(team, 1))


def new_member(person: str, *, team: str, name: str, role: str = "member") -> Member:
    """Return a person of a team."""
    return Member(
        id=person, team_id=team, name=name, department="福祉課", sameness=person, role=role, created_at=NOW
    )


def sheet_of(team: str, number: int = 1) -> str:
    """Return the id of a team's sheet."""
    return f"sheet-{team}" if number == 1 else f"sheet-{team}-{number}"


def _team(team: str, position: int) -> Team:
    return Team(
        id=team,
        run_id="run",
        position=position,
        name=f"{position}班",
        municipality="",
        population_band="",
        created_at=NOW,
    )


def _sheet(team: str, number: int) -> Sheet:
    content = "everything" if number == 1 else f"everything-{number}"
    return Sheet(id=sheet_of(team, number), run_id="run", team_id=team, kind="worksheet", content_id=content)


def form_of(sheet: str) -> Form | None:
    """Return the form of any sheet: a map, or pictures with signs to move, for the teams called so."""
    if sheet.startswith("sheet-map"):
        return MAP
    if sheet.startswith("sheet-board"):
        return BOARDS
    return EVERYTHING if sheet.startswith("sheet-") else None


def _unpacked(token: str) -> str:
    """Return the id in a token; cookies cannot carry Japanese."""
    try:
        return bytes.fromhex(token).decode()
    except ValueError:
        return token


@dataclass(frozen=True)
class Keeper:
    """Lets a person in whose id (or its letters in hex) is the token."""

    database: Database

    def who(self, token: str) -> Visitor | None:
        """Return the person."""
        person = token if token in PEOPLE else _unpacked(token)
        with self.database.reading() as db:
            member = db.get(Member, person)
        return None if member is None else Visitor(member.id, member.name, member.department)

    def may_open(self, visitor: Visitor, sheet_id: str) -> Access | None:
        """Return what the person may do."""
        mine = (
            select(Sheet.kind, Sheet.content_id, Member.role)
            .join(Member, Member.team_id == Sheet.team_id)
            .where(Sheet.id == sheet_id, Member.id == visitor.member)
        )
        with self.database.reading() as db:
            found = db.execute(mine).one_or_none()
        return None if found is None else Access(found.role == "member", found.kind, found.content_id)

    def who_was(self, token: str, sheet_id: str) -> Visitor | None:
        """Nobody's way in is ever closed here."""

    def keep_late(self, visitor: Visitor, sheet_id: str, update: bytes) -> None:
        """Nothing is ever late here."""


def build(
    database: Database,
    *,
    address: str = "",
    bundle: Path = assets.BUNDLE,
    more: tuple[BaseRoute, ...] = (),
    keep_empty: float = 60.0,
) -> Starlette:
    """Return an application with the desk and the entrance in it, as app.py puts them into Streamlit."""
    rooms = OpenSheets(database=database, forms=form_of, keep_empty=keep_empty)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with rooms.running():
            yield

    doors = [
        *routes(rooms=rooms, doorkeeper=Keeper(database), address=address, bundle=bundle),
        *entrance.routes(database=database, address=address),
        *health.routes(
            probe=Probe(database), is_ready=lambda: True, registry=CollectorRegistry(), token=METRICS_TOKEN
        ),
    ]
    headers = Middleware(SafeHeaders, page="")
    return Starlette(routes=[*more, *doors], middleware=[headers], lifespan=lifespan)
