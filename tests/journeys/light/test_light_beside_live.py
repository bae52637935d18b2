"""Somebody writes on a phone without JavaScript, a team-mate on a PC: it is one sheet, seen at once on both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, seriously_wrong, wait_saved

pytestmark = pytest.mark.browser
PLACES = (
    "/light",
    "/light/sheets",
    "/light/course",
    "/light/hand",
    "/light/worksheet/w02",
    "/light/worksheet/w02/write/goal",
    "/light/worksheet/w04/write/unreached",
    "/light/worksheet/w04/write/unreached/unreached/new",
    "/connection",
)
# What people press that is too low for a finger; a box to tick is as high as the label around it.
SMALL = """() => [...document.querySelectorAll(
    "main a, main button, nav a, footer a, main select, main input:not([type=hidden])")]
  .filter((one) => one.checkVisibility() && (one.closest("label.pick") ?? one).getBoundingClientRect().height < 43.9)
  .map((one) => one.innerText.slice(0, 30))"""


def test_a_phone_without_javascript_and_a_pc_write_one_sheet(app: App, person: Callable[..., Page]) -> None:
    code = open_run(app, teams="みなと野市\tつながる班").codes["つながる班"]
    pc = come_in(app, person(), code, name="佐藤", department="福祉課")
    open_sheet(pc, "w02")
    phone = person(width=390, height=844, java_script_enabled=False)
    phone.goto("/light")
    phone.get_by_label("チームコード").fill(code)
    phone.get_by_label("お名前").fill("鈴木")
    phone.get_by_label("所属（課・団体）").fill("税務課")
    phone.get_by_role("button", name="参加する").click()
    expect(phone.get_by_text("鈴木 さん")).to_be_visible()

    box(pc, GOAL).fill("だれも一人にしない。")
    wait_saved(pc)
    phone.goto("/light/worksheet/w02/write/goal")
    mine = phone.get_by_role("textbox").first
    expect(mine).to_have_value("だれも一人にしない。")
    box(pc, GOAL).fill("だれも一人にしない。PCの文。")
    wait_saved(pc)
    mine.fill("電話の文。だれも一人にしない。")
    phone.get_by_role("button", name="保存する", exact=True).click()

    expect(box(pc, GOAL)).to_have_value("電話の文。だれも一人にしない。PCの文。")
    expect(phone.get_by_text("両方の文を残してあります")).to_be_visible()
    expect(phone.get_by_role("textbox").first).to_have_value("電話の文。だれも一人にしない。PCの文。")


def test_its_pages_fit_a_phone_have_large_targets_and_axe_finds_nothing_serious(
    app: App, person: Callable[..., Page], workshop: Path
) -> None:
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    code = open_run(app, teams="みなと野市\tつながる班").codes["つながる班"]
    phone = come_in(app, person(width=390, height=844), code, name="鈴木", department="税務課")
    serious: list[tuple[str, ...]] = []
    small: list[tuple[str, str]] = []

    for place in PLACES:
        phone.goto(place)
        serious += [(place, *one) for one in seriously_wrong(phone, axe)]
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, place
        small += [(place, words) for words in phone.evaluate(SMALL)]

    assert (serious, small) == ([], [])
