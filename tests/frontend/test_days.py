"""A day is taken as people write it; what is no day stays as it was written."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.frontend.conftest import Desk, Person
from tests.frontend.keyboard import ask_of, reach
from workbook.content import reading

pytestmark = pytest.mark.browser


@pytest.mark.engines
def test_a_day_is_taken_as_people_write_it_and_said_beside_the_box(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    page.bring_to_front()  # only there does Firefox tell a box that it was left
    today = date.fromisoformat(page.evaluate("() => new Date().toLocaleDateString('sv')"))  # as its PC has it
    year = today.year + (today > date(today.year, 12, 1))
    box = page.get_by_label("はじめる日")
    assert "yyyy" not in page.content()
    assert box.get_attribute("placeholder") == "例：12月1日"

    for typed, wanted in (
        ("令和８年１２月１日", date(2026, 12, 1)),
        ("R8.12.1", date(2026, 12, 1)),
        ("8/12/1", date(2026, 12, 1)),
        ("12/1", date(year, 12, 1)),
        ("１２月１日", date(year, 12, 1)),
    ):
        box.fill("")
        desk.says({})
        expect(colleague.get_by_label("はじめる日")).to_have_value("")
        box.press_sequentially(typed)

        assert box.input_value() == typed
        expect(ask_of(page, "start").get_by_role("status").first).to_have_text(reading.say_day(wanted))
        desk.says({"start": wanted.isoformat()})
        said = f"{wanted.year}年{wanted.month}月{wanted.day}日"
        expect(colleague.get_by_label("はじめる日"), typed).to_have_value(said)
        box.press("Tab")
        expect(box, typed).to_have_value(said)
        expect(ask_of(page, "start").locator(".asks"), typed).to_be_hidden()


def test_what_is_no_day_stays_as_it_was_written_and_says_how_days_are_written(
    person: Person, desk: Desk
) -> None:
    page = person("佐藤")
    box = page.get_by_label("はじめる日")
    cell = ask_of(page, "table").locator("[data-row=r1] .is-date input[type=text]")

    box.fill("異動の前")
    cell.fill("0008/12/01")
    page.get_by_label("開く時刻").fill("昼休み")
    page.get_by_label("かかる時間").fill("90")
    page.get_by_label("めざす姿").focus()

    for ask, word in (("start", "日付"), ("table", "日付"), ("opens", "時刻"), ("takes", "時間の長さ")):
        expect(ask_of(page, ask).locator(".asks:visible")).to_contain_text(f"{word}として読めませんでした")
    expect(box).to_have_value("異動の前")
    rows = [{"_row": "r1", "day": "0008/12/01"}]
    desk.says({"start": "異動の前", "opens": "昼休み", "takes": "90", "table": rows})


@pytest.mark.engines
def test_a_day_is_chosen_from_the_calendar_of_the_browser(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    ask = ask_of(page, "start")
    ask.get_by_label("はじめる日").fill("8/11/24")

    reach(page, ask.get_by_role("button", name="カレンダーから選ぶ"))
    page.evaluate(
        "() => { HTMLInputElement.prototype.showPicker = function () { window.shown = this.value; }; }"
    )
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.shown") == "2026-11-24"
    ask.locator("input[type=date]").evaluate(
        "one => { one.value = '2026-12-01'; one.dispatchEvent(new Event('change', {bubbles: true})); }"
    )

    expect(ask.get_by_label("はじめる日")).to_be_focused()
    expect(ask.get_by_label("はじめる日")).to_have_value("2026年12月1日")
    desk.says({"start": "2026-12-01"})
    page.keyboard.press("Control+z")
    desk.says({"start": "2026-11-24"})
