"""Every kind of question can be filled with the keyboard alone, and the server derives what was meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.frontend.conftest import Desk, Person
from tests.frontend.keyboard import ask_of, reach

pytestmark = pytest.mark.browser


@pytest.mark.engines
def test_single_answers_by_keyboard(person: Person, desk: Desk) -> None:
    page = person("佐藤")

    reach(page, page.get_by_label("めざす姿"))
    page.keyboard.insert_text("だれも一人にしない。")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("まず挨拶から。")
    reach(page, ask_of(page, "mood").get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    reach(page, ask_of(page, "who").get_by_role("checkbox").nth(2))
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    reach(page, ask_of(page, "often").get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    reach(page, page.get_by_label("人口"))
    page.keyboard.insert_text("１２，３４５")
    reach(page, page.get_by_label("はじめる日"))
    page.keyboard.insert_text("令和８年４月１日")
    expect(ask_of(page, "start")).to_contain_text("令和8年4月1日（水）")

    desk.says(
        {
            "aim": "だれも一人にしない。\nまず挨拶から。",
            "mood": "tense",
            "who": ["calm", "12"],
            "often": "2",
            "people": "１２，３４５",
            "start": "2026-04-01",
        }
    )


@pytest.mark.engines
def test_times_and_durations_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")

    page.get_by_label("開く時刻").focus()
    page.keyboard.insert_text("翌日の午前２時半")
    expect(ask_of(page, "opens").get_by_role("status").first).to_have_text("26:30（翌日2:30）")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("９０分")
    expect(ask_of(page, "takes")).not_to_contain_text("読めませんでした")
    page.keyboard.press("Shift+Tab")

    expect(page.get_by_label("開く時刻")).to_have_value("26:30")
    expect(colleague.get_by_label("かかる時間")).to_have_value("1時間30分")
    desk.says({"opens": "26:30", "takes": "1時間30分"})


@pytest.mark.engines
def test_an_order_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    rank = ask_of(page, "order")

    for label in ("よくある", "ほとんどない", "少し"):
        reach(page, rank.get_by_role("button", name=f"{label}を選ぶ"))
        page.keyboard.press("Enter")
    desk.says({"order": ["3", "1", "2"]})
    reach(page, rank.get_by_role("button", name="少しを上へ"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(rank.get_by_role("button", name="少しを下へ")).to_be_focused()
    desk.says({"order": ["2", "3", "1"]})
    rank.get_by_role("button", name="よくあるを外す").press("Enter")

    desk.says({"order": ["2", "1"]})
    expect(ask_of(colleague, "order").locator(".ranked .what")).to_have_text(["少し", "ほとんどない"])


def test_what_was_chosen_can_be_taken_back(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    ask_of(page, "mood").get_by_role("radio", name="十二時").check()
    page.get_by_label("人口").fill("12人")
    desk.says({"mood": "12", "people": "12人"})

    ask_of(page, "mood").get_by_role("button", name="選択を取り消す").click()
    page.get_by_label("人口").fill("")

    desk.says({})
    page.keyboard.press("Control+z")
    desk.says({"people": "12人"})


def test_a_very_long_paste_is_not_cut_without_a_word(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    aim = page.get_by_label("めざす姿")
    aim.fill("前。")
    page.evaluate("text => { window.long = text }", "長い文。" * 12_500)

    aim.evaluate(
        """box => {
            const told = {inputType: "insertFromPaste", data: window.long, cancelable: true, bubbles: true};
            const isTaken = box.dispatchEvent(new InputEvent("beforeinput", told));
            if (isTaken) throw new Error("taken");
        }"""
    )
    note = ask_of(page, "aim").locator(".asks")
    expect(note).to_contain_text("30002字多いため、貼り付けていません")
    assert aim.input_value() == "前。"
    note.get_by_role("button", name="入るところまで貼り付ける").click()

    expect(ask_of(page, "aim").locator(".count")).to_have_text("20000字（20000字まで）")
    desk.says({"aim": ("前。" + "長い文。" * 12_500)[:20_000]})


def test_the_writer_is_asked_about_the_same_words_as_the_facilitator(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    aim, note = page.get_by_label("めざす姿"), ask_of(page, "aim").locator(".asks")

    aim.fill("港町3丁目の田中さん。")
    expect(note).to_contain_text("人の名前のような言葉があります。住所のような文字があります。実在の人が")

    aim.fill("3丁目の集会所でお母さんと民生委員さんに会う。")
    expect(note).to_have_count(0)
    desk.says({"aim": "3丁目の集会所でお母さんと民生委員さんに会う。"})


def test_words_that_look_like_personal_data_are_asked_about_and_never_blocked(
    person: Person, desk: Desk
) -> None:
    page = person("佐藤")
    aim = page.get_by_label("めざす姿")

    aim.fill("連絡は 090-1234-5678 まで。")

    note = ask_of(page, "aim").locator(".asks")
    expect(note).to_contain_text("電話番号のような数字があります。実在の人が分かることなら")
    desk.says({"aim": "連絡は 090-1234-5678 まで。"})
    note.get_by_role("button", name="このままでよい").click()
    aim.press("End")
    page.keyboard.insert_text("よろしく。")
    page.wait_for_timeout(800)
    expect(note).to_have_count(0)
