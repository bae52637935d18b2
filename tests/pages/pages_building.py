"""A small workbook, the people who look at it, and what they read."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pycrdt import Doc
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people import logins, rights
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.config import Settings
from workbook.content.forms.form import Form
from workbook.content.shelf import Shelf
from workbook.desk.document import writing
from workbook.desk.table import journal
from workbook.office import house
from workbook.office.visit import Visit
from workbook.pages.frame import links
from workbook.store.database import Database

CONTENT = Path(__file__).parent / "content"
MAIN = Path(__file__).parents[2] / "workbook" / "pages" / "main.py"
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Building:
    """An open house and the browser in front of it: `token` is the cookie, `url` the address bar.

    `callers` holds the network address it speaks from, `account` what `st.user` says.
    """

    house: house.House
    content: Path
    tokens: list[str | None] = field(default_factory=lambda: [None])
    callers: list[str] = field(default_factory=lambda: [""])
    account: dict[str, Any] = field(default_factory=dict)
    url: str = "https://kenshu.example.lg.jp/"

    @property
    def database(self) -> Database:
        """Return the database."""
        return self.house.database

    def come_as(self, admission: rights.Admission | None) -> Person | None:
        """Let the browser be somebody: redeem the ticket as the door does."""
        if admission is None:
            self.tokens[0] = None
            return None
        with self.database.begin() as db:
            self.tokens[0] = logins.redeem(db, ticket=admission.ticket)
        return admission.person

    def stranger(self) -> None:
        """Nobody is recognised."""
        self.come_as(None)

    def alone(self) -> Person:
        """Somebody tries alone."""
        with self.database.begin() as db:
            admission = arrivals.join_alone(db)
        return self._known(admission)

    def organiser(self) -> Person:
        """The organiser came."""
        with self.database.begin() as db:
            admission = arrivals.admit_organiser(db, name="")
        return self._known(admission)

    def member(self, team: Team, *, name: str = "佐藤", department: str = "福祉課") -> Person:
        """Somebody joined a team."""
        with self.database.begin() as db:
            admission = arrivals.join(db, code=team.code, name=name, department=department)
        return self._known(admission)

    def guest(self, run: Run, role: str, *, name: str = "高橋", breakout: str = "") -> Person:
        """A facilitator or observer came with an invitation."""
        with self.database.begin() as db:
            organiser = arrivals.admit_organiser(db).person
            invited = invitations.invite(db, run=run.id, role=role, by=organiser, breakout=breakout)
            admission = arrivals.join(db, code=invited.code, name=name, department="県庁")
        return self._known(admission)

    def run(
        self, *, title: str = "第1回", teams: tuple[str, ...] = ("あおば班",)
    ) -> tuple[Run, tuple[Team, ...]]:
        """The organiser opens a run."""
        with self.database.begin() as db:
            run = opening.open_run(
                db,
                NewRun(
                    course="town",
                    title=title,
                    starts_on=date(2026, 11, 24),
                    teams=[NewTeam(name, "みなと野市", 82_000) for name in teams],
                ),
                library=self.house.shelf.current(),
                by=None,
            )
            return run, runs.teams_of(db, run.id)

    def write(self, person: Person, place: sheets.SheetPlace, form: Form, values: dict[str, Any]) -> Sheet:
        """Write in somebody's sheet as the desk does."""
        doc: Doc[Any] = Doc()
        writing.write(doc, form, values)
        with self.database.begin() as db:
            sheet = sheets.sheet_for(db, person, place)
            journal.append(db, sheet.id, doc.get_update(), member=person.id)
        return sheet

    def visit(self, me: Person | None) -> Visit:
        """Return a visit for what needs no page."""
        return Visit(self.house, me, at_this_pc=False)

    def open(self, name: str = "home", **query: str) -> AppTest:
        """Open a page; a page that fails fails the test."""
        page = AppTest.from_file(str(MAIN), default_timeout=60)
        page.context["url"] = self.url
        page.user = dict(self.account)
        page._page_hash = calc_hash(links.PLACES[name].address)  # noqa: SLF001 -- the only way to a page of a function
        for key, value in query.items():
            page.query_params[key] = value
        return looked_at(page.run())

    def _known(self, admission: rights.Admission) -> Person:
        person = self.come_as(admission)
        assert person is not None
        return person


@contextmanager
def opened(database: Database, folder: Path) -> Iterator[Building]:
    """Open a house on a copy of the small content."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    shelf = Shelf(content)
    assert shelf.current().sound
    tokens: list[str | None] = [None]
    callers = [""]
    settings = Settings("sqlite://", (content,), "TESTORGANISER")
    found = house.House(settings, shelf, database, token=lambda: tokens[0], caller=lambda: callers[0])
    house.open_doors(found)
    yield Building(found, content, tokens, callers)
    house.close_doors()


def looked_at(page: AppTest) -> AppTest:
    """Return the page if it could be drawn."""
    assert [problem.message for problem in page.exception] == []
    return page


def words(page: AppTest) -> str:
    """Return everything a page says in HTML as people read it."""
    return "\n".join(
        html.unescape(_TAG.sub(" ", element.body)) for element in page.html if "<style" not in element.body
    )


def source(page: AppTest) -> str:
    """Return the HTML of a page as it is sent."""
    return "\n".join(element.body for element in page.html if not element.body.startswith("<style"))


def labels(page: AppTest) -> list[str]:
    """Return what the links of a page say: those of Streamlit, then those that stand in its HTML."""
    found = re.findall(r'(?:<p class="wb-way"><a |<a class="wb-go)[^>]*>(.*?)</a>', source(page))
    anew = [html.unescape(name) for name in found]
    return [link.proto.label for link in page.get("page_link")] + anew


def files(page: AppTest) -> list[str]:
    """Return what the links to files on a page are called."""
    found = re.findall(r'<a class="wb-file"([^>]*)>(.*?)</a>', source(page))
    heard = [re.search(r'aria-label="([^"]*)"', tag) for tag, _ in found]
    names = [said[1] if said else _TAG.sub("", label) for said, (_, label) in zip(heard, found, strict=True)]
    return [html.unescape(name) for name in names]


def addresses_of_files(page: AppTest) -> list[str]:
    """Return where the links to files on a page lead."""
    return [html.unescape(one) for one in re.findall(r'<a class="wb-file" href="([^"]*)"', source(page))]


def unfolded(page: AppTest, key: str) -> AppTest:
    """Return a page after a menu on it was opened."""
    page.session_state[key] = True
    return looked_at(page.run())


def folds(page: AppTest) -> list[str]:
    """Return what stands on a page folded: the names of what can be unfolded, then of what opens as a menu."""
    return [one.label for one in page.expander] + [one.proto.popover.label for one in page.get("popover")]


def doors(page: AppTest) -> list[dict[str, str]]:
    """Return where a page sends the browser to become somebody."""
    return [json.loads(one.proto.json) for one in page.get("bidi_component") if "/enter" in one.proto.json]


def editors(page: AppTest) -> list[list[str] | None]:
    """Return which questions each editor of a page shows; None for all."""
    told = [json.loads(one.proto.json) for one in page.get("bidi_component")]
    return [data["only"] for data in told if "only" in data]
