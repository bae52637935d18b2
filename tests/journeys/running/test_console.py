"""One console and two teams: what the facilitator presses is seen at the tables, and the tables are seen on the console."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.beforehand import come_in, open_run, organise
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, go, open_sheet, resize, seriously_wrong, settle, wait_saved

pytestmark = pytest.mark.browser
People = Callable[..., Page]
TEAMS = "みなと野市\t1班\t82000\n青梁市\t2班\t31000"


@pytest.fixture(scope="module")
def three(house: App, regular: People) -> tuple[Page, Page, Page]:
    """A console and a member of each of two teams, who read about the course: to come in is half of the work.

    Every test ends what it begins, or comes after those who would see it.
    """
    run = open_run(house, teams=TEAMS)
    console = organise(house, regular())
    first = come_in(house, regular(), run.codes["1班"], name="佐藤", department="福祉課")
    second = come_in(
        house, regular(width=390, height=844), run.codes["2班"], name="鈴木", department="こども課"
    )
    for page in (first, second):
        page.goto("/glossary")
    console.goto(f"/console?run={run.id}")
    expect(_tile(console, "1班")).to_be_visible()
    return console, first, second


def _tile(console: Page, team: str) -> Locator:
    return (
        console.get_by_role("list", name="チーム")
        .get_by_role("listitem")
        .filter(has=console.get_by_role("link", name=team, exact=True))
    )


def _live(page: Page) -> Locator:
    return page.get_by_role("region", name="進行役からのお知らせ")


def _panel(console: Page, name: str) -> None:
    console.get_by_role("radio", name=name).click()


def test_a_warning_does_not_stay_above_a_panel_it_does_not_speak_of(three: tuple[Page, Page, Page]) -> None:
    console, _, _ = three
    _panel(console, "知らせる")
    console.get_by_role("button", name="知らせる", exact=True).click()
    warning = console.get_by_role("status").filter(has_text="お知らせ")
    expect(warning).to_be_visible()

    _panel(console, "時計")

    expect(console.get_by_label("何の時間か")).to_be_visible()
    expect(warning).to_have_count(0)


def test_a_step_taken_back_is_gone_from_every_screen_and_words_being_typed_stay(
    three: tuple[Page, Page, Page],
) -> None:
    console, first, _ = three
    strip = console.locator(".st-key-console-bar")
    settle(console)
    before = strip.bounding_box()
    console.get_by_role("button", name="はじめる").click()
    expect(_live(first).get_by_text(re.compile("残り|まで")).first).to_be_visible()
    expect(console.get_by_role("button", name="元に戻す：はじめる")).to_be_visible()
    settle(console)
    assert strip.bounding_box() == before
    console.get_by_role("button", name="元に戻す：はじめる").click()
    expect(console.get_by_role("button", name="はじめる")).to_be_visible()
    expect(_live(first).get_by_text(re.compile("残り|まで"))).to_have_count(0)

    _panel(console, "知らせる")
    box_of_words = console.get_by_role("textbox", name="自分の言葉で知らせる")
    box_of_words.press_sequentially("となりの班と見せ合い")
    _panel(console, "メモ")
    expect(box_of_words).to_have_count(0)
    _panel(console, "知らせる")
    expect(box_of_words).to_have_value("となりの班と見せ合い")
    box_of_words.press("End")
    box_of_words.press_sequentially("ましょう")
    box_of_words.press("Enter")
    expect(_live(first).get_by_text("となりの班と見せ合いましょう").first).to_be_visible()
    expect(box_of_words).to_have_value("")


def test_a_raised_hand_shows_on_the_console_and_the_answer_at_the_table(
    three: tuple[Page, Page, Page],
) -> None:
    console, _, second = three
    _live(second).get_by_role("button", name="進行役を呼ぶ").click()
    _live(second).get_by_role("button", name="話し合いを見てほしい").click()

    expect(console.get_by_text("話し合いを見てほしい")).to_be_visible()
    expect(_tile(console, "2班")).to_contain_text("手を挙げています")
    expect(_tile(console, "1班")).not_to_contain_text("手を挙げています")
    expect(console).to_have_title(re.compile("^▲1 "))
    console.get_by_role("button", name="向かいます").click()
    expect(_live(second).get_by_text("進行役が向かっています")).to_be_visible()
    console.get_by_role("button", name="済み").click()
    expect(_live(second).get_by_role("button", name="進行役を呼ぶ")).to_be_visible()
    expect(console.get_by_text("話し合いを見てほしい")).to_have_count(0)
    expect(console).not_to_have_title(re.compile("^▲"))


def test_what_a_team_types_is_seen_live_and_cannot_be_changed(three: tuple[Page, Page, Page]) -> None:
    console, first, _ = three
    open_sheet(first, "w02")
    box(first, GOAL).click()
    first.keyboard.type("だれも一人に")
    wait_saved(first)
    expect(_tile(console, "1班")).to_contain_text("入力 1分以内")
    expect(_tile(console, "2班")).to_contain_text("入力はまだ")

    _tile(console, "1班").get_by_role("link").click()
    seen = box(console, GOAL)
    expect(seen).to_have_value("だれも一人に")
    first.keyboard.type("しない")
    expect(seen).to_have_value("だれも一人にしない")
    expect(seen).not_to_be_editable()

    console.get_by_role("link", name="進行の画面").last.click()
    expect(_tile(console, "2班")).to_be_visible()


@pytest.mark.engines
def test_a_held_case_lets_nobody_on_until_it_is_opened(three: tuple[Page, Page, Page]) -> None:
    console, first, _ = three
    _panel(console, "場面")
    case = console.locator("[class*='st-key-console-case-']").first
    found = re.search(r"st-key-console-case-([\w-]+)", case.get_attribute("class") or "")
    assert found
    case.get_by_role("button", name="ここでとめる").click()
    expect(case.get_by_text("でとめています。")).to_be_visible()

    go(first, f"/case?id={found[1]}")
    held = first.get_by_text("進行役が次の場面をひらくまで、この場面を話し合いましょう。")
    expect(held).to_be_visible()
    expect(first.get_by_role("button", name="次の場面をひらく")).to_have_count(0)
    box(first, re.compile(".*")).click()
    first.keyboard.type("民生委員さんと話す")
    wait_saved(first)

    case.get_by_role("button", name="チームにまかせる").click()
    expect(first.get_by_role("button", name="次の場面をひらく")).to_be_enabled()
    expect(held).to_have_count(0)
    expect(box(first, re.compile(".*"))).to_have_value("民生委員さんと話す")


def test_a_member_who_finds_the_address_reads_a_kind_word(three: tuple[Page, Page, Page]) -> None:
    console, first, _ = three
    run = re.search(r"run=(\w+)", console.url)
    assert run

    go(first, f"/console?run={run[1]}")

    expect(first.get_by_text("ここは、研修を進める方と見学の方のページです。")).to_be_visible()
    expect(first.get_by_text("2班")).to_have_count(0)


def test_message_countdown_and_call_reach_both_teams_without_a_reload(three: tuple[Page, Page, Page]) -> None:
    console, first, second = three
    _panel(console, "知らせる")
    console.get_by_role("button", name="問3まで進めましょう").click()
    for page in (first, second):
        expect(_live(page).get_by_text("問3まで進めましょう").first).to_be_visible()

    _panel(console, "時計")
    console.get_by_role("button", name="15分", exact=True).click()
    for page in (first, second):
        expect(_live(page).get_by_text(re.compile("残り 1[45]:"))).to_be_visible()
    _live(second).get_by_role("button", name="進行役を呼ぶ").click()
    asked, runs = (
        _live(second).get_by_role("group", name="どうしましたか"),
        _live(second).get_by_text(re.compile("残り 1[45]:")),
    )
    expect(asked).to_be_visible()
    left = asked.evaluate(
        "(asked, runs) => asked.getBoundingClientRect().top - runs.getBoundingClientRect().bottom",
        runs.element_handle(),
    )
    assert left >= 0, "what runs is not under the question"
    _live(second).get_by_role("button", name="やめる").click()
    expect(console.get_by_role("timer")).to_contain_text("残り 1")

    console.get_by_role("button", name="全体に戻る").click()
    expect(_live(first).get_by_text("全体の部屋にもどってください").first).to_be_visible()
    console.get_by_role("button", name="よびかけを終える").click()
    expect(_live(first).get_by_text("全体の部屋にもどってください")).to_have_count(0)


def test_axe_finds_nothing_serious_on_the_console(three: tuple[Page, Page, Page], workshop: Path) -> None:
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    console, _, second = three
    _live(second).get_by_role("button", name="進行役を呼ぶ").click()
    _live(second).get_by_role("button", name="話し合いを見てほしい").click()
    expect(console.get_by_role("button", name="向かいます")).to_be_visible()
    serious = []

    for panel in ("時間割", "知らせる", "時計", "場面", "メモ"):
        _panel(console, panel)
        settle(console)
        for width in (1366, 390):
            resize(console, width, 844)
            serious += [(panel, width, *one) for one in seriously_wrong(console, axe)]

    assert serious == []
