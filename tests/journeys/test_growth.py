"""How a sheet grew, looked at by its team with the keyboard, on a phone without motion, and on the shared screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert

from tests import ours
from tests.journeys.beforehand import Opened, come_in, open_run, organise
from tests.journeys.conftest import App
from tests.journeys.people import pick, seen_at_last, seriously_wrong, settle
from workbook.classroom.entrance import arrivals
from workbook.classroom.period.steering import Floor
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import form as forms
from workbook.desk.document import writing
from workbook.store import tables
from workbook.store.database import Database

pytestmark = pytest.mark.browser
TOWN, TEAM = "みどり市", "みどり市 丘の班"
BEGINS = datetime(2026, 11, 28, 4, 0, tzinfo=UTC)
PEOPLE = [
    {"_row": "r1", "name": "静枝さん", "stance": "self"},
    {"_row": "r2", "name": "畑の人", "stance": "neighbour"},
]
TIE = {"_row": "r1", "from": "r1", "to": "r2", "at-start": "thick"}
WRITTEN: list[tuple[str, float, dict[str, Any]]] = [
    ("鈴木", 0, {"map": {"nodes": PEOPLE[:1], "edges": []}}),
    ("佐藤", 5, {"left": "みどり市の車が"}),
    ("佐藤", 6, {"left": "みどり市の車が四台とまったのを見てから。"}),
    ("鈴木", 20, {"map": {"nodes": PEOPLE, "edges": [TIE]}}),
]


def _write(app: App, run: Opened) -> str:
    """Let two people of the team write in forty minutes; put the sheet on the shared screen; return its id."""
    database = Database(f"sqlite:///{app.folder / 'workbook.db'}")
    worksheet = ours.library().worksheets["w05"]
    form = forms.of_worksheet(worksheet)
    with database.begin() as db:
        code = run.codes[TEAM]
        came = {
            name: arrivals.join(db, code=code, name=name, department="福祉課", who="").person
            for name in ("佐藤", "鈴木")
        }
        sheet = sheets.sheet_for(db, came["佐藤"], sheets.of_worksheet(worksheet))
        stored: list[bytes] = []
        for name, minutes, said in WRITTEN:
            data = writing.update_saying(stored, form, said)
            assert data is not None
            stored.append(data)
            row = {"sheet_id": sheet.id, "member_id": came[name].id, "data": data}
            db.execute(insert(tables.SheetUpdate), {**row, "at": BEGINS + timedelta(minutes=minutes)})
        steers = Floor(run.id, arrivals.admit_organiser(db).person)
        view = View(screen_view.GROWTH, worksheet="w05", question="map", sheet=sheet.id)
        steers.show(db, view.what, **view.said)
    database.close()
    return sheet.id


def _heard(page: Page) -> str:
    """Return what a screen reader is told of the step."""
    return page.locator(".growth [aria-live] ul").inner_text()


def _goes_step_by_step(phone: Page) -> None:
    """Look at the way on a phone that wants no motion: there is no film, and all can be pressed with a finger."""
    phone.goto("/growth?id=w05")
    slider = phone.get_by_role("slider")
    expect(slider).to_be_visible()

    expect(phone.get_by_role("button", name=re.compile("流す"))).to_have_count(0)
    # The whole map is seen: there is nothing to move sideways.
    expect(phone.locator('.growth figure[tabindex="-1"] img')).to_be_visible()
    phone.get_by_role("button", name="前の一歩").click()
    expect(slider).to_have_attribute("aria-valuetext", re.compile("3／4"))
    small = phone.locator(".growth button:visible, .growth input").evaluate_all(
        """all => all.map((one) => [one.outerHTML, one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.right > 390).map(([told]) => told)"""
    )
    assert small == []
    assert seen_at_last(phone, "document.documentElement.scrollWidth", lambda wide: wide <= 390) <= 390


def _looks_with_the_keyboard(page: Page, axe: str) -> None:
    """Go step by step and let the film run; what is seen is said, but not while it runs."""
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("13:20、4／4"))
    expect(page.get_by_role("img", name="つながりマップ ① はじめ")).to_be_visible()
    assert "鈴木さん" in _heard(page)
    assert "静枝さんと畑の人" in _heard(page)
    settle(page)
    assert seriously_wrong(page, axe) == []

    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("13:06、3／4"))
    assert _heard(page).splitlines()[-1].endswith("「四台とまったのを見てから。」と書きました")
    assert "畑の人" not in page.locator(".growth").inner_text()
    slider.press("Home")
    page.get_by_role("button", name="続きを流す").click()
    expect(page.locator('.growth [aria-live="off"]')).to_have_count(1)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("4／4"))
    expect(page.locator('.growth [aria-live="polite"]')).to_have_count(1)
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="はじめから流す")).to_have_count(0)


def _shows_no_name(screen: Page) -> None:
    """Go back on the shared screen: no name at any step, neither of people nor of the team and its town."""
    for _ in range(4):
        shown = screen.locator("body").inner_text()
        assert [word for word in ("佐藤", "鈴木", "福祉課", TOWN, TEAM) if word in shown] == []
        screen.get_by_role("slider").press("ArrowLeft")
    expect(screen.get_by_text("〇〇の車が")).to_have_count(0)
    screen.get_by_role("slider").press("ArrowRight")
    expect(screen.get_by_text("〇〇の車が").first).to_be_visible()


def test_a_team_looks_at_its_way_and_lets_the_shared_screen_show_it_without_names(
    app: App, person: Callable[..., Page], workshop: Path
) -> None:
    run = open_run(app, teams=f"{TOWN}\t{TEAM}\t6000")
    _write(app, run)
    screen = organise(app, person(width=1280, height=720))
    screen.goto(f"/projector?run={run.id}")
    expect(screen.get_by_role("heading", name="第1回")).to_be_visible()
    expect(screen.locator(".growth")).to_have_count(0)

    page = person()
    page.emulate_media(reduced_motion="no-preference")  # the others of these browsers want no motion
    page = come_in(app, page, run.codes[TEAM], name="高橋", department="子ども課")
    page.goto("/growth?id=w05")
    _looks_with_the_keyboard(
        page, (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    )
    phone = person(width=390, height=844)
    _goes_step_by_step(come_in(app, phone, run.codes[TEAM], name="佐藤", department="福祉課"))

    pick(page, "映してよい", behind=page.get_by_text(re.compile("投影の画面で歩みを映")))
    expect(page.get_by_text("投影の画面で歩みを映してよい")).to_be_visible()

    expect(screen.get_by_role("slider")).to_be_visible()
    expect(screen.get_by_role("img", name="つながりマップ")).to_be_visible()
    _shows_no_name(screen)
