"""Rows are filled, moved, removed and brought back with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.frontend.conftest import Desk, Person
from tests.frontend.keyboard import ask_of, reach

pytestmark = pytest.mark.browser


@pytest.mark.engines
def test_a_table_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    table = ask_of(page, "table")
    first = table.locator("[data-row=r1]")

    reach(page, first.get_by_role("textbox").first)
    page.keyboard.insert_text("支援会議")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    reach(page, first.locator(".fold > summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(first.locator(".fold > summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("月2回")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("令和8年11月24日")
    reach(page, table.get_by_role("button", name="行をふやす"))
    page.keyboard.press("Enter")
    page.keyboard.insert_text("三行目")
    table.locator("[data-row=r4] textarea").first.fill("四行目")  # it came by writing in the one before

    expect(first).to_contain_text("数として読めませんでした")
    expect(ask_of(colleague, "table").locator("tbody tr")).to_have_count(5)
    row = {
        "what": "支援会議",
        "mood": "calm",
        "who": ["calm"],
        "often": "1",
        "count": "月2回",
        "day": "2026-11-24",
    }
    third, fourth = {"_row": "r3", "what": "三行目"}, {"_row": "r4", "what": "四行目"}
    desk.says({"table": [{"_row": "r1", **row}, third, fourth]})


@pytest.mark.engines
def test_rows_are_moved_removed_and_brought_back(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    page.bring_to_front()
    table = ask_of(page, "table")
    for row, words in (("r1", "一"), ("r2", "二"), ("r3", "三")):
        table.locator(f"[data-row={row}] textarea").first.fill(words)

    table.locator("[data-row=r3] .row-menu summary").press("Enter")
    table.locator("[data-row=r3]").get_by_role("button", name="上へ").press("Enter")
    expect(table.locator("[data-row=r3]").get_by_role("button", name="上へ")).to_be_focused()
    desk.says(
        {"table": [{"_row": row, "what": words} for row, words in (("r1", "一"), ("r3", "三"), ("r2", "二"))]}
    )
    table.locator("[data-row=r1] .row-menu summary").press("Enter")
    table.locator("[data-row=r1]").get_by_role("button", name="この行を消す").press("Enter")
    expect(ask_of(colleague, "table").locator("[data-row=r1]")).to_have_count(0)
    expect(table.locator(".hints").get_by_role("button", name="元に戻す")).to_be_focused()
    page.keyboard.press("Enter")

    expect(ask_of(colleague, "table").locator("[data-row=r1] textarea").first).to_have_value("一")
    expect(table.locator(".hints")).to_be_empty()
    assert ask_of(page, "desks").locator(".row-menu").count() == 0


@pytest.mark.engines
def test_words_written_into_a_row_that_a_colleague_removes_bring_it_back(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    page.bring_to_front()
    box = ask_of(page, "table").locator("[data-row=r2] textarea").first
    box.fill("二")
    theirs = ask_of(colleague, "table").locator("[data-row=r2]")
    expect(theirs.locator("textarea").first).to_have_value("二")

    box.press("End")
    colleague.bring_to_front()
    theirs.locator(".row-menu summary").click()
    theirs.get_by_role("button", name="この行を消す").click()
    expect(theirs).to_have_count(0)
    page.bring_to_front()
    expect(box).to_be_focused()
    page.keyboard.insert_text("の続き")

    expect(theirs.locator("textarea").first).to_have_value("二の続き")
    desk.says({"table": [{"_row": "r2", "what": "二の続き"}]})


@pytest.mark.engines
def test_ties_choose_among_the_people_there_are(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    nodes = ask_of(page, "ties").locator(".table").nth(0)
    ties = ask_of(colleague, "ties").locator(".table").nth(1).locator("[data-row=r1]")

    nodes.locator("[data-row=r1] textarea").fill("母")
    nodes.locator("[data-row=r2] select").select_option("tense")
    _from, to, strength = (ties.locator("select").nth(index) for index in range(3))
    expect(to.locator("option")).to_have_text(["選ぶ", "母", "（名前なし 2）"])
    _from.select_option(label="母")
    to.select_option(label="（名前なし 2）")
    strength.select_option("2")
    nodes.locator("[data-row=r2] textarea").fill("長男")

    expect(to.locator("option:checked")).to_have_text("長男")
    desk.says(
        {
            "ties": {
                "nodes": [{"_row": "r1", "name": "母"}, {"_row": "r2", "name": "長男", "stance": "tense"}],
                "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-1": "2"}],
            }
        }
    )
