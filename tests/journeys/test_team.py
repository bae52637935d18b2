"""Three people of one team, each on a browser of their own, work through a worksheet."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import Opened, come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, take_home, wait_saved

pytestmark = pytest.mark.browser
TEAMS = "みなと野市\tつながる班\t82000\n青梁市\tもう一つの班\t310000"
People = Callable[..., Page]


@pytest.fixture(scope="module")
def run(house: App) -> Opened:
    return open_run(house, teams=TEAMS)


@pytest.fixture(scope="module")
def pair(house: App, regular: People, run: Opened) -> tuple[Page, Page]:
    """Two members of one team, who stay for all tests."""
    first = come_in(house, regular(), run.codes["つながる班"], name="佐藤", department="福祉課")
    second = come_in(house, regular(), run.codes["つながる班"], name="鈴木", department="こども課")
    return first, second


@pytest.fixture(scope="module")
def newcomer(house: App, regular: People, run: Opened) -> Page:
    """A third one."""
    return come_in(house, regular(), run.codes["つながる班"], name="高橋", department="社協")


@pytest.fixture
def two(pair: tuple[Page, Page]) -> tuple[Page, Page]:
    """Two members at the same worksheet, with nothing in its first box."""
    _begin(*pair)
    return pair


@pytest.fixture
def three(two: tuple[Page, Page], newcomer: Page) -> tuple[Page, Page, Page]:
    """Three of them."""
    _begin(*two, newcomer)
    return (*two, newcomer)


def _begin(*people: Page) -> None:
    for page in people:
        if not page.url.endswith("/worksheet?id=w02"):
            open_sheet(page, "w02")
    box(people[0], GOAL).fill("")
    for page in people:
        expect(box(page, GOAL)).to_have_value("")


def test_team_mates_see_each_others_words_and_who_writes_them(three: tuple[Page, Page, Page]) -> None:
    first, second, third = three

    box(first, GOAL).click()
    first.keyboard.type("だれも一人にしない市になる。")

    for page in (second, third):
        expect(box(page, GOAL)).to_have_value("だれも一人にしない市になる。")
    expect(second.get_by_text("佐藤さん（福祉課）が記入中").first).to_be_visible()
    wait_saved(first)


def test_two_in_the_same_box_at_once_lose_no_letter(three: tuple[Page, Page, Page]) -> None:
    first, second, third = three
    box(first, GOAL).fill("はじめ。")
    expect(box(second, GOAL)).to_have_value("はじめ。")

    box(first, GOAL).press("Control+Home")
    box(second, GOAL).press("Control+End")
    for number in range(10):
        first.keyboard.type("あいうえお"[number % 5])
        second.keyboard.type("かきくけこ"[number % 5])

    expected = "あいうえおあいうえおはじめ。かきくけこかきくけこ"
    for page in three:
        expect(box(page, GOAL)).to_have_value(expected)
    wait_saved(third)


@pytest.mark.chromium("compositions are made up with its protocol; `make hands` types them")
def test_composition_is_not_broken_by_a_team_mate(two: tuple[Page, Page]) -> None:
    first, second = two
    box(first, GOAL).fill("相談")
    expect(box(second, GOAL)).to_have_value("相談")
    box(first, GOAL).press("Control+End")
    keyboard = first.context.new_cdp_session(first)

    for reading in ("し", "しえ", "しえん"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": reading, "selectionStart": len(reading), "selectionEnd": len(reading)},
        )
        box(second, GOAL).press("Control+Home")
        second.keyboard.type("大")
    assert box(first, GOAL).input_value().endswith("しえん")
    keyboard.send("Input.insertText", {"text": "支援"})

    for page in (first, second):
        expect(box(page, GOAL)).to_have_value("大大大相談支援")


def test_picture_follows_what_the_team_writes(two: tuple[Page, Page]) -> None:
    first, second = two
    for page in (first, second):
        open_sheet(page, "w16")
    expect(second.get_by_text("書くと、ここに図ができます").first).to_be_visible()

    first.get_by_role("textbox", name=re.compile("だれに（役職）")).first.fill("住宅課の係長")
    wait_saved(first)

    expect(second.get_by_text(re.compile("住宅課の係長と")).first).to_be_visible()


@pytest.mark.engines
def test_words_go_home_as_excel_and_word(two: tuple[Page, Page]) -> None:
    first, _ = two
    box(first, GOAL).fill("持ち帰る一文。")
    wait_saved(first)

    for kind, ending in (("Excel", ".xlsx"), ("Word", ".docx")):
        taken = take_home(first, f"{kind}（書いたもの")
        assert taken.suggested_filename.endswith(ending)
        assert taken.path().stat().st_size > 5_000


def test_another_team_cannot_open_the_sheet_by_anything_it_can_change(
    app: App, person: People, run: Opened, two: tuple[Page, Page]
) -> None:
    first, _ = two
    box(first, GOAL).fill("よその班には見せない。")
    wait_saved(first)
    address = first.evaluate("performance.getEntriesByType('resource').map(e => e.name).join('\\n')")
    assert "wb_member" not in address
    sheets = app.sheets(run.id)
    assert sheets
    stranger = come_in(app, person(), run.codes["もう一つの班"], name="田中", department="総務課")
    stranger.goto("/glossary")

    for sheet in [*sheets, "no-such-sheet", "../healthz"]:
        closed = stranger.evaluate(
            """sheet => new Promise(done => {
                const socket = new WebSocket(`ws://${location.host}/desk/ws/${sheet}`);
                socket.binaryType = 'arraybuffer';
                const sizes = [];
                socket.onmessage = message => sizes.push(message.data.byteLength);
                socket.onclose = event => done([event.code, sizes.filter(size => size > 400).length]);
                setTimeout(() => done(['open', sizes.length]), 5000);
            })""",
            sheet,
        )
        assert closed[0] != "open"
        assert closed[1] == 0
    open_sheet(stranger, "w02")
    expect(box(stranger, GOAL)).to_have_value("")
    assert "よその班には見せない" not in stranger.content()
