"""A file comes with its Japanese name, to whoever may have it now, and leaves nothing behind for others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette

from tests.desk.doors.test_routes import Client, serving
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import logins
from workbook.config import Settings
from workbook.content.shelf import Shelf
from workbook.office import house
from workbook.store import tables
from workbook.store.database import Database
from workbook.web import entrance
from workbook.web.files import file_routes

CONTENT = Path(__file__).resolve().parents[2] / "pages/content"
EMPTY = "/files/worksheets?id=talk&format=json&empty=1"
FILLED = "/files/worksheets?id=talk&format=json"
FOREIGN = {"Sec-Fetch-Site": "cross-site", "Referer": "https://evil.example/"}


@pytest.fixture
def client(database: Database) -> Iterator[Client]:
    found = house.House(
        Settings("sqlite://", (CONTENT,), "TESTORGANISER"),
        Shelf(CONTENT),
        database,
        token=lambda: None,
        caller=lambda: "",
    )
    house.open_doors(found)
    with serving(Starlette(routes=[*file_routes.routes(), *entrance.routes(database=database)])) as client:
        yield client
    house.close_doors()


@pytest.fixture
def cookie(database: Database) -> str:
    with database.begin() as db:
        return f"wb_member={logins.redeem(db, ticket=arrivals.join_alone(db).ticket)}"


def taken_home(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count()).select_from(tables.Handout)) or 0


def test_what_a_file_is_called_in_the_address_may_be_typed_in_capitals(client: Client) -> None:
    typed = client.ask(f"/files/worksheets?id={quote('Ｔalk')}&format=JSON&empty=1")

    assert (typed.status, typed.body) == (200, client.ask(EMPTY).body)
    assert client.ask("/files/worksheets?id=talks&format=json&empty=1").status != 200


def test_a_file_has_its_japanese_name_and_no_proxy_keeps_it(client: Client) -> None:
    answer = client.ask(EMPTY)

    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-disposition"] == (
        f"attachment; filename=\"file.json\"; filename*=UTF-8''{quote('話すこと_空欄.json')}"
    )
    assert json.loads(answer.text)


def test_after_leaving_the_address_gives_nothing(client: Client, cookie: str) -> None:
    before = client.ask(FILLED, cookie=cookie)
    client.ask("/leave?wipe=1", "POST", cookie=cookie, origin=client.origin)

    after = client.ask(FILLED, cookie=cookie)
    never = client.ask(FILLED)

    assert [one.status for one in (before, after, never)] == [200, 403, 403]
    for one in (after, never):
        assert "この端末は、いま参加していません" in one.text
        assert "content-disposition" not in one.headers


def test_a_foreign_page_and_a_program_that_checks_links_take_nothing_home(
    client: Client, database: Database, cookie: str
) -> None:
    led = client.ask(FILLED, cookie=cookie, **FOREIGN)
    checked = client.ask(FILLED, "HEAD", cookie=cookie)

    assert (led.status, "ワークブックのページからだけ" in led.text) == (403, True)
    assert (checked.status, checked.text) == (200, "")
    assert taken_home(database) == 0
    assert client.ask(FILLED, cookie=cookie).status == 200
    assert taken_home(database) == 1


@pytest.mark.parametrize("path", ["/files/nothing", "/files/a/b", "/files/syllabus?course=%3Cb%3E"])
def test_an_address_that_leads_nowhere_says_so_and_leads_on(client: Client, path: str) -> None:
    answer = client.ask(path)

    assert answer.status == 404
    assert "ファイルを受け取れませんでした" in answer.text
    assert "はじめのページへ" in answer.text
    assert "<b>" not in answer.text


def test_a_sick_database_gives_a_sentence_and_no_file(
    client: Client, database: Database, tmp_path: Path, cookie: str
) -> None:
    database.close()
    for file in tmp_path.glob("workbook.db*"):
        file.unlink()
    (tmp_path / "workbook.db").mkdir()

    answer = client.ask(FILLED, cookie=cookie)

    assert (answer.status, "content-disposition" in answer.headers) == (503, False)
    assert "ファイルを受け取れませんでした" in answer.text
