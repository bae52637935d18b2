"""A facilitator looks, puts aside and shows; the shared screen follows; a team takes its words back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.beforehand import come_in, open_run, organise
from tests.journeys.conftest import App
from tests.journeys.people import box, go, open_sheet, pick, seen_at_last, settle, wait_saved, without, wrong

pytestmark = pytest.mark.browser
TEAMS = "みなと野市\tみなと野市 1班\t6000\n青梁市\t青梁市 1班\t60000"
NAMES = ("みなと野市", "青梁市")
SHEET, QUESTION = "届いていない人・地域の力", "歩いて、見たもの"
WORDS = "みなと野市の配達の人と歩く。"


def _choose(page: Page, label: str, option: str) -> None:
    """Choose in a list; a page that is being drawn anew may swallow the first click."""
    wanted = page.get_by_role("option", name=re.compile(option)).first
    for _ in range(5):
        page.get_by_role("combobox", name=label).click()
        try:
            expect(wanted).to_be_visible(timeout=3_000)
        except AssertionError:
            continue
        wanted.click()
        break
    settle(page)


def _open_remote(page: Page) -> None:
    page.goto("/organise")
    page.get_by_role("link", name="見せる・分かち合う").first.click()
    expect(page.get_by_role("heading", name="見せる・分かち合う")).to_be_visible()
    settle(page)


def _beside(page: Page, person: Callable[..., Page], width: int, height: int) -> Page:
    """Open a second window of the same browser, as `target=_blank` does."""
    window = person(width=width, height=height)
    window.context.add_cookies(page.context.cookies())
    return window


def _screen(page: Page) -> Locator:
    return page.locator(".st-key-projector-view")


def _too_small(screen: Page) -> list[float]:
    """Return the sizes of all letters that cannot be read from the last row, once all are as large as they become."""
    found: list[float] = seen_at_last(
        screen,
        """() => [...document.querySelectorAll(".st-key-projector-view .stHtml *")]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((one) => parseFloat(getComputedStyle(one).fontSize)).filter((size) => size < innerHeight / 25 - 0.1)""",
        lambda found: found == [],
    )
    return found


def _keep_in_the_team(team: Page) -> None:
    pick(team, "チームの中だけ", behind=team.locator("[class*='st-key-about-'] summary").first)


def _names_on(page: Page) -> list[str]:
    html: Any = page.content()
    return [name for name in NAMES if name in html]


def _opened_screen(remote: Page, person: Callable[..., Page]) -> Page:
    """Open the shared screen from the remote: it has the name of the run and nothing of Streamlit."""
    address = remote.get_by_role("link", name="投影の画面をひらく").get_attribute("href")
    assert address
    screen = _beside(remote, person, 1280, 720)
    screen.goto(address)
    expect(screen).to_have_url(re.compile("/projector\\?run="))
    expect(screen.get_by_role("heading", name="第1回 全国研修")).to_be_visible()
    expect(screen.locator("[data-testid=stHeader]")).to_be_hidden()
    return screen


@pytest.mark.engines
def test_answers_reach_the_shared_screen_by_hand_and_leave_it_when_the_team_says_so(
    app: App, person: Callable[..., Page]
) -> None:
    run = open_run(app, title="第1回 全国研修", teams=TEAMS)
    remote = organise(app, person())
    team = come_in(
        app, person(width=390, height=844), run.codes["みなと野市 1班"], name="佐藤", department="福祉課"
    )
    open_sheet(team, "w04")
    box(team, re.compile(QUESTION)).fill(WORDS)
    wait_saved(team)

    _open_remote(remote)
    _choose(remote, "ワークシート", SHEET)
    _choose(remote, "設問・図", QUESTION)
    expect(remote.get_by_text(WORDS).first).to_be_visible()
    expect(remote.get_by_text("まちかチームの名前が入っています").first).to_be_visible()
    screen = _opened_screen(remote, person)

    remote.get_by_role("button", name=re.compile("^☆ チーム.を選ぶ")).click()
    show = remote.get_by_role("button", name=re.compile("^チーム.を投影する"))
    expect(show).to_be_visible()
    assert "歩く" not in _screen(screen).inner_text()
    show.click()

    expect(_screen(screen).get_by_text("〇〇の配達の人と歩く。")).to_be_visible()
    assert _names_on(screen) == []
    expect(screen.get_by_role("button")).to_have_count(0)
    box(team, re.compile(QUESTION)).fill(f"{WORDS}みなで話す。")
    wait_saved(team)
    expect(_screen(screen).get_by_text("みなで話す。")).to_be_visible()

    remote.get_by_role("button", name="並べて映す", exact=True).click()
    expect(screen.locator(".wb-tile")).to_have_count(1)
    remote.get_by_role("button", name="チームの名前を出す").click()
    expect(_screen(screen).get_by_text("みなと野市 1班")).to_be_visible()
    expect(remote.get_by_text("いま、チームの名前が映っています。")).to_be_visible()

    _keep_in_the_team(team)

    expect(_screen(screen).get_by_text("映せる答えは、まだありません。")).to_be_visible()
    without(screen, "歩く")
    expect(remote.get_by_text("1チームは「チームの中だけ」にしているので、出ません。")).to_be_visible()
    expect(remote.locator("body")).not_to_contain_text(WORDS)  # the page is drawn from top to bottom


def test_a_trainee_who_finds_the_address_sees_nothing_of_the_others(
    app: App, person: Callable[..., Page]
) -> None:
    run = open_run(app, teams=TEAMS)
    address = f"/projector?run={run.id}"
    team = come_in(app, person(), run.codes["青梁市 1班"], name="田中", department="福祉課")

    team.goto(address)

    expect(team.get_by_text("投影の画面は、研修を進める人が").first).to_be_visible()
    go(team, address.replace("/projector", "/wall"))
    expect(team.get_by_text("研修を進める人のためのページです。").first).to_be_visible()


def test_axe_finds_nothing_on_the_remote_and_the_shared_screen(
    app: App, person: Callable[..., Page], workshop: Path
) -> None:
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    run = open_run(app, teams=TEAMS)
    remote = organise(app, person())
    team = come_in(app, person(), run.codes["みなと野市 1班"], name="佐藤", department="福祉課")
    open_sheet(team, "w04")
    box(team, re.compile(QUESTION)).fill(WORDS)
    wait_saved(team)
    remote.goto(f"/wall?run={run.id}")
    _choose(remote, "ワークシート", SHEET)
    _choose(remote, "設問・図", QUESTION)
    address = remote.get_by_role("link", name="投影の画面をひらく").get_attribute("href")
    assert address
    screen = _beside(remote, person, 1280, 720)
    screen.goto(address)
    for button, shown in (
        ("並べて映す", ".wb-tile"),
        ("この問いを映す", ".wb-ask"),
        ("時計を映す", ".wb-hall-clock"),
        ("はじまりの画面を映す", ".wb-slide"),
    ):
        remote.get_by_role("button", name=button, exact=True).click()
        expect(screen.locator(shown).first).to_be_visible()
        assert _too_small(screen) == []
        for page in (remote, screen):
            settle(page)
            assert [(one["id"], one["nodes"][0]["html"]) for one in wrong(page, axe)] == []
