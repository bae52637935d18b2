"""What people do with an iPhone, in WebKit as Debian builds it, beside Chromium and Firefox: all that Chromium's journeys promise holds here."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.engines.conftest import Windows
from tests.engines.webkit import BOX
from tests.frontend.conftest import Desk
from tests.journeys.beforehand import come_in, open_run, organise, organisers_ticket, ticket_of
from tests.journeys.conftest import App
from tests.journeys.people import GOAL, box, open_sheet, wait_saved

pytestmark = pytest.mark.browser
TEAMS = "みなと野市\tつながる班\t82000\n青梁市\tもう一つの班\t310000"
AIM = "わたしたちの最終的な目的"


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
    phone.find(BOX, "").send_keys("足音を聞いた。")
    pc.goto("/case?id=v01")
    expect(pc.get_by_role("textbox").first).to_have_value("足音を聞いた。")
    assert "Traceback" not in app.said()


def test_three_engines_write_while_the_server_is_away_for_fifteen_seconds(
    app: App, pc: Page, firefox: Page, open_window: Windows
) -> None:
    code = open_run(app, teams=TEAMS).codes["つながる班"]
    for page, name in ((pc, "鈴木"), (firefox, "高橋")):
        open_sheet(come_in(app, page, code, name=name, department="こども課"), "w02")
    phone = open_window()
    phone.open(f"{app.address}/enter?ticket={ticket_of(app, code, name='佐藤', department='福祉課')}")
    phone.open(f"{app.address}/worksheet?id=w02")
    phone.type(AIM, "まえ。")
    for page in (pc, firefox):
        expect(box(page, GOAL)).to_have_value("まえ。")

    app.kill()
    back = time.monotonic() + 15
    for page, words in ((pc, "甲"), (firefox, "乙")):
        box(page, GOAL).press("Control+End")
        page.keyboard.type(words)
    phone.type(AIM, "丙")
    phone.shows("この端末に")
    time.sleep(max(0.0, back - time.monotonic()))
    app.start()

    phone.until(lambda: set(phone.value(AIM)) >= set("甲乙丙"), "what all three wrote")
    whole = phone.value(AIM)
    assert sorted(whole.replace("\n", "")) == sorted("まえ。甲乙丙"), whole
    for page in (pc, firefox):
        expect(box(page, GOAL)).to_have_value(whole)
        wait_saved(page)


def test_the_shared_screen_shows_what_the_remote_of_another_engine_asks_for(
    app: App, pc: Page, open_window: Windows
) -> None:
    run = open_run(app, teams=TEAMS)
    remote = organise(app, pc)
    screen = open_window()
    screen.open(f"{app.address}/enter?ticket={organisers_ticket(app)}")
    screen.open(f"{app.address}/projector?run={run.id}")
    screen.find("h1, h2", "第1回")

    remote.goto(f"/wall?run={run.id}")
    remote.get_by_role("button", name="時計を映す").click()

    screen.shows("時計は動いていません。")


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


def test_a_sheet_goes_home_under_its_japanese_name_and_comes_back(
    app: App, pc: Page, open_window: Windows, pocket: Path
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
    phone.click("a[href]", "Excel（書いたもの")
    file = phone.until(lambda: next(pocket.glob("*つながる班*.xlsx"), None), "the sheet")
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
