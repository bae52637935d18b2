"""Two servers on one host share the browser's cookies and sign nobody out of the other, nor does a new start or a second process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tests.desk import house
from workbook.classroom.people import logins
from workbook.classroom.sheets.for_the_desk import Doorkeeper
from workbook.desk.table.connection import COOKIE
from workbook.store import installation
from workbook.store.database import Database
from workbook.web import entrance
from workbook.web.own_cookies import OwnCookies

REAL, REHEARSAL = "http://kenshu.test:8501", "http://kenshu.test:8502"
PAGE = {"accept": "text/html"}


def opened(path: Path) -> Database:
    found = Database(f"sqlite:///{path}")
    found.prepare()
    house.furnish(found)
    return found


def served(database: Database, *, address: str = "") -> ASGIApp:
    """A process with the way in and out, and a page that says who came."""
    keeper = Doorkeeper(database)

    def who(request: Request) -> Response:
        came = keeper.who(request.cookies.get(COOKIE, ""))
        answer = PlainTextResponse(came.member if came else "nobody")
        answer.set_cookie("_streamlit_xsrf", "x")
        return answer

    ours = [Route("/who", who), *entrance.routes(database=database, address=address)]
    mark = installation.id_of(database)
    marked = Middleware(OwnCookies, mark=mark, who=keeper.who, address=address)
    return Starlette(routes=ours, middleware=[marked])


def in_browser(
    go: Callable[[httpx.AsyncClient], Coroutine[Any, Any, list[str]]], apps: dict[str, ASGIApp]
) -> list[str]:
    """Let one browser go to several servers; return what it saw."""

    async def play() -> list[str]:
        doors = {address: httpx.ASGITransport(app=app) for address, app in apps.items()}
        async with httpx.AsyncClient(mounts=doors) as browser:
            return await go(browser)

    return asyncio.run(play())


def ticket(database: Database, member: str = "sato") -> str:
    with database.begin() as db:
        return logins.issue_ticket(db, member=member, at=datetime.now(UTC))


def token(database: Database) -> str:
    with database.begin() as db:
        return logins.redeem(db, ticket=logins.issue_ticket(db, member="sato", at=datetime.now(UTC))) or ""


async def who_is_where(browser: httpx.AsyncClient) -> list[str]:
    return [(await browser.get(f"{address}/who")).text for address in (REAL, REHEARSAL)]


def test_coming_in_and_leaving_on_another_port_touches_nobody_here(tmp_path: Path) -> None:
    real, rehearsal = opened(tmp_path / "real.db"), opened(tmp_path / "rehearsal.db")

    async def go(browser: httpx.AsyncClient) -> list[str]:
        seen = []
        await browser.get(f"{REAL}/enter", params={"ticket": ticket(real)})
        seen += await who_is_where(browser)
        await browser.get(f"{REHEARSAL}/enter", params={"ticket": ticket(rehearsal, "suzuki")})
        seen += await who_is_where(browser)
        await browser.post(f"{REHEARSAL}/leave", headers={"origin": REHEARSAL})
        seen += await who_is_where(browser)
        return [*seen, *sorted(name.partition("-")[0] for name in browser.cookies)]

    seen = in_browser(go, {REAL: served(real), REHEARSAL: served(rehearsal)})

    assert seen[:6] == ["sato", "nobody", "sato", "suzuki", "sato", "nobody"]
    assert seen[6:] == ["_streamlit_xsrf", COOKIE]  # the first is read by Streamlit's script, by its name


def test_a_new_start_and_a_second_process_know_everybody(tmp_path: Path) -> None:
    path = tmp_path / "real.db"
    before = opened(path)
    first = served(before)
    again = opened(path)

    async def go(browser: httpx.AsyncClient) -> list[str]:
        await browser.get(f"{REAL}/enter", params={"ticket": ticket(before)})
        return await who_is_where(browser)

    assert in_browser(go, {REAL: first, REHEARSAL: served(again)}) == ["sato", "sato"]
    assert installation.id_of(again) != installation.id_of(opened(tmp_path / "other.db"))


def test_who_came_in_under_the_bare_name_is_taken_over_once_and_a_stranger_is_not(tmp_path: Path) -> None:
    real, other = opened(tmp_path / "real.db"), opened(tmp_path / "other.db")
    secret = token(real)

    async def go(browser: httpx.AsyncClient) -> list[str]:
        browser.cookies.set(COOKIE, secret, domain="kenshu.test", path="/")
        seen = [(await browser.get(f"{REHEARSAL}/who", headers=PAGE)).text, *browser.cookies]
        seen += [(await browser.get(f"{REAL}/who")).text, *browser.cookies]
        for _ in "12":
            seen += [(await browser.get(f"{REAL}/who", headers=PAGE)).text, *sorted(browser.cookies)]
        return seen

    mark = f"{COOKIE}-{installation.id_of(real)}"
    assert in_browser(go, {REAL: served(real), REHEARSAL: served(other)}) == [
        *("nobody", COOKIE, "_streamlit_xsrf"),
        *("sato", COOKIE, "_streamlit_xsrf"),  # no page was asked for
        *("sato", "_streamlit_xsrf", mark),
        *("sato", "_streamlit_xsrf", mark),
    ]


def test_leaving_takes_the_bare_name_away_and_gives_no_other(tmp_path: Path) -> None:
    real = opened(tmp_path / "real.db")
    secret = token(real)

    async def go(browser: httpx.AsyncClient) -> list[str]:
        browser.cookies.set(COOKIE, secret, domain="kenshu.test", path="/")
        await browser.post(f"{REAL}/leave", headers={"origin": REAL, **PAGE})
        return [*browser.cookies, (await browser.get(f"{REAL}/who", headers=PAGE)).text]

    assert in_browser(go, {REAL: served(real)}) == ["nobody"]


def test_over_https_what_streamlit_gives_stays_on_https_as_well(tmp_path: Path) -> None:
    real = opened(tmp_path / "real.db")
    at_home, behind_a_proxy = served(real), served(real, address="https://kenshu.test")

    async def go(browser: httpx.AsyncClient) -> list[str]:
        asked = [await browser.get(f"{where}/who") for where in (REAL, REHEARSAL, "https://kenshu.test")]
        asked.append(await browser.get(f"{REHEARSAL}/enter", params={"ticket": ticket(real)}))
        return [str(one.headers["set-cookie"].count("; Secure")) for one in asked]

    apps = {REAL: at_home, REHEARSAL: behind_a_proxy, "https://kenshu.test": at_home}
    assert in_browser(go, apps) == ["0", "1", "1", "1"]
