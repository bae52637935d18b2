"""A comment that is typed and not sent survives a reload, and nobody else at the same PC is shown it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import go, join, settle, without

pytestmark = pytest.mark.browser
PAGE = "/hand-in?id=w03&course=national"
WORDS = "係長に見せたら、\n「来週、もう一度」と言われました。"


def room(page: Page) -> Locator:
    """Return the box for a comment on the whole sheet, unfolded or not."""
    return page.get_by_role("textbox", name="コメントを書く", include_hidden=True)


def look(page: Page) -> None:
    page.goto(PAGE)
    settle(page)
    expect(room(page)).to_have_count(1)


def typed(page: Page, words: str) -> None:
    """Type and do not leave the box."""
    page.locator("summary", has_text="コメントを書く").click()
    room(page).click()
    page.keyboard.type(words)


def keeps_none(page: Page) -> None:
    """Wait until this device keeps nothing that was typed."""
    page.wait_for_function("!Object.keys(localStorage).some((name) => name.startsWith('draft-'))")


def test_what_is_typed_and_not_sent_is_there_again_until_it_is_sent(
    app: App, person: Callable[..., Page]
) -> None:
    codes = open_run(app, teams="みなと野市\tあおば班\t82000").codes
    page = come_in(app, person(width=390, height=844), codes["あおば班"], name="佐藤", department="福祉課")
    look(page)
    typed(page, WORDS)

    page.reload()
    expect(room(page)).to_be_visible()
    expect(room(page)).to_have_value(WORDS)
    page.get_by_role("button", name="コメントする").click()
    expect(page.locator(".wb-remark", has_text="来週、もう一度")).to_be_visible()
    expect(room(page)).to_have_value("")
    look(page)

    expect(page.locator(".wb-remark")).to_have_count(1)
    expect(room(page)).to_have_value("")
    page.wait_for_timeout(1500)
    expect(room(page)).to_have_value("")
    keeps_none(page)


def test_a_note_of_a_hand_in_survives_as_well(app: App, person: Callable[..., Page]) -> None:
    codes = open_run(app, teams="みなと野市\tあおば班\t82000").codes
    page = come_in(app, person(), codes["あおば班"], name="佐藤", department="福祉課")
    look(page)
    note = page.get_by_role("textbox", name=re.compile("^ひとこと"))
    note.click()
    page.keyboard.type(WORDS)

    page.reload()
    expect(note).to_have_value(WORDS)
    page.get_by_role("button", name="提出する").click()
    expect(page.get_by_text("提出しました。写しを残した")).to_be_visible()

    expect(page.get_by_text("来週、もう一度").first).to_be_visible()
    look(page)
    expect(note).to_have_value("")


def test_nobody_else_at_the_same_pc_is_shown_it_and_leaving_forgets_it(
    app: App, person: Callable[..., Page]
) -> None:
    codes = open_run(app, teams="みなと野市\tあおば班\t82000").codes
    page = come_in(app, person(), codes["あおば班"], name="佐藤", department="福祉課")
    elsewhere = come_in(app, person(), codes["あおば班"], name="鈴木", department="こども課")
    mine, hers = page.context.cookies(), elsewhere.context.cookies()
    look(page)
    typed(page, WORDS)

    page.context.add_cookies(hers)
    look(page)
    page.wait_for_timeout(1500)
    expect(page.get_by_text("鈴木 さん")).to_be_visible()
    expect(room(page)).to_have_value("")
    without(page, WORDS)

    page.context.add_cookies(mine)
    look(page)
    expect(room(page)).to_have_value(WORDS)
    page.goto("/leave")
    page.get_by_role("button", name="出る", exact=True).click()
    keeps_none(page)
    settle(page)
    assert "#" not in page.url
    join(page, codes["あおば班"], name="佐藤", department="福祉課")
    go(page, PAGE)
    page.wait_for_timeout(1500)
    expect(room(page)).to_have_value("")
