"""The workbook as `streamlit run app.py` starts it: settings, database, desk and pages brought together."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from workbook.classroom.entrance import organiser_code
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.replay import Halls
from workbook.classroom.sheets import for_the_desk
from workbook.content.shelf import Shelf
from workbook.desk.doors import live
from workbook.desk.doors.farewells import Farewells
from workbook.desk.doors.routes import routes
from workbook.desk.table.open_sheets import OpenSheets
from workbook.handouts.returned.apart.reader import READER
from workbook.office import house
from workbook.pages import shell
from workbook.pages.frame import browser
from workbook.store import installation
from workbook.store.database import Database
from workbook.store.next_look import LOOK
from workbook.store.probe import Probe
from workbook.store.shared_clock import SharedClock
from workbook.web import entrance, first_page, health, inside_streamlit, log_lines, startup, watch
from workbook.web.account_door import AccountDoor
from workbook.web.below import Below, StreamlitBelow
from workbook.web.connection import check_routes
from workbook.web.files import file_routes
from workbook.web.first_page import Front
from workbook.web.headers import SafeHeaders
from workbook.web.hosts import OwnHosts
from workbook.web.light import light_routes
from workbook.web.metrics import Metrics
from workbook.web.own_cookies import OwnCookies
from workbook.web.packed import Packed
from workbook.web.uploads import streamlit_keeps
from workbook.web.uploads.quota import UploadQuota

settings = startup.read_settings()
startup.check_secrets()
inside_streamlit.tell_streamlit_where_it_is()
startup.long_cookies_open_sockets()
inside_streamlit.what_is_gone_goes()
inside_streamlit.what_was_left_is_not_run()
inside_streamlit.theme_is_made_once()
database = Database(settings.database_url)
startup.or_stop(database.prepare)
mark = startup.or_stop(lambda: installation.id_of(database))
inside_streamlit.machines_are_one(mark)
shelf = Shelf(*settings.content)
rooms = OpenSheets(database=database, forms=for_the_desk.Forms(database, shelf))
halls = Halls()
clock = SharedClock(database, is_counting=partial(halls.count_down, database))
static = Path(st.__file__).parent / "static"
page = first_page.read(static / "index.html", style=shell.style())
look_every = None if database.notices.are_given else LOOK
screens = live.Live(Bulletin(database, halls, shelf), look_every=look_every)
doorkeeper = for_the_desk.Doorkeeper(database)
farewells = Farewells(
    rooms=rooms, screens=screens, changed_since=doorkeeper.changed_since, look_every=look_every
)
heard = {
    "signal": screens.notice,
    "sheet_update": screens.stir,
    "login": farewells.notice,
    "run": farewells.notice,
}
probe = Probe(database)
metrics = Metrics(database=database, rooms=rooms, probe=probe)
is_open = threading.Event()
house.open_doors(
    house.House(settings, shelf, database, token=browser.cookie, caller=browser.caller, halls=halls)
)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Keep the desk open while the workbook is open."""
    log_lines.set_up()  # the server has set up its own by now
    startup.loop_is_fast()
    with database.begin() as db:
        code = organiser_code.first_code(db, given=settings.organiser_code)
    async with clock.running(), rooms.running(), screens.running(), farewells.running():
        with database.notices.listening(heard):
            startup.greet(organiser_code=code, problems=shelf.problems)
            startup.spare_collector()  # everything is read now
            is_open.set()
            yield
            is_open.clear()
    house.close_doors()
    READER.close()
    database.close()


ours = [
    *routes(
        rooms=rooms,
        doorkeeper=doorkeeper,
        address=settings.address or "",
    ),
    first_page.icon(shell.ICON),
    *entrance.routes(database=database, address=settings.address or ""),
    *live.routes(screens, address=settings.address or ""),
    *light_routes.routes(),
    *file_routes.routes(address=settings.address or ""),
    *check_routes.routes(address=settings.address or ""),
    *health.routes(
        probe=probe, is_ready=is_open.is_set, registry=metrics.registry, token=settings.metrics_token
    ),
]
app = st.App(
    "workbook/pages/main.py",
    routes=ours,
    middleware=[
        Middleware(Below),
        Middleware(OwnCookies, mark=mark, who=doorkeeper.who, address=settings.address or ""),
        Middleware(watch.Watch, answered=metrics.answered),
        Middleware(SafeHeaders, page=page, address=settings.address or ""),
        Middleware(OwnHosts, address=settings.address or ""),
        Middleware(Front, page=page, address=settings.address or ""),
        Middleware(AccountDoor),
        Middleware(UploadQuota, kept=streamlit_keeps.by_visit, is_let_in=doorkeeper.has_code),
        Middleware(Packed, folder=static),
        Middleware(StreamlitBelow, ours=ours),
    ],
    lifespan=lifespan,
    on_script_error=shell.on_error,
    exception_handlers={Exception: watch.apologise},
)
