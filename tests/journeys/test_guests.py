"""A facilitator and an observer come with their invitations, look where they may, and are sent away again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, go, open_sheet, wait_saved, without
from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people.views import Invitation, Person
from workbook.store.database import Database

pytestmark = pytest.mark.browser
People = Callable[..., Page]


def _invite(database: Database, run: str) -> tuple[Person, dict[str, Invitation]]:
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        return organiser, {
            role: invitations.invite(db, run=run, role=role, by=organiser) for role in invitations.ROLES
        }


def _come(page: Page, code: str, name: str) -> None:
    page.goto("/join")
    page.get_by_label("チームコード").fill(code)
    page.get_by_label("お名前").fill(name)
    page.get_by_label("所属（課・団体）").fill("県庁")
    page.get_by_role("button", name="参加する", exact=True).click()
    expect(page.get_by_role("heading", name="あなたの開催回")).to_be_visible()


def test_guests_see_their_run_until_their_invitation_is_taken_back(app: App, person: People) -> None:
    run = open_run(app, teams="みなと野市\tつながる班\t82000")
    member = come_in(app, person(), run.codes["つながる班"], name="佐藤", department="福祉課")
    open_sheet(member, "w02")
    box(member, GOAL).fill("まだ途中です。")
    wait_saved(member)
    database = Database(f"sqlite:///{app.folder / 'workbook.db'}")
    organiser, invited = _invite(database, run.id)
    facilitator, observer = person(), person(width=390, height=844)

    _come(facilitator, invited["facilitator"].code, "高橋")
    _come(observer, invited["observer"].code, "渡辺")

    for page, role in ((facilitator, "進行役"), (observer, "見学")):
        expect(page.get_by_text(f"第1回・{role}")).to_be_visible()
        expect(page.get_by_role("link", name="主催者")).to_have_count(0)
        page.get_by_role("link", name="提出された宿題を見る").click()
        expect(page.get_by_text("つながる班").first).to_be_visible()
        go(page, "/worksheet?id=w02")
        expect(page.get_by_role("textbox")).to_have_count(0)
        assert "まだ途中です。" not in page.content()
    observer.go_back()
    expect(observer.get_by_text("つながる班").first).to_be_visible()
    expect(observer.get_by_role("link", name="ひらく")).to_have_count(0)

    with database.begin() as db:
        invitations.revoke(db, invited["facilitator"].id, by=organiser)
    database.close()
    facilitator.go_back()
    expect(facilitator.get_by_text("ここは、進行役と主催者の方のページです。")).to_be_visible()
    without(facilitator, "つながる班")
    observer.reload()
    expect(observer.get_by_text("つながる班").first).to_be_visible()
