"""A run with two teams on the small content, and phones without JavaScript in front of the 軽量版."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.config import Settings
from workbook.content.forms import form as forms
from workbook.content.model.answers import Values
from workbook.content.shelf import Shelf
from workbook.desk.table import journal
from workbook.office import house
from workbook.store.database import Database
from workbook.web import entrance
from workbook.web.headers import SafeHeaders
from workbook.web.light import light_routes

OURS = "http://testserver"


@dataclass
class Phone:
    """A browser without JavaScript: it knows its cookies, the page it shows and the forms on it."""

    client: TestClient
    page: str = ""
    path: str = ""
    status: int = 0
    headers: Any = None

    def look(self, path: str) -> str:
        """Open an address and return the page."""
        return self._shown(self.client.get(path))

    def press(self, button: str, *, origin: str = OURS, **boxes: str | list[str]) -> str:
        """Fill in boxes of the form with this button in it, press the button, and return the page that comes."""
        form, name, value = self._form_with(button)
        sent = self.filled(form) | boxes
        action = form.get("action") or self.path
        return self.send(action, {**sent, **({name: value} if name else {})}, origin=origin)

    def send(self, path: str, boxes: dict[str, Any], *, origin: str = OURS) -> str:
        """Send a form and return the page that comes."""
        headers = {"origin": origin} if origin else {}
        return self._shown(self.client.post(path, data=boxes, headers=headers))

    def join(self, team: Team, *, name: str = "佐藤", department: str = "福祉課") -> Phone:
        """Come into a team."""
        self.look("/light")
        self.press("参加する", code=team.code, name=name, department=department)
        return self

    def boxes(self) -> dict[str, Any]:
        """Return what stands in the boxes of the form in which an answer is written."""
        (form,) = parser.fromstring(self.page).xpath("//form[@class='write']")
        return {name: value for name, value in self.filled(form).items() if name.startswith("v/")}

    @property
    def form_token(self) -> str:
        """Return what every form of this page carries."""
        return str(parser.fromstring(self.page).xpath("//input[@name='form']/@value")[0])

    @property
    def words(self) -> str:
        """Return what the page says to people."""
        root = parser.fromstring(self.page)
        for part in root.xpath("//style|//head"):
            part.drop_tree()
        return unescape(str(root.text_content()))

    @staticmethod
    def filled(form: Any) -> dict[str, Any]:
        """Return what a browser would send of a form that nobody touched."""
        sent: dict[str, Any] = {}
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value)
        return sent

    def _form_with(self, button: str) -> tuple[Any, str, str]:
        root = parser.fromstring(self.page)
        for found in root.xpath("//button"):
            if found.text_content() == button:
                (form,) = found.xpath("ancestor::form")
                return form, found.get("name") or "", found.get("value") or ""
        pytest.fail(f"no button {button} on {self.path}")

    def _shown(self, answer: Any) -> str:
        self.page, self.path, self.status = (
            answer.text,
            str(answer.url).removeprefix(OURS),
            answer.status_code,
        )
        self.headers = answer.headers
        return self.page


@dataclass
class Town:
    """The run, its teams, and everybody's phones."""

    database: Database
    app: Starlette
    run: Run
    teams: tuple[Team, ...]
    shelf: Shelf
    open: ExitStack = field(default_factory=ExitStack)

    def phone(self) -> Phone:
        """Return a new phone."""
        return Phone(self.open.enter_context(TestClient(self.app, base_url=OURS)))

    def member(self, *, name: str = "佐藤", team: int = 0) -> Person:
        """Return somebody who has joined."""
        with self.database.begin() as db:
            return arrivals.join(db, code=self.teams[team].code, name=name, department="福祉課").person

    def values(self, worksheet: str, *, name: str = "佐藤", team: int = 0) -> Values:
        """Return what stands in a sheet of somebody's."""
        found = self.shelf.current().worksheets[worksheet]
        member = self.member(name=name, team=team)
        with self.database.begin() as db:
            sheet = sheets.sheet_for(db, member, sheets.of_worksheet(found))
            return dict(sheets.values(db, sheet, forms.of_worksheet(found)))

    def count(self) -> int:
        """Return the number of the newest update: nothing was written while it stays the same."""
        with self.database.reading() as db:
            return journal.newest(db)


def held(database: Database, content: Path, course: str) -> Iterator[Town]:
    """Hold a course of some content with two teams."""
    shelf = Shelf(content)
    settings = Settings("sqlite://", (content,), "TESTORGANISER")
    house.open_doors(house.House(settings, shelf, database, token=lambda: None, caller=lambda: ""))
    with database.begin() as db:
        teams = [NewTeam("あおば班", "みなと野市", None), NewTeam("わかば班", "みなと野市", None)]
        run = opening.open_run(
            db, NewRun(course=course, title="第1回", teams=teams), library=shelf.current(), by=None
        )
        made = runs.teams_of(db, run.id)
    doors = [*light_routes.routes(), *entrance.routes(database=database)]
    app = Starlette(routes=doors, middleware=[Middleware(SafeHeaders, page="")])
    with ExitStack() as stack:
        yield Town(database, app, run, made, shelf, stack)
    house.close_doors()
