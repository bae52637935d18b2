"""A server for measuring: a throw-away database, teams of five, and a doorkeeper who lets everybody to their sheet."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy import insert
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from workbook import garbage, house_clock
from workbook.content.forms.form import Ask, Form
from workbook.desk.doors.routes import routes
from workbook.desk.table.doorkeeper import Access, Visitor
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.tables import Member, Run, Sheet, Team

TEAM = 5
FORM = Form("bench", "", "", tuple(Ask(f"q{number}", "text", "") for number in range(8)))


def team_of(person: int) -> str:
    """Return the team's id, which is its sheet's id too."""
    return f"team-{person // TEAM}"


@dataclass(frozen=True)
class _Keeper:
    """Everybody is who they say they are."""

    def who(self, token: str) -> Visitor | None:
        """Return the person."""
        return Visitor(token, f"{token}番", "福祉課")

    def may_open(self, visitor: Visitor, sheet_id: str) -> Access | None:
        """Let people to the sheet of their team."""
        return (
            Access(may_write=True, kind="worksheet", content_id="bench")
            if _is_own(visitor, sheet_id)
            else None
        )

    def who_was(self, token: str, sheet_id: str) -> Visitor | None:
        """Nobody's way in is ever closed here."""

    def keep_late(self, visitor: Visitor, sheet_id: str, update: bytes) -> None:
        """Nothing is ever late here."""


def _is_own(visitor: Visitor, sheet_id: str) -> bool:
    return team_of(int(visitor.member)) == sheet_id


def furnish(database: Database, people: int) -> None:
    """Create a run with as many people as are needed."""
    database.prepare()
    now = house_clock.now()
    teams = sorted({team_of(person) for person in range(people)})
    with database.begin() as db:
        db.execute(insert(Run).values(id="bench", course="bench", title="", kind="run", created_at=now))
        about = {"run_id": "bench", "municipality": "", "population_band": "", "created_at": now}
        named = [{"id": team, "name": team, "position": n, **about} for n, team in enumerate(teams)]
        db.execute(insert(Team), named)
        someone = {"department": "", "role": "member", "created_at": now}
        members = [
            {"id": str(n), "team_id": team_of(n), "name": str(n), "sameness": str(n), **someone}
            for n in range(people)
        ]
        db.execute(insert(Member), members)
        sheet = {"run_id": "bench", "kind": "worksheet", "content_id": "bench"}
        db.execute(insert(Sheet), [{"id": team, "team_id": team, **sheet} for team in teams])


def build(database: Database) -> Starlette:
    """Return the desk alone, with a door that tells what it costs."""
    rooms = OpenSheets(database=database, forms=lambda _sheet: FORM)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        garbage.look_seldom()  # as the workbook does
        async with rooms.running():
            yield

    doors = routes(rooms=rooms, doorkeeper=_Keeper())
    return Starlette(routes=[Route("/cost", _cost), *doors], lifespan=lifespan)


async def _cost(_request: Request) -> JSONResponse:
    return JSONResponse(cost())


def cost() -> dict[str, float]:
    """Return the seconds of the processor this process has had, and its memory in MB."""
    return {"cpu": time.process_time(), "memory": _memory()}


def _memory() -> float:
    """Return the resident memory in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def serve(app: ASGIApp) -> None:
    """Serve on a free port of this machine only, and say which."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on")).run([listening])


def main(file: str, people: int) -> None:
    """Serve the desk to so many people."""
    database = Database(f"sqlite:///{file}")
    furnish(database, people)
    serve(build(database))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
