"""A town with two runs behind the whole app: who is in it, what belongs to whom, and how somebody asks."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from tests.desk import seats
from tests.desk.doors.test_routes import Answer, Client
from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.people import logins
from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.content.course import case_parts, versions
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import writing
from workbook.desk.table import journal
from workbook.store.database import Database

HIDDEN = "だれにも言わないでほしい言葉。"


@dataclass(frozen=True)
class Town:
    """An app with two runs; `tokens` of everybody, and the ids of what belongs to the first run's team."""

    client: Client
    database: Database
    tokens: dict[str, str]
    run: Run
    sheet: str
    own_sheet: str
    worksheet: str
    ask: str
    summary: str
    module: str
    case: str
    period: str


def settle(client: Client, database: Database, library: Library) -> Town:
    kinds = {
        sheets.of_worksheet(one).unit: one for one in library.worksheets.values() if _begins_with_words(one)
    }
    worksheet = kinds["team"]
    form = of_worksheet(worksheet)
    module = next(one for one in library.modules.values() if _has_papers(one, library))
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db)

        (here, team), (there, other) = (_opened(db, library, title) for title in ("ここ", "よそ"))
        came = {
            "member": _joined(db, team.code, "佐藤"),
            "mate": _joined(db, team.code, "鈴木"),
            "observer": _guest(db, organiser, here, "observer"),
            "facilitator": _guest(db, organiser, here, "facilitator"),
            "organiser": organiser,
            "alone": arrivals.join_alone(db),
            "member elsewhere": _joined(db, other.code, "高橋"),
            "observer elsewhere": _guest(db, organiser, there, "observer"),
            "facilitator elsewhere": _guest(db, organiser, there, "facilitator"),
        }
        tokens = {name: logins.redeem(db, ticket=one.ticket) or "" for name, one in came.items()}
        member = came["member"].person
        sheet = sheets.sheet_for(db, member, sheets.of_worksheet(worksheet))
        own = sheets.sheet_for(db, member, sheets.of_worksheet(kinds["member"]))
        update = writing.update_saying([], form, {form.asks[0].id: HIDDEN})
        assert update is not None
        journal.append(db, sheet.id, update, member=member.id)
    return Town(
        client,
        database,
        {"nobody": "", "garbage": "0" * 64, **tokens},
        here,
        sheet.id,
        own.id,
        worksheet.id,
        form.asks[0].id,
        next(one.id for one in library.worksheets.values() if one.summary and one.summary.relay),
        module.id,
        case_parts.of_version(versions.of_module(module, versions.FULL), library)[0].case.id,
        library.courses[here.course].days[0].periods[0].id,
    )


def _has_papers(module: Module, library: Library) -> bool:
    """Tell whether a module has cards to cut and a case on paper."""
    has_cards = any(block.kind == "misconception" for block in module.blocks)
    return has_cards and bool(case_parts.of_version(versions.of_module(module, versions.FULL), library))


def _begins_with_words(worksheet: Worksheet) -> bool:
    return of_worksheet(worksheet).asks[0].kind == "text"


def _opened(db: Session, library: Library, title: str) -> tuple[Run, Team]:
    teams = [NewTeam(f"{title}班", "みどり市", 20_000)]
    new = NewRun(course=next(iter(library.courses)), title=title, teams=teams)
    run = opening.open_run(db, new, library=library, by=None)
    return run, runs.teams_of(db, run.id)[0]


def _joined(db: Session, code: str, name: str) -> Admission:
    return arrivals.join(db, code=code, name=name, department="福祉課")


def _guest(db: Session, organiser: Admission, run: Run, role: str) -> Admission:
    invited = invitations.invite(db, run=run.id, role=role, by=organiser.person)
    return _joined(db, invited.code, role)


def ask(town: Town, path: str, who: str, **headers: str) -> Answer:
    """Return what somebody gets."""
    cookie = {"cookie": f"wb_member={town.tokens[who]}"} if town.tokens[who] else {}
    return town.client.ask(path, **cookie, **headers)


def send(town: Town, path: str, who: str) -> Answer:
    """Return what somebody gets who sends an empty form from our own page."""
    return town.client.ask(path, "POST", cookie=f"wb_member={town.tokens[who]}", origin=town.client.origin)


def knock(town: Town, path: str, who: str, *, host: str = "", origin: str = "") -> int:
    """Return the code or status a socket is closed with; 0 for one that stays open."""

    cookie, port = town.tokens[who], town.client.port
    return asyncio.run(
        seats.knock(port, path, cookie=cookie, origin=origin or town.client.origin, host=host),
    )


def light_paths(town: Town) -> tuple[str, ...]:
    """Return addresses of the 軽量版 with the team's worksheet in them, and with ids that are none of its own."""
    write = f"/light/worksheet/{town.worksheet}/write/{town.ask}"
    return (
        "/light",
        "/light/",
        "/light/now",
        "/light/sheets",
        "/light/course",
        "/light/nonsense",
        f"/light/worksheet/{town.worksheet}",
        f"/light/worksheet/{town.worksheet}/alone",
        f"/light/worksheet/{town.sheet}",
        f"/light/worksheet/{town.sheet}/alone",
        f"/light/case/{town.sheet}",
        f"/light/module/{town.sheet}",
        write,
        f"{write}/rows/r1",
    )


def stored(town: Town) -> list[bytes]:
    """Return all that is written in the team's sheet."""
    with town.database.reading() as db:
        return [data for _, data in journal.updates(db, town.sheet)]


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was written down about requests."""
    return [record.getMessage() for record in caplog.records if record.name == "workbook.request"]
