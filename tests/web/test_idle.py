"""The app on PostgreSQL while nothing happens: it asks the database for nothing, and hears what others do at once."""

from __future__ import annotations

import asyncio
import runpy
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from tests.desk.doors.test_routes import serving
from tests.web.town import Town, settle
from workbook.classroom.people import persons
from workbook.classroom.period import signals
from workbook.content.forms.form import of_worksheet
from workbook.desk.document import writing
from workbook.desk.table import journal, wire
from workbook.office import house
from workbook.store.database import Database

APP = Path(__file__).resolve().parents[2] / "app.py"
PATIENCE = 40
IDLE = 3.0


@pytest.fixture
def town(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """What app.py makes on PostgreSQL, behind a real server, and people in it."""
    monkeypatch.setenv("WORKBOOK_DATABASE", postgres_url)
    monkeypatch.setenv("WORKBOOK_ORGANISER_CODE", "IDLETESTCODES")
    monkeypatch.chdir(APP.parent)
    app = runpy.run_path(str(APP))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with (
            app["clock"].running(),
            app["rooms"].running(),
            app["screens"].running(),
            app["farewells"].running(),
        ):
            with app["database"].notices.listening(app["heard"]):
                yield

    with serving(Starlette(routes=app["ours"], lifespan=lifespan)) as client:
        yield settle(client, app["database"], app["shelf"].current())
    house.close_doors()
    app["database"].close()


def _open(town: Town, path: str, who: str) -> connect:
    cookie = {"Cookie": f"wb_member={town.tokens[who]}"}
    address = f"ws://127.0.0.1:{town.client.port}{path}"
    return connect(address, origin=Origin(town.client.origin), additional_headers=cookie)


async def _until(socket: ClientConnection, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            said = await socket.recv()
            if words in (said if isinstance(said, str) else said.decode("utf-8", "replace")):
                return


async def _calm(asked: list[str]) -> None:
    """Wait until nothing is asked for a while: what the beginning asked for comes later on a busy machine."""
    async with asyncio.timeout(PATIENCE):
        is_calm = False
        while not is_calm:
            asked.clear()
            await asyncio.sleep(IDLE)
            is_calm = not asked


def test_nothing_is_asked_while_nothing_happens_and_news_of_another_process_arrives(town: Town) -> None:
    asked: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    elsewhere = Database(town.database.url.render_as_string(hide_password=False))

    async def play() -> None:
        live, sheet = f"/live/ws/{town.run.id}", f"/desk/ws/{town.sheet}"
        async with (
            _open(town, live, "facilitator") as console,
            _open(town, live, "mate") as bar,
            _open(town, sheet, "member") as desk,
        ):
            await desk.send(wire.state(b"\0"))
            await _calm(asked)
            await asyncio.to_thread(_say, elsewhere, town)
            await _until(bar, "よその機械から")
            await _until(console, "よその機械から")
            await _until(desk, "よその机から")
            await asyncio.to_thread(_leave, elsewhere, town)
            with pytest.raises(ConnectionClosed):
                await _until(bar, "never said")

    event.listen(Engine, "before_cursor_execute", remember)
    try:
        asyncio.run(play())
    finally:
        event.remove(Engine, "before_cursor_execute", remember)
        elsewhere.close()
    assert asked != []


def _say(elsewhere: Database, town: Town) -> None:
    with elsewhere.begin() as db:
        by = persons.by_token(db, token=town.tokens["organiser"])
        assert by is not None
        signals.send(db, "message", run=town.run.id, by=by.id, data={"text": "よその機械から"})
    with elsewhere.begin() as db:
        member = persons.by_token(db, token=town.tokens["member"])
        assert member is not None
        stored = [data for _, data in journal.updates(db, town.sheet)]
        more = writing.update_saying(stored, _form(town), {town.ask: "よその机から"})
        assert more is not None
        journal.append(db, town.sheet, more, member=member.id)


def _leave(elsewhere: Database, town: Town) -> None:
    with elsewhere.begin() as db:
        persons.leave(db, token=town.tokens["mate"])


def _form(town: Town) -> Any:
    return of_worksheet(house.here().shelf.current().worksheets[town.worksheet])
