"""Every address of the app, as it is put together in app.py, asked by everybody for the things of others.

Addresses are taken from the app itself: a new one without a rule here fails the test.
"""

from __future__ import annotations

import asyncio
import logging
import runpy
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from websockets.asyncio.client import connect
from websockets.typing import Origin

from tests.desk.doors.test_routes import serving
from tests.web import files_asked
from tests.web.town import HIDDEN, Town, ask, knock, light_paths, said, send, settle, stored
from workbook.desk.table import wire
from workbook.office import house

APP = Path(__file__).resolve().parents[2] / "app.py"
NOT_JOINED, NOT_YOURS = wire.NOT_JOINED, wire.NOT_YOURS
FOREIGN = {"Origin": "https://evil.example"}
STRANGERS = ("nobody", "garbage", "alone", "member elsewhere", "observer elsewhere", "facilitator elsewhere")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What app.py makes, on a database of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_DATABASE", f"sqlite:///{tmp_path_factory.mktemp('doors') / 'workbook.db'}")
        patch.setenv("WORKBOOK_ORGANISER_CODE", "DOORTESTCODES")
        patch.chdir(APP.parent)
        yield runpy.run_path(str(APP))
    house.close_doors()


@pytest.fixture(scope="module")
def town(app: dict[str, Any]) -> Iterator[Town]:
    """The app behind a real server, and people in it."""
    made, database = app["app"], app["database"]
    rooms, screens = app["rooms"], app["screens"]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with rooms.running(), screens.running():
            yield

    served = Starlette(routes=made._user_routes, middleware=made._user_middleware, lifespan=lifespan)  # noqa: SLF001
    with serving(served) as client:
        yield settle(client, database, app["shelf"].current())


# ---------------------------------------------------------------- what each address has to hold


def _sheet_socket(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Strangers hear nothing of a sheet, and even the team's mates and helpers nothing of a person's own."""
    allowed = {"member": 0, "mate": 0, "observer": 0, "facilitator": 0, "organiser": 0}
    refused = {who: NOT_JOINED if who in {"nobody", "garbage"} else NOT_YOURS for who in STRANGERS}
    caplog.clear()
    assert {who: knock(town, f"/desk/ws/{town.sheet}", who) for who in {**allowed, **refused}} == {
        **allowed,
        **refused,
    }
    assert [line for line in said(caplog) if "WS /desk" in line and line.startswith("440")] != []
    assert len([line for line in said(caplog) if line.startswith("440")]) == len(refused)
    own = {who: knock(town, f"/desk/ws/{town.own_sheet}", who) for who in (*allowed, *STRANGERS)}
    assert {who for who, code in own.items() if code == 0} == {"member"}
    assert {knock(town, f"/desk/ws/{id_}", "member") for id_ in ("..%2f..", "%00", "x" * 65)} == {
        403,
        NOT_YOURS,
    }


def _live_socket(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Strangers hear nothing of a run."""
    caplog.clear()
    heard = {who: knock(town, f"/live/ws/{town.run.id}", who) for who in town.tokens}
    assert {who for who, code in heard.items() if code == 0} == set(town.tokens) - set(STRANGERS)
    assert len([line for line in said(caplog) if line.startswith("4401 WS /live")]) == len(STRANGERS)


def _only_our_files(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """Nothing but the bundle is given out."""
    for name in ("..%2f..%2fapp.py", "%2e%2e%2fmanifest.json", "desk.js.map"):
        assert town.client.ask(f"/desk/assets/{name}").status == 404


def _icon(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """A picture, the same for everybody."""
    answers = [ask(town, "/favicon.png", who) for who in town.tokens]
    assert {(one.status, one.headers.get("content-type")) for one in answers} == {(200, "image/png")}


def _way_in(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """No ticket, no way in; whose cookie it is changes nothing."""
    for who in town.tokens:
        assert ask(town, "/enter?ticket=guessed", who).status == 410
    assert ask(town, "/enter?ticket=guessed", "member", **FOREIGN).status == 403


def _way_out(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """A foreign page signs nobody out."""
    assert (
        town.client.ask("/leave", "POST", cookie=f"wb_member={town.tokens['mate']}", **FOREIGN).status == 403
    )
    assert knock(town, f"/desk/ws/{town.sheet}", "mate") == 0


def _for_machines(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """Nobody's words, and numbers only for who shows the token (here there is none)."""
    assert HIDDEN not in town.client.ask("/healthz").text + town.client.ask("/readyz").text
    assert {ask(town, "/metrics", who).status for who in town.tokens} == {404}


def _light_look(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """Who is not of the team reads nothing of it, whatever the address says."""
    for path in light_paths(town):
        for who in STRANGERS:
            answer = ask(town, path, who)
            assert HIDDEN not in answer.text, (path, who)
            assert answer.status in {200, 303, 404}, (path, who)


def _light_send(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """Without the form's own secret, or from a foreign page, nothing is done, whoever asks."""
    before = stored(town)
    for path in (*light_paths(town), "/light/join", "/light/alone", "/light/hand"):
        for who in ("nobody", "member", "member elsewhere"):
            assert send(town, path, who).status in {200, 403, 404, 405, 422}, path
    assert stored(town) == before


def _connection(town: Town, _caplog: pytest.LogCaptureFixture) -> None:
    """What a connection can do is tried without anybody's words, and not for a foreign page."""
    for path in ("/connection", "/connection/clock", "/connection/cookie", "/connection/file"):
        assert {HIDDEN in ask(town, path, who).text for who in town.tokens} == {False}
    assert town.client.ask("/connection/upload", "POST", **FOREIGN).status == 403
    assert knock(town, "/connection/socket", "nobody", origin=FOREIGN["Origin"]) == 403


RULES: dict[str, Callable[[Town, pytest.LogCaptureFixture], None]] = {
    "/desk/ws/{sheet_id}": _sheet_socket,
    "/live/ws/{run_id}": _live_socket,
    "/desk/assets/{name}": _only_our_files,
    "/favicon.png": _icon,
    "/enter": _way_in,
    "/leave": _way_out,
    "/healthz": _for_machines,
    "/readyz": _for_machines,
    "/metrics": _for_machines,
    "/connection": _connection,
    "/connection/tries.js": _connection,
    "/connection/clock": _connection,
    "/connection/cookie": _connection,
    "/connection/file": _connection,
    "/connection/upload": _connection,
    "/connection/socket": _connection,
    "/connection/{lost:path}": _connection,
    "/files/{kind:str}": files_asked.no_file_of_others,
    "/files/{lost:path}": files_asked.no_file_of_others,
    "/light": _light_look,
    "/light/": _light_look,
    "/light/now": _light_look,
    "/light/light.js": _light_look,
    "/light/sheets": _light_look,
    "/light/course": _light_look,
    "/light/module/{id:str}": _light_look,
    "/light/case/{id:str}": _light_look,
    "/light/worksheet/{id:str}": _light_look,
    "/light/{lost:path}": _light_look,
    "/light/hand": _light_send,
    "/light/join": _light_send,
    "/light/alone": _light_send,
    "/light/{kind:str}/{id:str}/alone": _light_send,
    "/light/{kind:str}/{id:str}/write/{ask:str}": _light_send,
    "/light/{kind:str}/{id:str}/write/{ask:str}/{grid:str}/{row:str}": _light_send,
}


def test_every_address_has_a_rule(app: dict[str, Any]) -> None:
    addresses = {route.path for route in app["app"]._user_routes if isinstance(route, Route | WebSocketRoute)}  # noqa: SLF001

    assert len(addresses) == len({route.path for route in app["app"]._user_routes})  # noqa: SLF001
    assert addresses == set(RULES)


@pytest.mark.parametrize("rule", dict.fromkeys(RULES.values()), ids=lambda rule: rule.__name__.strip("_"))
def test_whoever_asks_for_the_things_of_others_gets_nothing(
    town: Town, rule: Callable[[Town, pytest.LogCaptureFixture], None], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="workbook"):
        rule(town, caplog)


@pytest.mark.parametrize("who", ["observer", "facilitator", "organiser"])
def test_no_message_of_who_may_only_look_changes_anything(town: Town, who: str) -> None:
    update = wire.update(b"\x01\x01\x05\x00\x04\x01\x08text/aim\x01x\x00")
    before = stored(town)

    async def play() -> None:
        async with connect(
            f"ws://127.0.0.1:{town.client.port}/desk/ws/{town.sheet}",
            origin=Origin(town.client.origin),
            additional_headers={"Cookie": f"wb_member={town.tokens[who]}"},
        ) as socket:
            for message in (wire.state(b"\0"), update, wire.lacking(b"\0\0"), wire.PING, wire.PING):
                await socket.send(message)
            pings = 0
            while pings < 2:
                pings += await socket.recv() == wire.PING

    asyncio.run(play())
    assert stored(town) == before


@pytest.mark.parametrize("path", ["/", "/light", "/enter", "/worksheet", "/_stcore/host-config"])
def test_a_foreign_name_gets_one_page(town: Town, path: str) -> None:
    answer = town.client.ask(path, host="evil.example")

    assert (answer.status, "このアドレスでは開けません" in answer.text) == (421, True)
    assert knock(town, f"/desk/ws/{town.sheet}", "member", host="evil.example") == 403
