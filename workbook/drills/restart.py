"""A restart one process at a time: two processes behind nginx on PostgreSQL, while many write and nobody should notice."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from workbook import config
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.desk.document import layout, plain_values
from workbook.desk.table import journal
from workbook.desk.table.connection import COOKIE
from workbook.drills.outcome import Outcome
from workbook.drills.typist import AS_A_BROWSER, Typist
from workbook.servers import own_nginx, own_postgres
from workbook.servers.own_app import OwnApp
from workbook.store.database import Database

TABLE = 5
LONGEST = 3.0
"""So many seconds a word may be on its way while a process is exchanged."""
_PATIENCE = 120.0


@dataclass(frozen=True)
class _Writer:
    """Somebody of a team: the secret of their browser, the name they gave, and the sheet they write in."""

    token: str
    name: str
    sheet: str
    aim: str


def one_by_one(*, times: int, people: int, pause: float = 5.0) -> Outcome:
    """Exchange one process after the other, so many times, while so many people write a word every `pause` seconds."""
    with tempfile.TemporaryDirectory(prefix="drill-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        with own_postgres.running(folder / "pg", is_durable=True) as postgres:
            return on(postgres.url, folder, times=times, people=people, pause=pause)


def on(url: str, folder: Path, *, times: int, people: int, pause: float) -> Outcome:
    """Do the same on a PostgreSQL that is there and empty."""
    database = Database(url)
    database.prepare()
    writers = _furnish(database, Shelf(config.ROOT).current(), people)
    with _behind_nginx(folder, url) as (port, apps):
        typists = asyncio.run(_play(port, apps, writers, times=times, pause=pause))
        signed_out = _signed_out(port, writers)
    outcome = _outcome(database, typists, times=times, signed_out=signed_out)
    database.close()
    return outcome


@contextmanager
def _behind_nginx(folder: Path, url: str) -> Iterator[tuple[int, list[OwnApp]]]:
    port = own_nginx.free_port()
    environment = {
        "WORKBOOK_DATABASE": url,
        "WORKBOOK_ADDRESS": f"http://127.0.0.1:{port}",
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32),  # one for both, or uploads would be refused
    }
    apps = [OwnApp(folder, port=own_nginx.free_port(), environment=environment) for _ in range(2)]
    with ExitStack() as opened:
        for app in apps:
            opened.callback(app.stop)
            app.begin()
        for app in apps:
            app.wait()
        opened.enter_context(own_nginx.running(folder, listen=port, servers=[app.port for app in apps]))
        yield port, apps


async def _play(
    port: int, apps: list[OwnApp], writers: list[_Writer], *, times: int, pause: float
) -> list[Typist]:
    stop, seated = asyncio.Event(), asyncio.Event()
    typists = [
        Typist(
            port,
            number,
            one.sheet,
            seated,
            token=one.token,
            aim=one.aim,
            pause=2 * pause,
            least=1,
            again=AS_A_BROWSER,
        )
        for number, one in enumerate(writers)
    ]
    typing = [asyncio.create_task(typist.type(stop)) for typist in typists]
    async with asyncio.timeout(_PATIENCE):
        while not all(typist.sure for typist in typists):  # noqa: ASYNC110 -- it is no event, and asked for once
            await asyncio.sleep(0.1)
    for typist in typists:
        typist.waited.slowest = 0.0  # from here on it counts
    for number in range(times):
        app = apps[number % len(apps)]
        await asyncio.to_thread(app.stop)
        await asyncio.to_thread(app.begin)
        await asyncio.to_thread(app.wait)
        await asyncio.sleep(2 * pause)
    stop.set()
    async with asyncio.timeout(_PATIENCE):
        await asyncio.gather(*typing)
    return typists


def _signed_out(port: int, writers: list[_Writer]) -> int:
    """Count who is not known by name any more."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        pages = (client.get("/light", headers={"Cookie": f"{COOKIE}={one.token}"}).text for one in writers)
        return sum(one.name not in page for one, page in zip(writers, pages, strict=True))


def _outcome(database: Database, typists: list[Typist], *, times: int, signed_out: int) -> Outcome:
    with database.reading() as db:
        held = {sheet: journal.updates(db, sheet) for sheet in {typist.sheet for typist in typists}}
    aim = typists[0].aim.removeprefix("text/")
    texts = {
        sheet: layout.read(plain_values.opened(data for _, data in stored)).texts.get(f"text/{aim}", "")
        for sheet, stored in held.items()
    }
    lost = sum(words not in texts[typist.sheet] for typist in typists for words in typist.sure)
    written = sum(len(typist.written) for typist in typists)
    made_up = max(0, sum(text.count("<") for text in texts.values()) - written)
    slowest = max(typist.waited.slowest for typist in typists)
    late = sum(typist.waited.slowest > LONGEST for typist in typists)
    cut = sum(typist.cuts > 0 for typist in typists)
    what = (
        f"二つのプロセスを一つずつ再起動する（{len(typists)} 人、つなぎ直した {cut} 人、"
        f"「送っています」は長くて {slowest:.1f} 秒、{LONGEST:.0f} 秒を超えた {late} 人、出された {signed_out} 人）"
    )
    return Outcome(what, times, written, lost, made_up, broken=late + signed_out + (cut == 0))


def _furnish(database: Database, library: Library, people: int) -> list[_Writer]:
    """Open a run and let people join, five a team."""
    worksheet = next(
        one
        for one in library.worksheets.values()
        if sheets.of_worksheet(one).unit == "team" and of_worksheet(one).asks[0].kind == "text"
    )
    teams = [NewTeam(f"{number + 1}班", "みどり市", 20_000) for number in range(-(-people // TABLE))]
    new = NewRun(course=next(iter(library.courses)), title="再起動の練習", teams=teams)
    with database.begin() as db:
        run = opening.open_run(db, new, library=library, by=None)
        made = runs.teams_of(db, run.id)
        writers = []
        for number in range(people):
            name = f"書く人{number}号"
            came = arrivals.join(db, code=made[number // TABLE].code, name=name, department="福祉課")
            sheet = sheets.sheet_for(db, came.person, sheets.of_worksheet(worksheet))
            token = logins.redeem(db, ticket=came.ticket) or ""
            writers.append(_Writer(token, name, sheet.id, f"text/{of_worksheet(worksheet).asks[0].id}"))
    return writers
