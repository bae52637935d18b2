"""Where there is little room, what people write in comes first: the first box on the first screen, no panel over it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import ours
from tests.journeys.beforehand import Opened, come_in, open_run
from tests.journeys.conftest import App
from tests.journeys.people import open_sheet, resize, seen_at_last, settle
from workbook.classroom.entrance import arrivals
from workbook.classroom.period.steering import Floor
from workbook.store.database import Database

pytestmark = pytest.mark.browser
SIZES = DESK, PHONE = (1366, 768), (390, 844)
FIRST = {DESK: 600, PHONE: 700}
LOW = ((390, 480), (683, 384), (320, 300))
"""A phone with its keyboard open, a window zoomed to 200 %, and a very small one."""
# What somebody can write in first, a picture one works in as well; how far below the top of the page it begins.
BEGINS = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  document.querySelector("[data-testid=stMain]").scrollTo(0, 0);
  const box = inside(document.querySelector(".st-key-desk")).find((one) => one.matches("textarea, input, select, .paper") && one.checkVisibility());
  return box.getBoundingClientRect().top;
}"""
# How much of the window's height the cards take, and everything that stands at its foot.
SHARE = """(live) => ({
  cards: live.querySelector(".cards").getBoundingClientRect().height / innerHeight,
  all: (innerHeight - Math.min(...[...live.querySelectorAll(".card, .foot")].filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect().top))) / innerHeight,
})"""
# Whether there is page beside what stands at the foot, and whether the last words of a page that is scrolled to its end are covered.
COVERS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  main.scrollTo(0, main.scrollHeight);
  const live = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)
    .flatMap((root) => [...root.querySelectorAll("*")].map((one) => one.shadowRoot ?? root)).map((root) => root.querySelector(".live")).find(Boolean);
  const foot = live.querySelector(".foot").getBoundingClientRect();
  const end = document.querySelector(".wb-foot").getBoundingClientRect();
  return { isBeside: foot.left > 0 || foot.right < innerWidth, end: end.bottom > live.getBoundingClientRect().top };
}"""
LONG = "第二の場面に進みます。いま書いている文を保存して、となりの人と読み合わせてください。" * 4


def test_the_first_box_is_on_the_first_screen_and_no_panel_takes_more_than_its_share(
    app: App, person: Callable[..., Page]
) -> None:
    run, page = _reading(app, person())

    begins = {}
    for number, sheet in enumerate(sorted(ours.library().worksheets)):
        open_sheet(page, sheet)
        expect(page.locator(".picture-room.is-coming")).to_have_count(0)
        here, there = SIZES[:: -1 if number % 2 else 1]  # the next one is drawn in the size that is there
        begins[sheet, here] = _begins(page, here)
        resize(page, *there)
        begins[sheet, there] = _begins(page, there)
    too_low = {where: top for where, top in begins.items() if top > FIRST[where[1]]}

    assert len(begins) >= 2 * 25
    assert too_low == {}

    _speak(app, run.id)
    live = page.get_by_role("region", name="進行役からのお知らせ")
    expect(live.get_by_text("全体の部屋にもどってください", exact=True)).to_be_visible()
    shares = {}
    for size in (PHONE, *LOW):
        resize(page, *size)
        shares[size] = seen_at_last(live, SHARE, lambda share: not _is_crowded(share))
    crowded = {size: share for size, share in shares.items() if _is_crowded(share)}

    assert all(share["cards"] > 0 for share in shares.values())
    assert crowded == {}
    expect(live.get_by_role("button", name="進行役を呼ぶ")).to_be_in_viewport()
    live.get_by_role("button", name="閉じる").click()  # what stands behind a message comes back by closing it
    expect(live.get_by_role("button", name="閉じる")).to_be_visible()


def test_what_runs_is_read_to_its_end_on_a_phone_and_takes_no_more_than_its_share(
    app: App, person: Callable[..., Page]
) -> None:
    run, page = _reading(app, person(width=390, height=844))
    with Database(f"sqlite:///{app.folder / 'workbook.db'}").begin() as db:
        Floor(run.id, arrivals.admit_organiser(db).person).begin_row(db, period="n6", line=3)  # the longest
    live = page.get_by_role("region", name="進行役からのお知らせ")
    title = re.compile("^評価とつながり指標.*プロセスを残す")
    expect(live.get_by_text(title)).to_be_visible()
    row = live.locator(".row")

    found = {}
    for size in (PHONE, (390, 664)):
        resize(page, *size)
        is_cut = row.evaluate(
            "one => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth"
        )
        found[size] = (is_cut, _is_crowded(live.evaluate(SHARE)))

    assert found == dict.fromkeys(found, (False, False))
    expect(live.get_by_role("link", name=re.compile("^評価とつながり指標.*をひらく$"))).to_be_in_viewport()


def test_the_end_of_a_page_and_the_ends_of_its_lines_are_not_covered(
    app: App, person: Callable[..., Page]
) -> None:
    run, page = _reading(app, person(width=390, height=844))
    live = page.get_by_role("region", name="進行役からのお知らせ")
    expect(live.get_by_role("button", name="進行役を呼ぶ")).to_be_visible()

    before = page.evaluate(COVERS)
    _speak(app, run.id)
    expect(live.get_by_text("全体の部屋にもどってください", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("style", re.compile("--wb-foot: 1[0-9]{2}px"))

    assert (before, page.evaluate(COVERS)) == (
        {"isBeside": False, "end": False},
        {"isBeside": False, "end": False},
    )


def test_what_was_put_away_does_not_come_back_and_no_message_lies_on_a_button_in_use(
    app: App, person: Callable[..., Page]
) -> None:
    run, page = _reading(app, person(width=390, height=844))
    page.evaluate("""() => document.body.insertAdjacentHTML("beforeend",
        '<button style="position: fixed; bottom: 70px; left: 20px">使うボタン</button>')""")
    page.get_by_role("button", name="使うボタン").focus()
    _speak(app, run.id)
    live = page.get_by_role("region", name="進行役からのお知らせ")
    closing = live.get_by_role("button", name="閉じる")

    expect(page.locator("html")).to_have_attribute("style", re.compile("--wb-foot: 1[0-9]{2}px"))
    page.keyboard.press("Shift")  # it is used again
    expect(closing).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    expect(closing).to_be_visible()

    other = page.context.new_page()
    other.goto("/glossary")
    settle(other)
    beside = other.get_by_role("region", name="進行役からのお知らせ")
    expect(beside.get_by_role("button", name="閉じる")).to_have_count(2)
    closing.first.click()
    closing.click()
    expect(closing).to_have_count(0)
    expect(beside.get_by_role("button", name="閉じる")).to_have_count(0)
    other.reload()
    settle(other)
    expect(beside.get_by_role("button", name="呼ぶ")).to_be_visible()
    expect(beside.get_by_role("button", name="閉じる")).to_have_count(0)


def test_what_somebody_put_away_is_shown_to_whoever_comes_after_in_this_browser(
    app: App, person: Callable[..., Page]
) -> None:
    run, page = _reading(app, person())
    _speak(app, run.id)
    closing = page.get_by_role("region", name="進行役からのお知らせ").get_by_role("button", name="閉じる")
    expect(closing).to_have_count(2)
    closing.first.click()
    closing.click()
    expect(closing).to_have_count(0)

    page.context.clear_cookies()  # a cookie that ended, without anybody having pressed 出る
    come_in(app, page, run.codes["1班"], name="原", department="市民課")
    page.goto("/glossary")
    settle(page)

    expect(closing).to_have_count(2)


def _reading(app: App, page: Page) -> tuple[Opened, Page]:
    """Open a run; let somebody of its team read the glossary."""
    run = open_run(app, teams="みなと野市\t1班\t82000")
    come_in(app, page, run.codes["1班"], name="佐藤", department="福祉課").goto("/glossary")
    settle(page)
    return run, page


def _begins(page: Page, size: tuple[int, int]) -> float:
    """Return where the first box begins, once it is where it belongs."""
    top: float = seen_at_last(page, BEGINS, lambda top: top <= FIRST[size])
    return top


def _is_crowded(share: dict[str, float]) -> bool:
    return max(share["cards"], share["all"]) > 0.15


def _speak(app: App, run: str) -> None:
    """Begin a line, say a long word to everybody and call them back, as from another server."""
    database = Database(f"sqlite:///{app.folder / 'workbook.db'}")
    with database.begin() as db:
        floor = Floor(run, arrivals.admit_organiser(db).person)
        floor.begin_row(db, period="n1", line=0)
        floor.say(db, LONG)
        floor.gather(db, LONG)
    database.close()
