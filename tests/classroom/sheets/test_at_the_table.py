"""Those who help or watch sit at a team's live sheet to read; who is sent away reads nothing more within one check."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from pycrdt import Text
from sqlalchemy import update
from sqlalchemy.orm import Session
from starlette.applications import Starlette

from tests.desk.doors.test_routes import serving
from tests.desk.seats import Tab, knock
from workbook import house_clock
from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people import logins
from workbook.classroom.people.views import Invitation, Person, Run, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import for_the_desk, sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.desk.doors.routes import routes
from workbook.desk.table import doorkeeper, wire
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


@dataclass(frozen=True)
class Table:
    """A team's sheet and the cookies of those around it."""

    app: Starlette
    organiser: Person
    team: str
    sheet: str
    member: str
    guests: dict[str, tuple[Invitation, str]]


@pytest.fixture
def table(database: Database, open_run: Opened, library: Library, monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr(doorkeeper, "CHECK_EVERY", 0.05)
    run, (team,) = open_run(database)

    def come(db: Session, code: str, name: str) -> tuple[Person, str]:
        admission = arrivals.join(db, code=code, name=name, department="県庁")
        return admission.person, logins.redeem(db, ticket=admission.ticket) or ""

    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        person, member = come(db, team.code, "佐藤")
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["talk"])).id
        guests = {}
        for role in invitations.ROLES:
            invited = invitations.invite(db, run=run.id, role=role, by=organiser)
            guests[role] = (invited, come(db, invited.code, role)[1])
    return Table(_app(database, library), organiser, team.id, sheet, member, guests)


def _app(database: Database, library: Library) -> Starlette:
    form = of_worksheet(library.worksheets["talk"])
    rooms = OpenSheets(database=database, forms=lambda _sheet: form)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with rooms.running():
            yield

    doors = routes(rooms=rooms, doorkeeper=for_the_desk.Doorkeeper(database))
    return Starlette(routes=doors, lifespan=lifespan)


async def _sit(port: int, cookie: str, sheet: str) -> Tab:
    tab = Tab(port, cookie, sheet)
    tab.text = tab.doc.get("text/goal", type=Text)
    await tab.open()
    return tab


async def _knock(port: int, cookie: str, sheet: str) -> int:
    return await knock(port, f"/desk/ws/{sheet}", cookie=cookie, origin=f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("role", invitations.ROLES)
def test_a_guest_reads_along_and_writes_nothing(table: Table, role: str) -> None:
    async def play(port: int) -> tuple[str, str, list[object]]:
        member = await _sit(port, table.member, table.sheet)
        guest = await _sit(port, table.guests[role][1], table.sheet)
        await member.type("みんなで。")
        await guest.until(lambda: str(guest.text) == "みんなで。")
        await guest.type("見学者が書く。")
        await guest.until(lambda: len(guest.notices) > 1)
        later = await _sit(port, table.member, table.sheet)
        found = (str(member.text), str(later.text), [notice["kind"] for notice in guest.notices])
        for tab in (member, guest, later):
            await tab.close()
        return found

    with serving(table.app) as client:
        assert asyncio.run(play(client.port)) == ("みんなで。", "みんなで。", ["welcome", "refused"])


def _revoke_invitation(db: Session, table: Table, role: str) -> None:
    invitations.revoke(db, table.guests[role][0].id, by=table.organiser)


def _leave(db: Session, table: Table, role: str) -> None:
    logins.revoke(db, token=table.guests[role][1])


@pytest.mark.parametrize("change", [_revoke_invitation, _leave], ids=["invitation revoked", "left elsewhere"])
@pytest.mark.parametrize("role", invitations.ROLES)
def test_a_guest_who_is_sent_away_reads_nothing_more(
    database: Database, table: Table, role: str, change: Callable[[Session, Table, str], None]
) -> None:
    async def play(port: int) -> tuple[int | None, int | None, str]:
        member = await _sit(port, table.member, table.sheet)
        guest = await _sit(port, table.guests[role][1], table.sheet)
        with database.begin() as db:
            change(db, table, role)
        code = await guest.closed()
        await member.type("もう見えない。")
        await member.saved()
        knocked = await _knock(port, table.guests[role][1], table.sheet)
        await member.close()
        return code, knocked, str(guest.text)

    with serving(table.app) as client:
        assert asyncio.run(play(client.port)) == (wire.LATER, wire.NOT_JOINED, "")


def test_a_sheet_that_a_team_keeps_to_itself_closes_for_observers_only(
    database: Database, table: Table
) -> None:
    async def play(port: int) -> tuple[int | None, int, int | None]:
        observer = await _sit(port, table.guests["observer"][1], table.sheet)
        facilitator = await _sit(port, table.guests["facilitator"][1], table.sheet)
        with database.begin() as db:
            db.execute(update(tables.Sheet).where(tables.Sheet.id == table.sheet).values(stays_in_team=True))
        code = await observer.closed()
        knocked = await _knock(port, table.guests["observer"][1], table.sheet)
        still = facilitator.code
        await facilitator.close()
        return code, knocked, still

    with serving(table.app) as client:
        assert asyncio.run(play(client.port)) == (wire.LATER, wire.NOT_YOURS, None)


def test_a_new_team_code_ends_the_table_for_the_team_and_not_for_its_guests(
    database: Database, table: Table
) -> None:
    async def play(port: int) -> tuple[int | None, int, int | None]:
        member = await _sit(port, table.member, table.sheet)
        facilitator = await _sit(port, table.guests["facilitator"][1], table.sheet)
        with database.begin() as db:
            runs.reissue_code(db, table.team, by=table.organiser)
        code = await member.closed()
        knocked = await _knock(port, table.member, table.sheet)
        still = facilitator.code
        await facilitator.close()
        return code, knocked, still

    with serving(table.app) as client:
        # Whoever knocks is heard for what was typed meanwhile, and sees nothing: tests/web/test_late_words.py.
        assert asyncio.run(play(client.port)) == (wire.LATER, 0, None)


def test_who_joins_a_team_in_another_tab_is_told_at_once_at_the_sheet_they_wrote_in_alone(
    database: Database, table: Table, library: Library
) -> None:
    place = sheets.of_worksheet(library.worksheets["talk"])
    with database.begin() as db:
        alone = arrivals.join_alone(db)
        sheet = sheets.sheet_for(db, alone.person, place).id
        held, elsewhere = (
            logins.redeem(db, ticket=logins.issue_ticket(db, member=alone.person.id, at=house_clock.now()))
            or ""
            for _ in range(2)
        )
        code = runs.reissue_code(db, table.team, by=table.organiser).code

    async def play(port: int) -> tuple[object, ...]:
        tab = await _sit(port, held, sheet)
        await tab.type("ひとりの文。")
        await tab.saved()
        with database.begin() as db:
            joined = arrivals.join(db, code=code, name="田中", department="県庁")
            tab.person = logins.redeem(db, ticket=joined.ticket, held=held) or ""
        parted = await tab.closed()
        tab.text.insert(0, "まだ送っていない。")
        await tab.open()
        told = await tab.closed()
        team = await _sit(port, tab.person, table.sheet)
        home = await _sit(port, elsewhere, sheet)
        found = (parted, told, tab.acked, str(team.text), str(home.text))
        for one in (team, home):
            await one.close()
        return found

    with serving(table.app) as client:
        found = asyncio.run(play(client.port))

    assert found == (wire.LATER, wire.NOT_YOURS, 0, "", "ひとりの文。"), "nothing is said to be saved"
