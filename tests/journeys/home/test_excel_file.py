"""A worksheet goes home as an Excel file, is written on there, and comes back to a team that went on writing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, go, join, open_sheet, settle, take_home, wait_saved

pytestmark = pytest.mark.browser
BASE, HOME, MEANWHILE = "はじめの文。", "家で足した文。", "その間の文。"


def _taken_home(page: Page, folder: Path) -> Path:
    """Take the sheet home as Excel, and write a sentence behind the first one."""
    file = folder / "名前をかえたファイル.xlsx"
    taken = take_home(page, "Excel（書いたもの")
    assert re.search("つながる班.*\\.xlsx$", taken.suggested_filename)
    taken.save_as(file)
    book = load_workbook(file)
    (cell,) = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == BASE)
    cell.value = BASE + HOME
    book.save(file)
    return file


@pytest.mark.engines
def test_words_from_home_join_what_the_team_wrote_meanwhile(
    app: App, person: Callable[..., Page], tmp_path: Path
) -> None:
    codes = open_run(app, teams="みなと野市\tつながる班\t82000").codes
    first = come_in(app, person(), codes["つながる班"], name="佐藤", department="福祉課")
    second = person(width=390, height=844)
    join(second, codes["つながる班"], name="鈴木", department="こども課")
    for page in (first, second):
        open_sheet(page, "w02")
    box(first, GOAL).fill(BASE)
    wait_saved(first)
    file = _taken_home(first, tmp_path)
    expect(box(second, GOAL)).to_have_value(BASE)
    second.bring_to_front()
    box(second, GOAL).press("Control+Home")
    second.keyboard.type(MEANWHILE)
    wait_saved(second)

    first.bring_to_front()
    go(first, "/bring-back")
    first.locator("input[type=file]").set_input_files(file)
    expect(first.get_by_text(HOME).first).to_be_visible()
    settle(first)
    before = box(second, GOAL).input_value()
    first.get_by_role("button", name="取り込む", exact=True).click()

    assert before == MEANWHILE + BASE
    expect(box(second, GOAL)).to_have_value(MEANWHILE + BASE + HOME)
    expect(first.get_by_text("取り込みました").first).to_be_visible()  # no second drawing takes it away
    open_sheet(first, "w02")
    expect(box(first, GOAL)).to_have_value(MEANWHILE + BASE + HOME)
