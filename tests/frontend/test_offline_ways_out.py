"""Where something is missing at home (scripts, storage, a private PC) the words still find a way out of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.desk.forms import EVERYTHING
from tests.frontend.at_home import SAVE, Home, said
from workbook.handouts.layout.sheet import Header

pytestmark = pytest.mark.browser


def test_where_no_script_runs_the_words_and_a_way_out_are_shown(home: Home) -> None:
    page = home.pc(java_script_enabled=False).new_page()

    page.goto(home.file(EVERYTHING, {"aim": "だれも一人にしない。"}).as_uri())

    expect(page.get_by_text("Edge か Chrome で開いてください")).to_be_visible()
    expect(page.get_by_text("だれも一人にしない。", exact=True)).to_be_visible()
    expect(page.get_by_text("k7qm-3xpa")).to_be_visible()


def test_paper_shows_the_words_and_no_buttons(home: Home) -> None:
    page = home.open(home.file(EVERYTHING, {"aim": "はじめ。"}))
    page.get_by_label("めざす姿").fill("紙に出る文。")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    page.emulate_media(media="print")

    expect(page.locator("#paper").get_by_text("紙に出る文。")).to_be_visible()
    expect(page.get_by_role("button", name=SAVE)).to_be_hidden()
    expect(page.locator("#how")).to_be_hidden()


def test_a_device_that_keeps_nothing_says_so_and_the_file_is_the_way_out(home: Home) -> None:
    lost = "Object.defineProperty(window, 'indexedDB', {value: {open() { return {} }}});"
    page = home.open(home.file(EVERYTHING, {}), home.pc(script=lost))

    page.get_by_label("めざす姿").fill("消えては困る。")

    expect(page.locator(".bar[data-level=alarm]")).to_contain_text("この端末には残せません")
    with page.expect_download() as download:
        page.locator(".bar").get_by_role("button", name=SAVE).click()
    assert said(Path(download.value.path()), EVERYTHING, {}) == {"aim": "消えては困る。"}
    expect(page.locator(".bar[data-level=calm]")).to_be_visible()


def test_on_a_shared_pc_the_copy_is_taken_away_only_after_it_is_in_a_file(home: Home) -> None:
    context = home.pc()
    file = home.file(EVERYTHING, {})
    page = home.open(file, context)
    page.get_by_label("めざす姿").fill("家の文。")
    page.get_by_text("ほかの人も使うパソコンの方へ").click()
    forget = page.get_by_role("button", name="この端末から消す")
    expect(forget).to_be_disabled()
    home.saved(page)
    forget.click()
    expect(page.get_by_text("この端末から消しました")).to_be_visible()

    page.close()
    page = home.open(file, context)

    expect(page.get_by_label("めざす姿")).to_have_value("")


@pytest.mark.engines
def test_two_empty_sheets_of_nobody_do_not_show_each_others_words(home: Home) -> None:
    context = home.pc()
    header = Header("重層ワークブック", "", "")
    one, two = (home.file(EVERYTHING, {}, header=header) for _ in range(2))
    home.open(one, context).get_by_label("めざす姿").fill("一人目の文。")

    page = home.open(two, context)

    page.wait_for_timeout(500)
    expect(page.get_by_label("めざす姿")).to_have_value("")


def test_the_keys_that_save_a_page_save_the_file(home: Home) -> None:
    page = home.open(home.file(EVERYTHING, {}))
    page.get_by_label("めざす姿").fill("家の文。")

    with page.expect_download() as download:
        page.keyboard.press("Control+s")

    assert said(Path(download.value.path()), EVERYTHING, {}) == {"aim": "家の文。"}
