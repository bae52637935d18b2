"""Words that come after the end are kept beside the sheet, shown to the team and the organiser, and taken in by one press."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from pycrdt import Text
from sqlalchemy import select
from starlette.applications import Starlette

from tests.desk.doors.test_routes import Client, serving
from tests.desk.seats import Tab
from tests.web.light.conftest import CONTENT
from tests.web.light.town import Town, held
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import events, logins, persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.replay import Halls
from workbook.classroom.run import runs
from workbook.classroom.sheets import for_the_desk, history, late_words, sheets
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.desk.doors.farewells import Farewells
from workbook.desk.doors.live import Live
from workbook.desk.doors.routes import routes
from workbook.desk.table import doorkeeper, wire
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.tables import Event


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    yield from held(database, CONTENT, "sample")


@contextmanager
def desk(town: Town) -> Iterator[Client]:
    """The desk with the real doorkeeper, as app.py puts it together."""
    keeper = for_the_desk.Doorkeeper(town.database)
    rooms = OpenSheets(database=town.database, forms=for_the_desk.Forms(town.database, town.shelf))
    screens = Live(Bulletin(town.database, Halls(), town.shelf))
    farewells = Farewells(rooms=rooms, screens=screens, changed_since=keeper.changed_since)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with rooms.running(), screens.running(), farewells.running():
            yield

    with serving(Starlette(routes=routes(rooms=rooms, doorkeeper=keeper), lifespan=lifespan)) as client:
        yield client


def form_of(town: Town) -> Form:
    return forms.of_worksheet(town.shelf.current().worksheets["before"])


def tab_of(town: Town, client: Client, *, name: str, team: int = 0) -> tuple[Tab, Person, Sheet]:
    """Return somebody's browser at the team's sheet, not connected yet."""
    with town.database.begin() as db:
        admission = arrivals.join(db, code=town.teams[team].code, name=name, department="福祉課")
        token = logins.redeem(db, ticket=admission.ticket)
        place = sheets.of_worksheet(town.shelf.current().worksheets["before"])
        sheet = sheets.sheet_for(db, admission.person, place)
    tab = Tab(client.port, token or "", sheet.id)
    tab.text = tab.doc.get("text/goal", type=Text)
    return tab, admission.person, sheet


def organiser(town: Town) -> Person:
    with town.database.begin() as db:
        return arrivals.admit_organiser(db).person


def waits(town: Town, sheet: Sheet, by: Person) -> list[tuple[str, list[str]]]:
    """Return who wrote too late, and what would stand there."""
    with town.database.reading() as db:
        found = late_words.waiting(db, sheet, form_of(town), by=by)
    return [(one.name, [change.after for change in one.changes]) for one in found]


def test_a_new_code_ends_the_connection_and_what_was_typed_until_then_is_kept_without_showing_the_sheet(
    town: Town,
) -> None:
    boss = organiser(town)

    async def play(client: Client) -> tuple[Person, Sheet]:
        sato, _, sheet = tab_of(town, client, name="佐藤")
        await sato.open()
        await sato.type("はじめ。")
        await sato.saved()
        with town.database.begin() as db:
            renewed = runs.reissue_code(db, town.teams[0].id, by=boss)
        assert await sato.closed() == wire.LATER  # by itself it would ask only after CHECK_EVERY
        town.teams = (renewed, town.teams[1])
        suzuki, mate, _ = tab_of(town, client, name="鈴木")
        await suzuki.open()
        await suzuki.type("あとの文。", len("はじめ。".encode()))
        await suzuki.saved()
        await suzuki.close()
        sato.text.insert(0, "佐藤の文。")
        for _ in range(2):
            await sato.open()
            assert await sato.closed() == wire.NOT_JOINED
        assert "あとの文。" not in str(sato.text)
        assert [one["kind"] for one in sato.notices if one["kind"] != "welcome"] == ["late", "late"]
        assert sato.acked == 0
        return mate, sheet

    assert doorkeeper.CHECK_EVERY >= 30
    with desk(town) as client:
        mate, sheet = asyncio.run(play(client))

    assert goal(town, sheet) == "はじめ。あとの文。"
    assert waits(town, sheet, mate) == [("佐藤", ["佐藤の文。はじめ。あとの文。"])]
    assert count(town, events.LATE_WORDS) == 1
    with town.database.begin() as db:
        assert late_words.take(db, sheet, form_of(town), member=first_late(town, sheet, mate), by=mate)
    assert goal(town, sheet) == "佐藤の文。はじめ。あとの文。"
    assert waits(town, sheet, mate) == []
    with town.database.reading() as db:
        moments = history.history(db, sheet, form_of(town), by=mate)
    assert (moments[-1].kind, moments[-1].writers[0][0]) == (history.CAME_LATE, "佐藤")


def test_after_the_end_of_a_run_the_organiser_takes_late_words_in_and_no_other_team_sees_them(
    town: Town,
) -> None:
    boss = organiser(town)

    async def play(client: Client) -> tuple[Person, Person, Sheet]:
        sato, me, sheet = tab_of(town, client, name="佐藤")
        _, foreign, _ = tab_of(town, client, name="高橋", team=1)
        await sato.open()
        await sato.close()
        with town.database.begin() as db:
            runs.close_run(db, town.run.id, by=boss.id)
        sato.text.insert(0, "切れているあいだの文。")
        await sato.open()
        await sato.until(lambda: any(one["kind"] == "late" for one in sato.notices))
        assert sato.acked == 0
        await sato.close()
        return me, foreign, sheet

    with desk(town) as client:
        me, foreign, sheet = asyncio.run(play(client))

    assert goal(town, sheet) == ""
    assert waits(town, sheet, me) == waits(town, sheet, boss) == [("佐藤", ["切れているあいだの文。"])]
    with pytest.raises(Refused):
        waits(town, sheet, foreign)
    with town.database.reading() as db:
        assert [one.id for one in late_words.sheets_with_some(db, town.run.id)] == [sheet.id]
        member = late_words.waiting(db, sheet, form_of(town), by=boss)[0].member
        me, foreign = persons.get(db, me.id), persons.get(db, foreign.id)
    for refused in (me, foreign):
        with town.database.begin() as db, pytest.raises(Refused):
            late_words.take(db, sheet, form_of(town), member=member, by=refused)
    with town.database.begin() as db:
        assert late_words.take(db, sheet, form_of(town), member=member, by=boss)
        assert not late_words.take(db, sheet, form_of(town), member=member, by=boss)
    assert goal(town, sheet) == "切れているあいだの文。"


def test_a_form_without_a_script_that_comes_late_is_kept_the_same_way(town: Town) -> None:
    boss = organiser(town)
    one, other = (town.phone().join(town.teams[0], name=name) for name in ("佐藤", "鈴木"))
    for phone in (one, other):
        phone.look("/light/worksheet/before/write/goal")

    with town.database.begin() as db:
        runs.reissue_code(db, town.teams[0].id, by=boss)
    one.press("保存する", **{"v/goal": "コードが新しくなる前の文。"})
    after_code = (one.status, "締切後に届いた言葉" in one.words, "コードが新しくなる前の文。" in one.words)
    with town.database.begin() as db:
        runs.close_run(db, town.run.id, by=boss.id)
    other.press("保存する", **{"v/goal": "終わる前の文。"})
    stranger = town.phone()
    stranger.look("/light")
    stranger.send(
        "/light/worksheet/before/write/goal", {"form": stranger.form_token, "v/goal": "だれかの文。"}
    )

    assert after_code == (202, True, True)
    assert (other.status, stranger.status) == (202, 403)
    with town.database.reading() as db:
        (sheet,) = late_words.sheets_with_some(db, town.run.id)
    assert waits(town, sheet, boss) == [
        ("佐藤", ["コードが新しくなる前の文。"]),
        ("鈴木", ["終わる前の文。"]),
    ]
    assert goal(town, sheet) == ""


def test_what_no_sheet_would_take_is_not_kept(town: Town) -> None:
    boss = organiser(town)

    async def play(client: Client) -> tuple[int | None, Sheet]:
        sato, _, sheet = tab_of(town, client, name="佐藤")
        with town.database.begin() as db:
            runs.reissue_code(db, town.teams[0].id, by=boss)
        sato.doc.get("somewhere", type=Text).insert(0, "言葉。")
        await sato.open()
        return await sato.closed(), sheet

    with desk(town) as client:
        code, sheet = asyncio.run(play(client))

    assert code == wire.MALFORMED
    assert waits(town, sheet, boss) == []
    assert count(town, events.LATE_WORDS) == 0


def goal(town: Town, sheet: Sheet) -> str:
    with town.database.reading() as db:
        return str(sheets.values(db, sheet, form_of(town)).get("goal", ""))


def count(town: Town, kind: str) -> int:
    with town.database.reading() as db:
        return len(db.scalars(select(Event.seq).where(Event.kind == kind)).all())


def first_late(town: Town, sheet: Sheet, by: Person) -> str:
    with town.database.reading() as db:
        return late_words.waiting(db, sheet, form_of(town), by=by)[0].member
