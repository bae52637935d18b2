"""The server dies while somebody types, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import come_in, open_run, try_alone
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, wait_saved

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One that may be taken away."""
    one = App(tmp_path_factory.mktemp("app"))
    one.start()
    yield one
    if one.process is not None:
        one.kill()


@pytest.mark.engines
def test_killed_server_restarted_and_page_reloaded_nothing_is_lost(
    app: App, person: Callable[..., Page]
) -> None:
    codes = open_run(app, teams="みなと野市\tつながる班\t82000").codes
    first = come_in(app, person(), codes["つながる班"], name="佐藤", department="福祉課")
    second = come_in(app, person(), codes["つながる班"], name="鈴木", department="こども課")
    for page in (first, second):
        open_sheet(page, "w02")
    box(first, GOAL).click()
    first.keyboard.type("保存された文。")
    wait_saved(first)

    app.kill()
    first.keyboard.type("切れたあとの文。")
    kept = re.compile("この端末に保存済み|この端末に残り")
    expect(first.get_by_role("status").filter(has_text=kept).first).to_be_visible()
    assert box(first, GOAL).input_value() == "保存された文。切れたあとの文。"
    app.start()
    first.reload()

    expect(box(first, GOAL)).to_have_value("保存された文。切れたあとの文。")
    expect(box(second, GOAL)).to_have_value("保存された文。切れたあとの文。")
    wait_saved(first)


def test_page_left_open_goes_on_by_itself_when_the_server_is_back(
    app: App, person: Callable[..., Page]
) -> None:
    page = try_alone(app, person())
    open_sheet(page, "w02")
    box(page, GOAL).fill("一。")
    wait_saved(page)

    app.kill()
    box(page, GOAL).fill("一。二。")
    app.start()

    wait_saved(page)
    again = page.context.new_page()
    open_sheet(again, "w02")
    expect(box(again, GOAL)).to_have_value("一。二。")
