"""From the Excel file of a registration form to a person in their team, who came through the link of a QR code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, Request, expect

from tests.journeys.beforehand import open_run, organise
from tests.journeys.conftest import ORGANISER_CODE, App
from tests.journeys.people import resize, seen_at_last, seriously_wrong, settle

pytestmark = pytest.mark.browser
People = Callable[..., Page]
TITLE = "第1回 全国研修"
TABS = ("部屋", "チームとコード", "カードと案内", "日程", "進行役と見学", "教材・記録", "リハーサル・終わり")
LINES = (
    ("令和8年度 申込一覧",),
    ("お名前", "部署", "自治体名", "都道府県", "人口", "チーム"),
    ("佐藤", "福祉課", "みなと野市", "みどり県", 82_000, "つながる班"),
    ("鈴木", "住宅課", "みなと野市", "みどり県", 82_000, "つながる班"),
    ("高橋", "地域福祉課", "", "みどり県", None, ""),
)


@pytest.fixture
def registered(tmp_path: Path) -> Path:
    book = Workbook()
    for line in LINES:
        book.worksheets[0].append(list(line))
    book.save(tmp_path / "申込.xlsx")
    return tmp_path / "申込.xlsx"


def _made(page: Page, registered: Path) -> dict[str, str]:
    """Upload the list, look at what it means, make the run, divide it into rooms, take the cards; each team's code."""
    page.goto("/organise")
    page.get_by_label("主催者コード").fill(ORGANISER_CODE)
    page.get_by_label("主催者コード").press(
        "Enter"
    )  # a code is never composed: nobody has to find the button
    page.get_by_label("開催回の名前").fill(TITLE)
    page.locator("input[type=file]").set_input_files(registered)
    expect(page.get_by_text(registered.name)).to_be_visible()
    page.get_by_role("button", name="内容を確かめる").click()
    expect(page.get_by_text("2 チーム・3 人をつくります。まだ何もつくっていません。")).to_be_visible()
    page.get_by_role("button", name="この内容でつくる").click()
    expect(page.get_by_text(f"「{TITLE}」をつくりました").first).to_be_visible()
    settle(page)
    page.get_by_role("tab", name="チームとコード").click()
    table = page.get_by_role("table").filter(has_text="チームコード")
    expect(table).to_be_visible()
    cells = table.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText))"
    )
    page.get_by_role("tab", name="部屋").click()
    page.get_by_role("button", name="この案で決める").click()
    expect(page.get_by_role("heading", name="都道府県の部屋")).to_be_visible()
    page.get_by_role("tab", name="カードと案内").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="チームのカード").click()
    assert download.value.path().stat().st_size > 10_000
    return {row[1]: row[4] for row in cells}


def test_the_link_of_a_card_fills_the_code_in_and_leaves_no_trace(
    app: App, person: People, registered: Path
) -> None:
    codes = _made(person(), registered)
    phone = person(width=390, height=844)
    asked: list[str] = []

    def remember(request: Request) -> None:
        asked.extend((request.url, *request.headers.values()))

    phone.on("request", remember)
    code = codes["つながる班"]

    phone.goto(f"/join#{code}")

    expect(phone.get_by_label("チームコード")).to_have_value(code)
    expect(phone.get_by_text(f"{code} と読みました。")).to_be_visible()
    expect(phone).to_have_url(f"{app.address}/join")
    phone.get_by_label("お名前").fill("佐藤")
    phone.get_by_label("所属（課・団体）").fill("福祉課")
    phone.get_by_role("button", name="参加する", exact=True).click()
    expect(phone.get_by_text("いまここにいる人")).to_be_visible()
    expect(phone.get_by_text(f"{TITLE}・つながる班")).to_be_visible()
    phone.remove_listener("request", remember)  # who sits here next is told nothing of it
    assert not [one for one in asked if code in one or code.replace("-", "") in one]


def test_what_is_no_code_and_other_pages_are_left_alone(person: People) -> None:
    page = person()

    page.goto("/join#会場の地図")
    settle(page)
    expect(page.get_by_label("チームコード")).to_have_value("")
    page.goto("/glossary#K7QM3-XPA4B")
    settle(page)

    assert page.url.endswith("/glossary#K7QM3-XPA4B")


@pytest.fixture(scope="module")
def organiser(house: App, regular: People) -> Page:
    """The organiser at the page of a run with two teams, who has just divided it into rooms."""
    run = open_run(house, teams="みなと野市\tつながる班\t82000\n青梁市\tもう一つの班\t310000")
    page = organise(house, regular(width=1366, height=844))
    page.goto(f"/prepare?run={run.id}")
    page.get_by_role("button", name="この案で決める").click()
    expect(page.get_by_role("heading", name="部屋とチーム")).to_be_visible()
    settle(page)
    return page


def test_axe_finds_nothing_serious_and_nothing_is_too_wide(organiser: Page, workshop: Path) -> None:
    axe = (workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    serious, wide = {}, {}

    for name in TABS:
        organiser.get_by_role("tab", name=name).click()
        for width in (1366, 390):
            resize(organiser, width, 844)
            settle(organiser)
            serious[name, width] = seriously_wrong(organiser, axe)
            wide[name, width] = seen_at_last(
                organiser, "document.scrollingElement.scrollWidth - window.innerWidth", lambda over: over <= 0
            )

    assert {name: found for name, found in serious.items() if found} == {}
    assert {name: over for name, over in wide.items() if over > 0} == {}


def test_a_team_is_moved_with_the_keyboard_alone(organiser: Page) -> None:
    resize(organiser, 1366, 844)
    organiser.get_by_role("tab", name=TABS[0]).click()
    box = organiser.get_by_role("combobox", name="みなと野市 つながる班（3–10万）")
    box.focus()

    organiser.keyboard.press("ArrowDown")
    organiser.keyboard.type("なし")
    organiser.keyboard.press("Enter")
    settle(organiser)
    organiser.get_by_role("button", name="えらんだ部屋へ動かす").focus()
    organiser.keyboard.press("Enter")

    expect(organiser.get_by_text("1 チームを動かしました。").first).to_be_visible()
    expect(organiser.get_by_role("heading", name="（部屋なし）")).to_be_visible()
