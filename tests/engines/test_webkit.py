"""What people with an iPhone do, in WebKit as Debian builds it: all that Chromium's journeys promise holds here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from selenium.webdriver.common.keys import Keys

from tests.desk.forms import EVERYTHING
from tests.engines.conftest import Windows
from tests.frontend.at_home import HEADER
from tests.frontend.conftest import Desk
from tests.journeys.beforehand import Opened, come_in, open_run, organise, ticket_of
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, wait_saved
from workbook.handouts.layout.sheet import lay_out
from workbook.handouts.writers import offline

pytestmark = pytest.mark.browser
TEAMS = "みなと野市\tつながる班\t82000\n青梁市\tもう一つの班\t310000"
AIM = "わたしたちの最終的な目的"
SOUND = "終わりに音を鳴らす"
# Say at the page itself how its sound is.
HEARD = """
window.AudioContext = class extends window.AudioContext {
  constructor() {
    super();
    const say = () => { document.documentElement.dataset.sound = this.state; };
    this.addEventListener("statechange", say);
    say();
  }
};
"""
RINGS = "html[data-sound=running]"


def test_a_phone_and_two_pcs_of_three_engines_write_in_one_box_and_lose_no_letter(
    app: App, pc: Page, firefox: Page, open_window: Windows
) -> None:
    code = open_run(app, teams=TEAMS).codes["つながる班"]
    for page, name in ((pc, "鈴木"), (firefox, "高橋")):
        open_sheet(come_in(app, page, code, name=name, department="こども課"), "w02")
    box(pc, GOAL).fill("はじめ。")

    phone = open_window()
    phone.open(f"{app.address}/join")
    for words, text in (("チームコード", code.lower()), ("お名前", "佐藤"), ("所属（課・団体）", "福祉課")):
        phone.type(words, text)
    phone.press("参加する")
    phone.shows("いまここにいる人")
    phone.open(f"{app.address}/worksheet?id=w02")
    phone.holds(AIM, "はじめ。")
    expect(box(firefox, GOAL)).to_have_value("はじめ。")
    box(pc, GOAL).press("Control+Home")
    box(firefox, GOAL).press("Control+End")
    firefox.keyboard.press("ArrowLeft")
    for number in range(10):
        pc.keyboard.type("あいうえお"[number % 5])
        phone.type(AIM, "かきくけこ"[number % 5])
        firefox.keyboard.type("さしすせそ"[number % 5])

    whole = "あいうえおあいうえおはじめさしすせそさしすせそ。かきくけこかきくけこ"
    for page in (pc, firefox):
        expect(box(page, GOAL)).to_have_value(whole)
    phone.holds(AIM, whole)
    phone.open(f"{app.address}/case?id=v01")
    phone.find("h1", "二階の足音")
    assert "Traceback" not in app.said()


def test_words_written_while_the_server_is_away_arrive_when_it_is_back(
    desk: Desk, open_window: Windows
) -> None:
    phone = open_window()
    phone.open(f"{desk.address}/?name=佐藤&team={desk.team}")
    phone.type("めざす姿", "まえ。")
    desk.says({"aim": "まえ。"})

    desk.kill()
    phone.type("めざす姿", "いない間に書いた。")
    phone.shows("この端末に")
    desk.start()

    desk.says({"aim": "まえ。いない間に書いた。"})
    phone.holds("めざす姿", "まえ。いない間に書いた。")


def test_answers_of_the_kinds_that_engines_read_differently(desk: Desk, open_window: Windows) -> None:
    phone = open_window()
    phone.open(f"{desk.address}/?name=佐藤&team={desk.team}")

    phone.type("人口", "１２，３４５")
    phone.type("はじめる日", "令和８年４月１日")
    phone.type("開く時刻", "翌日の午前２時半")
    phone.type("かかる時間", "９０分")
    phone.type("めざす姿", f"一行目{Keys.ENTER}二行目")

    desk.says(
        {
            "people": "１２，３４５",
            "start": "2026-04-01",
            "opens": "26:30",
            "takes": "1時間30分",
            "aim": "一行目\n二行目",
        }
    )


def test_a_worksheet_at_home_keeps_its_words_and_mixes_none_with_another_handout(
    tmp_path: Path, open_window: Windows
) -> None:
    mine, theirs = tmp_path / "ours.html", tmp_path / "theirs.html"
    for path, mark in ((mine, "k7qm-3xpa"), (theirs, "m2wn-8rtb")):
        header = replace(HEADER, sheet=mark)
        path.write_bytes(offline.write(lay_out(EVERYTHING, {}, header=header)))
    at_home = open_window()

    at_home.open(mine.as_uri())
    at_home.type("めざす姿", "家で書いた。")
    at_home.open(theirs.as_uri())
    at_home.type("人口", "3")
    assert at_home.value("めざす姿") == ""
    at_home.open(mine.as_uri())

    at_home.holds("めざす姿", "家で書いた。")
    assert at_home.value("人口") == ""


def _counted_down(app: App, pc: Page) -> Opened:
    """Open a run, and let a countdown with a sound begin in it."""
    run = open_run(app, teams=TEAMS)
    console = organise(app, pc)
    console.goto(f"/console?run={run.id}")
    expect(console.get_by_role("link", name="つながる班", exact=True)).to_be_visible()
    console.get_by_role("radio", name="時計").click()
    console.get_by_text(SOUND).click()
    console.get_by_role("button", name="15分", exact=True).click()
    return run


def test_the_sound_asked_for_at_the_countdown_rings_in_chromium(app: App, pc: Page) -> None:
    run = _counted_down(app, pc)
    page = pc.context.new_page()
    come_in(app, page, run.codes["つながる班"], name="佐藤", department="福祉課").goto("/glossary")
    page.get_by_role("button", name="この帯の設定").or_(
        page.locator("summary", has_text="この帯の設定")
    ).first.click()
    page.evaluate(f"() => {{{HEARD}}}")
    expect(page.locator("html[data-sound]")).to_have_count(0)

    page.get_by_label(SOUND).first.click()

    expect(page.locator(RINGS)).to_have_count(1)


def test_the_sound_asked_for_at_the_countdown_may_ring(app: App, pc: Page, open_window: Windows) -> None:
    run = _counted_down(app, pc)
    phone = open_window()
    ticket = ticket_of(app, run.codes["つながる班"], name="佐藤", department="福祉課")
    phone.open(f"{app.address}/enter?ticket={ticket}")
    phone.press("この帯の設定")
    sound = phone.box(SOUND)
    phone.driver.execute_script(HEARD)

    sound.click()

    phone.find(RINGS, "")


def test_a_sheet_goes_home_under_its_japanese_name_and_comes_back(
    app: App, pc: Page, open_window: Windows, downloads: Path
) -> None:
    code = open_run(app, teams=TEAMS).codes["つながる班"]
    come_in(app, pc, code, name="鈴木", department="こども課")
    open_sheet(pc, "w02")
    box(pc, GOAL).fill("はじめ。")
    wait_saved(pc)
    phone = open_window()
    phone.open(f"{app.address}/enter?ticket={ticket_of(app, code, name='佐藤', department='福祉課')}")
    phone.open(f"{app.address}/worksheet?id=w02")
    phone.holds(AIM, "はじめ。")

    phone.press("持ち帰る")
    phone.press("Excel（書いたもの")
    file = phone.until(lambda: next(downloads.glob("*つながる班*.xlsx"), None), "the sheet")
    book = load_workbook(file)
    (cell,) = (one for sheet in book for row in sheet.iter_rows() for one in row if one.value == "はじめ。")
    cell.value = "はじめ。家で。"
    book.save(file)

    phone.open(f"{app.address}/bring-back")
    phone.find("h1", "持ち帰ったファイルを戻す")
    files = phone.until(lambda: phone.driver.find_element("css selector", "input[type=file]"), "files")
    files.send_keys(str(file))
    phone.shows("家で。")
    phone.press("取り込む")
    expect(box(pc, GOAL)).to_have_value("はじめ。家で。")
