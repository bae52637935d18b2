"""A facilitator speaks to teams that are at work: every screen hears it, on whatever page it is, without a reload."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from tests.journeys.beforehand import come_in, open_run, try_alone
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, go, open_sheet, seen_at_last, settle, wait_saved
from workbook.classroom.people import persons
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Place
from workbook.classroom.period.steering import Floor
from workbook.store import tables
from workbook.store.database import Database

pytestmark = pytest.mark.browser


@contextmanager
def _floor(app: App, run: str) -> Iterator[tuple[Database, Floor]]:
    """Somebody who steers from another process, as on a second server."""
    database = Database(f"sqlite:///{app.folder / 'workbook.db'}")
    with database.reading() as db:
        organiser = db.scalars(select(tables.Member.id).where(tables.Member.role == "organiser")).first()
        assert organiser
        person = persons.get(db, organiser)
    yield database, Floor(run, person)
    database.close()


def _live(page: Page) -> Locator:
    return page.get_by_role("region", name="進行役からのお知らせ")


@pytest.fixture(scope="module")
def regulars(house: App, regular: Callable[..., Page]) -> tuple[str, Page, Page]:
    """A run and a member of each of its teams, for all tests that end what they begin."""
    return _teams(house, regular)


def _teams(app: App, person: Callable[..., Page]) -> tuple[str, Page, Page]:
    run = open_run(app, teams="みなと野市\t1班\t82000\n青梁市\t2班\t31000")
    codes = run.codes
    first = come_in(app, person(), codes["1班"], name="佐藤", department="福祉課")
    second = come_in(app, person(width=390, height=844), codes["2班"], name="鈴木", department="こども課")
    for page in (first, second):
        page.goto("/")
    return run.id, first, second


def test_messages_clock_and_call_appear_while_somebody_types(
    app: App, regulars: tuple[str, Page, Page]
) -> None:
    run, first, second = regulars
    open_sheet(first, "w02")
    go(second, "/course?id=national")
    box(first, GOAL).click()
    first.keyboard.type("だれも")
    with _floor(app, run) as (database, floor):
        with database.begin() as db:
            floor.say(db, "残り10分です。問3まで進めましょう。")
            floor.start_timer(db, 600, label="話し合い")
        for page in (first, second):
            expect(_live(page).get_by_text("残り10分です。問3まで進めましょう。").first).to_be_visible()
            expect(_live(page).get_by_text("話し合い　残り")).to_be_visible()
        first.keyboard.type("ひとりにしない")
        with database.begin() as db:
            floor.gather(db, "発表をはじめます。")
        expect(_live(first).get_by_text("全体の部屋にもどってください").first).to_be_visible()
        with database.begin() as db:
            floor.end_gathering(db)
            floor.stop_timer(db)
        expect(_live(first).get_by_text("全体の部屋にもどってください")).to_have_count(0)
        expect(_live(first).get_by_text("話し合い　残り")).not_to_be_visible()
        expect(_live(second).locator(".card")).to_have_count(1)
        _live(second).get_by_role("button", name="閉じる").click()
    wait_saved(first)
    expect(box(first, GOAL)).to_have_value("だれもひとりにしない")
    second.reload()
    settle(second)
    expect(_live(second).get_by_role("button", name="進行役を呼ぶ")).to_be_visible()
    expect(_live(second).locator(".card")).to_have_count(0)  # what was closed does not come back


def test_a_raised_hand_is_seen_by_the_whole_team_and_by_no_other(
    app: App, regulars: tuple[str, Page, Page]
) -> None:
    run, first, second = regulars

    _live(second).get_by_role("button", name="進行役を呼ぶ").click()
    _live(second).get_by_role("button", name="話し合いを見てほしい").click()

    expect(_live(second).get_by_text("進行役を呼んでいます（話し合いを見てほしい）")).to_be_visible()
    with _floor(app, run) as (database, floor):
        with database.reading() as db:
            hall = Halls().of_run(db, floor.run)
        (team,) = hall.hands
        assert (datetime.now(UTC) - hall.hands[team].at).total_seconds() < 30
        with database.begin() as db:
            floor.take_hand(db, team)
        expect(_live(second).get_by_text("進行役が向かっています")).to_be_visible()
        expect(_live(first).get_by_role("button", name="進行役を呼ぶ")).to_be_visible()
        _live(second).get_by_role("button", name="取り消す").click()
        expect(_live(second).get_by_role("button", name="進行役を呼ぶ")).to_be_visible()
        with database.reading() as db:
            assert Halls().of_run(db, floor.run).hands == {}


def test_the_strip_leads_to_what_runs_and_who_goes_along_is_led_but_never_while_writing(
    app: App, person: Callable[..., Page]
) -> None:
    run, first, second = _teams(app, person)
    open_sheet(first, "w02")
    with _floor(app, run) as (database, floor):
        with database.begin() as db:
            floor.begin_row(db, period="n1", line=0)
        expect(_live(first).locator(".title")).to_contain_text("つながりの物語から始める")
        box = second.locator(".wb-line.is-now")
        expect(box).to_contain_text("予定 13:00")  # home shows the real time beside the plan
        _live(second).get_by_role("link", name="つながりの物語から始める").click()
        expect(second).to_have_url(re.compile("/module\\?.*id=m01"))
        settle(second)
        expect(_live(second).locator(".title")).to_contain_text("つながりの物語から始める")
        expect(_live(second).get_by_role("link")).to_have_count(0)  # quiet for who is there
        share = "one => one.offsetHeight / innerHeight"
        assert seen_at_last(_live(second).locator(".foot"), share, lambda share: share < 0.15) < 0.15

        _live(first).get_by_role("button", name="この帯の設定").click()
        _live(first).get_by_label(re.compile("進行に合わせる")).check()
        expect(first).to_have_url(re.compile("/module\\?.*id=m01"))
        open_sheet(first, "w02")  # who goes back by themselves is not led a second time
        box = _box_of(first)
        box.click()
        first.keyboard.type("だれも")
        with database.begin() as db:
            floor.summon(db, Place("case", {"id": "v07"}, "事例"))
        expect(_live(second).get_by_text("集まる場所")).to_be_visible()
        expect(_live(first).get_by_text("集まる場所")).to_have_count(1)
        first.keyboard.type("ひとりにしない")
        wait_saved(first)
        expect(first).to_have_url(re.compile("/worksheet"))
        box.blur()
        expect(first).to_have_url(re.compile("/case\\?.*id=v07"))
        expect(second).to_have_url(re.compile("/module"))  # nobody who did not ask for it is led
    open_sheet(first, "w02")
    expect(_box_of(first)).to_have_value("だれもひとりにしない")


def _box_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name=GOAL).first


def test_who_tries_alone_hears_nobody(app: App, person: Callable[..., Page]) -> None:
    page = try_alone(app, person())
    page.goto("/")
    settle(page)

    expect(_live(page)).to_have_count(0)
