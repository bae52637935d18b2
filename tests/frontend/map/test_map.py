"""Three people draw one map: with a mouse, with a finger, with the keyboard alone. What each does the others see at once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.frontend.conftest import Desk, Person
from tests.frontend.keyboard import reach
from tests.frontend.map import hands

pytestmark = pytest.mark.browser

SHOWN = "map"
MOST_OF_A_DRAG = 2000
"""Bytes."""


def _stands(desk: Desk, name: str) -> tuple[int, int]:
    """Wait until the server knows where somebody stands, and return it."""

    def found() -> str:
        people = desk.values().get("map", {}).get("nodes", [])
        return next((str(one["position"]) for one in people if one.get("name") == name), "")

    across, down = map(int, str(_wait(found)).split(","))
    return (across, down)


def _wait(found: Callable[[], Any], *, count: int = 0) -> Any:
    """Wait until something is found, or a list has so many in it."""
    for _ in range(800):
        value = found()
        if len(value) == count if count else value:
            return value
        time.sleep(0.05)
    return found()


@pytest.mark.chromium("fingers are made up with its protocol")
def test_three_people_draw_one_map_with_mouse_finger_and_keyboard(
    person: Person, desk: Desk, phone: Page
) -> None:
    mouse, keys = person("佐藤"), person("高橋")
    sent = hands.count_sent(mouse)
    expect(mouse.locator(".empty-paper")).to_be_visible()

    _everybody_puts_somebody(mouse, phone, keys)
    _arrow_keys_move(keys, desk)
    _a_finger_moves(phone, desk)
    _others_see_a_drag_before_it_is_written(mouse, phone, desk, sent)
    _everybody_draws_a_tie(mouse, phone, keys)

    ties = _wait(lambda: desk.values()["map"]["edges"], count=3)
    names = {one["_row"]: one["name"] for one in desk.values()["map"]["nodes"]}
    assert [(names[one["from"]], names[one["to"]], one["at-start"]) for one in ties] == [
        ("犬", "本人", "thick"),
        ("母", "本人", "normal"),
        ("犬", "母", "normal"),
    ]

    # What one takes back is one's own.
    expect(mouse.locator(".tie")).to_have_count(3)
    mouse.get_by_role("button", name="元に戻す").click()
    mouse.get_by_role("button", name="元に戻す").click()
    expect(phone.locator(".tie")).to_have_count(2)
    assert {one["name"] for one in desk.values()["map"]["nodes"]} == {"本人", "母", "犬"}

    _a_card_stays_under_whoever_is_in_it(mouse, keys)


@pytest.mark.chromium("a phone is one of its contexts")
def test_who_is_at_a_map_does_not_cover_its_buttons_on_a_phone(person: Person, phone: Page) -> None:
    mate = person("佐藤")
    for name, across in (("本人", 0.5), ("母", 0.1)):
        mate.mouse.click(*hands.point(mate, across, 0.5))
        mate.keyboard.insert_text(name)
        mate.keyboard.press("Enter")
        expect(hands.who(mate, name)).to_be_focused()
    said = phone.locator(".map > .here")
    expect(said).to_have_text(re.compile("佐藤"))
    buttons = phone.locator(".map-tools button:visible")
    expect(buttons).to_have_count(3)

    low = said.evaluate("one => one.getBoundingClientRect().bottom")
    tops = buttons.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")

    assert low <= min(tops)


def _a_card_stays_under_whoever_is_in_it(page: Page, mate: Page) -> None:
    def remove(name: str) -> None:
        hands.who(mate, name).focus()
        mate.keyboard.press("Enter")
        mate.get_by_role("button", name="この人・場所を消す").click()
        expect(mate.get_by_role("button", name="人・場所を置く")).to_be_focused()
        expect(card).to_contain_text("消されました。ここに書くと、元に戻ります。")

    hands.who(page, "母").focus()
    page.keyboard.press("Enter")
    card = page.locator(".touched")
    card.locator("textarea").first.focus()
    page.keyboard.press("End")
    remove("母")
    page.keyboard.insert_text("の妹")
    expect(hands.who(mate, "母の妹")).to_be_visible()
    expect(card).not_to_contain_text("消されました")
    remove("母の妹")
    page.locator(".bar a, .bar button:enabled").first.focus()
    expect(card).to_have_count(0)
    expect(page.locator("[aria-live=polite].unseen").last).to_contain_text("消されているので閉じました")


def _everybody_puts_somebody(mouse: Page, phone: Page, keys: Page) -> None:
    mouse.mouse.click(*hands.point(mouse, 0.5, 0.5))
    mouse.keyboard.insert_text("本人")
    mouse.keyboard.press("Enter")
    expect(hands.who(mouse, "本人")).to_be_focused()
    expect(hands.who(phone, "本人")).to_be_visible()
    phone.touchscreen.tap(*hands.point(phone, 0.3, 0.2))
    phone.keyboard.insert_text("母")
    phone.get_by_role("button", name="置く", exact=True).tap()
    expect(hands.who(keys, "母")).to_be_visible()
    reach(keys, keys.get_by_role("button", name="人・場所を置く"))
    keys.keyboard.press("Enter")
    keys.keyboard.insert_text("犬")
    keys.keyboard.press("Enter")
    expect(hands.who(keys, "犬")).to_be_focused()
    expect(hands.who(mouse, "犬")).to_be_visible()


def _arrow_keys_move(keys: Page, desk: Desk) -> None:
    across, down = _stands(desk, "犬")
    keys.keyboard.press("ArrowRight")
    keys.keyboard.press("Shift+ArrowDown")
    expect(keys.locator("p.unseen:not([role])")).to_contain_text("犬を動かしました")
    moved = (min(100, across + 2), min(100, down + 10))
    _wait(lambda: _stands(desk, "犬") == moved)
    assert _stands(desk, "犬") == moved


def _a_finger_moves(phone: Page, desk: Desk) -> None:
    before = _stands(desk, "母")
    start = hands.middle(hands.who(phone, "母"))
    hands.slide(phone.context.new_cdp_session(phone), start, (start[0] + 150, start[1]))
    assert _wait(lambda: _stands(desk, "母")[0] > before[0] + 20)


def _others_see_a_drag_before_it_is_written(
    mouse: Page, phone: Page, desk: Desk, sent: Callable[[], int]
) -> None:
    held, start = _stands(desk, "本人"), hands.middle(hands.who(mouse, "本人"))
    shown = str(hands.who(phone, "本人").get_attribute("transform"))
    sent()
    hands.drag(mouse, start, (start[0] - 200, start[1] + 60), (start[0], start[1] + 120))
    expect(hands.who(phone, "本人")).not_to_have_attribute("transform", shown)
    assert _stands(desk, "本人") == held
    mouse.mouse.up()
    assert _wait(lambda: _stands(desk, "本人")[1] > held[1] + 20)
    assert 0 < sent() < MOST_OF_A_DRAG


def _everybody_draws_a_tie(mouse: Page, phone: Page, keys: Page) -> None:
    mouse.mouse.click(*hands.middle(hands.who(mouse, "犬")))
    end = hands.middle(hands.who(mouse, "本人"))
    grip = mouse.locator(".grip .dot").bounding_box()
    assert grip
    hands.drag(mouse, (grip["x"] + 5, grip["y"] + 5), end)
    mouse.mouse.up()
    expect(mouse.get_by_role("heading", name="犬 ― 本人")).to_be_focused()
    mouse.get_by_role("region", name="犬 ― 本人").get_by_label("強さ（① はじめ）").select_option("thick")

    hands.who(keys, "母").focus()
    keys.keyboard.press("Enter")
    card = keys.get_by_role("region", name="母", exact=True)
    reach(keys, card.get_by_role("button", name="つなぐ", exact=True))
    keys.keyboard.press("Enter")
    expect(card.get_by_role("button", name="本人とつなぐ")).to_be_focused()
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("heading", name="母 ― 本人")).to_be_focused()
    keys.keyboard.press("Escape")

    expect(phone.locator(".tie")).to_have_count(2)
    phone.get_by_role("button", name="つなぐ", exact=True).first.tap()
    phone.touchscreen.tap(*hands.middle(hands.who(phone, "犬")))
    phone.touchscreen.tap(*hands.middle(hands.who(phone, "母")))
    expect(phone.get_by_role("heading", name="犬 ― 母")).to_be_visible()


def test_a_map_is_looked_at_stage_by_stage_in_words_and_arranged_anew(person: Person, workshop: Path) -> None:
    page = person("佐藤")
    for name, at in (("本人", (0.5, 0.5)), ("職員", (0.1, 0.1))):
        page.mouse.click(*hands.point(page, *at))
        page.keyboard.insert_text(name)
        page.keyboard.press("Enter")
    page.get_by_text("② いちばん多いとき").click()
    page.mouse.click(*hands.middle(hands.who(page, "職員")))
    card = page.get_by_role("region", name="職員", exact=True)
    card.get_by_label("立場").select_option("pro")
    card.get_by_role("button", name="つなぐ", exact=True).click()
    page.mouse.click(*hands.middle(hands.who(page, "本人")))
    words = page.locator(".paper .said")
    expect(words).to_have_text("増えた")
    expect(page.locator(".tie.is-more")).to_have_count(1)

    page.get_by_text("図をことばで見る").click()
    line = page.get_by_role("listitem").filter(has_text="職員、専門職、つながり1本")
    line.get_by_role("button", name=re.compile("本人との線、ふつう、前の場面から増えた")).click()
    expect(page.get_by_role("heading", name="職員 ― 本人")).to_be_focused()
    page.locator(".map-tools").get_by_role("button", name="前の場面から").click()
    expect(words).to_have_count(0)

    page.get_by_role("button", name="専門職を除く").click()
    expect(page.locator(".who")).to_have_count(1)
    expect(page.locator(".tie")).to_have_count(0)
    page.get_by_role("button", name="専門職を除く").click()

    stood = hands.who(page, "職員").get_attribute("transform")
    page.get_by_role("button", name="並べ直す").click()
    expect(hands.who(page, "職員")).not_to_have_attribute("transform", str(stood))
    page.get_by_role("button", name="元に戻す").click()
    expect(hands.who(page, "職員")).to_have_attribute("transform", str(stood))
    page.get_by_text("① はじめ").click()
    expect(page.locator(".tie")).to_have_count(0)

    _keys_choose_where_somebody_is_put(page)
    page.evaluate((workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run('#desk')).violations")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def _keys_choose_where_somebody_is_put(page: Page) -> None:
    reach(page, page.locator(".cross-hair"))
    for key in ("Shift+ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.keyboard.insert_text("犬")
    page.keyboard.press("Enter")
    expect(hands.who(page, "犬")).to_be_focused()
