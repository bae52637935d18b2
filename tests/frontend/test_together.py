"""Several people at one sheet: everybody's letters, nobody's lost, no composition broken."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Locator, Page, WebSocketRoute, expect

from tests.frontend.conftest import Desk, Person
from tests.frontend.keyboard import until

pytestmark = pytest.mark.browser


def _aim(page: Page) -> Locator:
    return page.get_by_label("めざす姿")


def _ime(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def _compose(ime: CDPSession, text: str) -> None:
    ime.send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )


def test_three_people_in_one_box_keep_every_letter(person: Person, desk: Desk) -> None:
    people = [person(name) for name in ("佐藤", "鈴木", "高橋")]
    words = ["あさのうちに電話する。", "ひるに訪ねる。", "よるは休む。"]
    for page in people:
        _aim(page).click()

    for letters in zip(*(word.ljust(12) for word in words), strict=True):
        for page, letter in zip(people, letters, strict=True):
            if letter != " ":
                page.keyboard.insert_text(letter)

    for page in people:
        expect(page.locator(".bar[data-level=calm]")).to_contain_text("保存しました")
    expect(_aim(people[0])).to_have_value(re.compile(f"^.{{{sum(map(len, words))}}}$"))
    shown = _aim(people[0]).input_value()
    for page in people:
        expect(_aim(page)).to_have_value(shown)
    assert sorted(shown) == sorted("".join(words))
    desk.says({"aim": shown})


def test_a_colleague_sees_each_letter_and_who_is_where(person: Person) -> None:
    writer, reader = person("佐藤"), person("鈴木")

    _aim(writer).click()
    writer.keyboard.insert_text("会")

    expect(_aim(reader)).to_have_value("会")
    expect(reader.locator("[data-ask=aim] .here")).to_have_text("佐藤さん（福祉課）が記入中")
    expect(reader.locator(".people")).to_contain_text("問1に記入中")
    expect(writer.locator(".here")).to_have_count(0)
    _aim(reader).click()
    expect(writer.locator(".desk > p[aria-live]")).to_have_text("鈴木さん（福祉課）が記入中")
    expect(reader.locator(".desk > p[aria-live]")).to_have_text("佐藤さん（福祉課）が記入中")
    writer.get_by_role("radio", name="おだやか").check()
    expect(reader.locator("[data-ask=mood] .here")).to_have_text("佐藤さん（福祉課）が記入中")
    expect(reader.locator("[data-ask=aim] .here")).to_have_count(0)


def test_the_caret_stays_where_one_is_writing(person: Person) -> None:
    one, other = person("佐藤"), person("鈴木")
    _aim(one).fill("会議。")
    expect(_aim(other)).to_have_value("会議。")
    _aim(one).press("End")
    _aim(other).press("Home")

    for letter in "支援の":
        other.keyboard.insert_text(letter)
    expect(_aim(one)).to_have_value("支援の会議。")
    one.keyboard.insert_text("月一回。")

    expect(_aim(other)).to_have_value("支援の会議。月一回。")


@pytest.mark.chromium("compositions are made up with its protocol; `make hands` types them")
def test_a_composition_goes_on_while_colleagues_write_in_the_same_box(person: Person, desk: Desk) -> None:
    one, other = person("佐藤"), person("鈴木")
    _aim(one).fill("会議。")
    expect(_aim(other)).to_have_value("会議。")
    _aim(one).press("End")
    ime = _ime(one)

    _compose(ime, "にほn")
    other.keyboard.press("Tab")
    _aim(other).press("Home")
    other.keyboard.insert_text("支援の")
    expect(_aim(other)).to_have_value("支援の会議。")
    _compose(ime, "にほん")
    one.wait_for_timeout(200)
    assert _aim(one).input_value() == "会議。にほん"
    assert _aim(other).input_value() == "支援の会議。"
    _compose(ime, "日本")
    ime.send("Input.insertText", {"text": "日本"})

    for page in (one, other):
        expect(_aim(page)).to_have_value("支援の会議。日本")
    one.keyboard.insert_text("。")
    desk.says({"aim": "支援の会議。日本。"})


@pytest.mark.chromium("compositions are made up with its protocol; `make hands` types them")
def test_a_change_arrives_while_composing_and_waiting_for_an_acknowledgement(
    person: Person, desk: Desk
) -> None:
    """The case that broke Etherpad (#4978): one's own letters are under way, a colleague's come, the IME is open."""
    one, other = person("佐藤", own=True), person("鈴木")
    held: list[Any] = []
    hold = {"acks": True}

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def from_server(message: str | bytes) -> None:
            if hold["acks"] and message[:1] == b"\x04":
                held.append(message)
            else:
                route.send(message)

        server.on_message(from_server)
        route.on_message(server.send)

    one.route_web_socket("**/desk/ws/*", through)
    one.reload()
    one.locator(".bar[data-level=calm]").wait_for()
    _aim(one).click()
    one.keyboard.insert_text("会議")
    expect(_aim(other)).to_have_value("会議")
    ime = _ime(one)
    _compose(ime, "を")
    _aim(other).press("Home")
    other.keyboard.insert_text("支援")
    one.wait_for_timeout(200)
    _compose(ime, "をへらs")
    assert _aim(one).input_value() == "会議をへらs"
    expect(one.locator(".state")).to_have_text("送っています…")
    ime.send("Input.insertText", {"text": "を減らす"})
    until(one, lambda: bool(held))
    hold["acks"] = False
    one.keyboard.insert_text("。")

    for page in (one, other):
        expect(_aim(page)).to_have_value("支援会議を減らす。")
    desk.says({"aim": "支援会議を減らす。"})


@pytest.mark.chromium("compositions are made up with its protocol; `make hands` types them")
def test_a_composition_goes_on_while_rows_around_it_move_and_vanish(person: Person, desk: Desk) -> None:
    one, other = person("佐藤"), person("鈴木")
    table, theirs = (page.locator("[data-ask=table]") for page in (one, other))
    for row, words in (("r1", "一"), ("r2", "二"), ("r3", "三")):
        theirs.locator(f"[data-row={row}] textarea").first.fill(words)
    box = table.locator("[data-row=r2] textarea").first
    expect(table.locator("[data-row=r3] textarea").first).to_have_value("三")
    box.press("End")
    ime = _ime(one)
    _compose(ime, "にほn")

    for row, action in (("r3", "上へ"), ("r3", "上へ"), ("r1", "この行を消す"), ("r2", "この行を消す")):
        line = theirs.locator(f"[data-row={row}]")
        line.locator(".row-menu > summary").click()
        line.get_by_role("button", name=action).click()
        other.locator(".standing").click()
    theirs.get_by_role("button", name="行をふやす").click()
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table.locator("[data-row=r1]")).to_have_count(0)
    _compose(ime, "にほん")
    assert box.input_value() == "二にほん"
    ime.send("Input.insertText", {"text": "日本"})

    expect(theirs.locator("[data-row=r2] textarea").first).to_have_value("二日本")
    desk.says({"table": [{"_row": "r3", "what": "三"}, {"_row": "r2", "what": "二日本"}]})


def test_two_windows_of_one_person_are_two_writers(person: Person, desk: Desk) -> None:
    first, colleague = person("佐藤"), person("鈴木")
    second = first.context.new_page()
    second.goto(f"{desk.address}/")
    second.locator(".bar[data-level=calm]").wait_for()
    _aim(first).click()
    _aim(second).click()

    for one, other in zip("あいうえお", "かきくけこ", strict=True):
        first.keyboard.insert_text(one)
        second.keyboard.insert_text(other)

    shown = _aim(colleague)
    expect(shown).to_have_value(re.compile("^.{10}$"))
    assert sorted(shown.input_value()) == sorted("あいうえおかきくけこ")
    expect(colleague.locator(".chip")).to_have_count(2)
    first.close()
    second.reload()
    expect(_aim(second)).to_have_value(shown.input_value())
    desk.says({"aim": shown.input_value()})


def test_enter_and_shortcuts_stay_in_the_box(person: Person) -> None:
    page = person("佐藤")
    page.evaluate(
        "() => { window.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }"
    )

    _aim(page).click()
    page.keyboard.type("rc")
    page.keyboard.press("Enter")

    assert page.evaluate("() => heard") == []
    assert _aim(page).input_value() == "rc\n"


def test_only_ones_own_steps_are_undone(person: Person, desk: Desk) -> None:
    one, other = person("佐藤"), person("鈴木")
    _aim(one).click()
    one.keyboard.insert_text("会う。")
    expect(_aim(other)).to_have_value("会う。")
    _aim(other).press("End")
    other.keyboard.insert_text("話す。")
    expect(_aim(one)).to_have_value("会う。話す。")

    one.keyboard.press("Control+z")
    expect(_aim(other)).to_have_value("話す。")
    one.get_by_role("button", name="やり直す").click()
    expect(_aim(other)).to_have_value("会う。話す。")
    other.keyboard.press("Control+z")
    other.keyboard.press("Control+z")

    expect(_aim(one)).to_have_value("会う。")
    desk.says({"aim": "会う。"})


def test_another_team_and_onlookers_change_nothing(person: Person, desk: Desk) -> None:
    member, onlooker, foreign = person("佐藤"), person("渡辺", role="observer"), person("高橋", team="other")
    _aim(member).fill("会う。")

    expect(_aim(onlooker)).to_have_value("会う。")
    expect(_aim(onlooker)).not_to_be_editable()
    expect(onlooker.locator(".state")).to_have_text("見るだけのシートです")
    expect(onlooker.get_by_role("button", name="行をふやす")).to_have_count(0)
    expect(_aim(foreign)).to_have_value("")
    expect(foreign.locator(".people")).not_to_contain_text("佐藤")
    desk.says({"aim": "会う。"})
