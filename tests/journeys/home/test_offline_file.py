"""A worksheet goes home as one HTML file, is written in on PCs without a network, and comes back to the team."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.frontend.at_home import SAVE
from tests.given_out import given
from tests.journeys.beforehand import come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, go, open_sheet, settle, take_home, wait_saved

pytestmark = pytest.mark.browser
BASE, HOME, COLLEAGUE, MEANWHILE = "はじめの文。", "家で足した文。", "課の人の文。", "その間の文。"
BOTH = re.compile(f"^{BASE}({HOME}{COLLEAGUE}|{COLLEAGUE}{HOME})$")


class Outside:
    """PCs in an office without a network; `wanted` is what pages asked for from outside."""

    def __init__(self, browser: Browser, *, downloads: Path) -> None:
        self.browser, self.downloads = browser, downloads
        self.contexts: list[BrowserContext] = []
        self.wanted: list[str] = []

    def _refuse(self, route: Route) -> None:
        self.wanted.append(route.request.url)
        route.abort()

    def pc(self) -> Page:
        """Return a page of a browser that nobody used before."""
        context = self.browser.new_context(offline=True, locale="ja-JP", accept_downloads=True)
        context.route(re.compile("^(https?|wss?):"), self._refuse)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(40_000)
        return page

    def saved(self, page: Page, file: Path) -> Path:
        """Save what is written on a page, as a file of this name."""
        button = page.get_by_role("button", name=SAVE, exact=True).first
        return given(button, downloads=self.downloads, to=file.parent).rename(file)


@pytest.fixture
def outside(browser: Browser, downloads: Path) -> Iterator[Outside]:
    """An office without a network."""
    one = Outside(browser, downloads=downloads)
    yield one
    for context in one.contexts:
        context.close()


def _opened(page: Page, file: Path) -> Page:
    page.goto(file.as_uri())
    expect(page.locator(".bar[data-level=calm]")).to_be_visible()
    return page


def _write_behind(page: Page, words: str) -> None:
    box(page, GOAL).click()  # no browser asks before leaving a page that nobody touched
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def _write_in_front(page: Page) -> None:
    page.bring_to_front()
    box(page, GOAL).press("Control+Home")
    page.keyboard.type(MEANWHILE)
    wait_saved(page)


def _take_in(page: Page, theirs: Path) -> str:
    """Make one of a page and a colleague's file, and return what stands there then."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="ほかの人のファイルを合わせる").click()
    chooser.value.set_files(theirs)
    expect(page.get_by_role("dialog")).to_contain_text(COLLEAGUE)
    page.get_by_role("button", name="合わせる", exact=True).click()
    expect(box(page, GOAL)).to_have_value(BOTH)
    return box(page, GOAL).input_value()


def _bring_back(page: Page, file: Path) -> None:
    go(page, "/bring-back")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(COLLEAGUE).first).to_be_visible()
    settle(page)


def _nothing_new(page: Page, *files: Path) -> None:
    """Neither the same file again nor an older copy has anything new."""
    page.goto("/bring-back")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("前に取り込んだファイルと同じです")).to_be_visible()
    expect(page.get_by_text("新しく取り込むところはありません")).to_be_visible()
    expect(page.get_by_role("button", name="取り込む", exact=True)).to_have_count(0)


@pytest.mark.engines
def test_words_of_two_offices_without_a_network_join_the_teams(
    app: App, person: Callable[..., Page], outside: Outside, tmp_path: Path
) -> None:
    codes = open_run(app, teams="みなと野市\tつながる班\t82000").codes
    first = come_in(app, person(), codes["つながる班"], name="佐藤", department="福祉課")
    phone = person(width=390, height=844)
    second = come_in(app, phone, codes["つながる班"], name="鈴木", department="こども課")
    for page in (first, second):
        open_sheet(page, "w02")
    box(first, GOAL).fill(BASE)
    wait_saved(first)
    taken = tmp_path / "持ち帰り.html"
    take_home(first, "HTML（ネットなしで書ける）").save_as(taken)

    # One office: typed, reloaded before it was saved, saved as a file.
    office = outside.pc()
    asked: list[str] = []
    office.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    expect(box(_opened(office, taken), GOAL)).to_have_value(BASE)
    _write_behind(office, HOME)
    expect(office.get_by_text("まだファイルに入っていない記入があります").first).to_be_visible()
    office.reload()
    expect(box(office, GOAL)).to_have_value(BASE + HOME)
    assert asked == ["beforeunload"]
    copy = outside.saved(office, tmp_path / "写し.html")

    # A colleague's PC: the same file is written in apart, and the first office makes one of the two.
    other = outside.pc()
    expect(box(_opened(other, taken), GOAL)).to_have_value(BASE)
    _write_behind(other, COLLEAGUE)
    theirs = outside.saved(other, tmp_path / "課の人の写し.html")
    both = _take_in(office, theirs)
    home = outside.saved(office, tmp_path / "一つにした写し.html")
    assert outside.wanted == []

    expect(box(second, GOAL)).to_have_value(BASE)
    _write_in_front(second)
    first.bring_to_front()
    _bring_back(first, home)
    assert box(second, GOAL).input_value() == MEANWHILE + BASE
    first.get_by_role("button", name="取り込む", exact=True).click()

    expect(box(second, GOAL)).to_have_value(MEANWHILE + both)
    _nothing_new(first, home, copy)
