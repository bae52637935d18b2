"""The editor inside Streamlit: called again at every rerun, it keeps what it has and changes only what differs."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.frontend.conftest import Desk, Person, script

pytestmark = pytest.mark.browser

RERUN = """async ({entry, more}) => {
    const {default: show} = await import(entry);
    const data = {...JSON.parse(document.getElementById("data").textContent), ...more};
    const parentElement = document.getElementById("desk");
    window.told ??= [];
    const setTriggerValue = name => window.told.push(name);
    window.cleanUps = [...(window.cleanUps ?? []), show({parentElement, data, setTriggerValue})];
}"""


WITHOUT_A_REST = "letters => { for (const one of letters) document.execCommand('insertText', false, one); }"
"""However busy the machine is: what is calm is told by the time between two letters."""


def _rerun(page: Page, **more: Any) -> None:
    page.evaluate(RERUN, {"entry": f"/desk/assets/{script().name}", "more": more})


@pytest.mark.chromium("compositions are made up with its protocol; `make hands` types them")
def test_a_rerun_in_the_middle_of_a_composition_changes_nothing(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    aim = page.get_by_label("めざす姿")
    aim.click()
    ime = page.context.new_cdp_session(page)

    for letters in ("に", "にほ", "にほn", "にほん"):
        ime.send("Input.imeSetComposition", {"text": letters, "selectionStart": 1, "selectionEnd": 1})
        _rerun(page)
        _rerun(page, only=None)
    assert aim.input_value() == "にほん"
    expect(aim).to_be_focused()
    ime.send("Input.insertText", {"text": "日本"})

    desk.says({"aim": "日本"})
    assert page.locator(".desk").count() == 1


def test_other_questions_come_and_go_and_the_box_in_use_stays(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    _rerun(page, only=["mood"])
    expect(page.locator(".ask")).to_have_count(1)
    expect(page.locator(".ask-number")).to_have_count(0)
    page.get_by_role("radio", name="おだやか").focus()

    _rerun(page, only=["aim", "mood", "people"])

    expect(page.locator(".ask-number")).to_have_text(["問1", "問2", "問5"])
    aim = page.get_by_label("めざす姿")
    aim.click()
    page.keyboard.insert_text("会")
    _rerun(page, only=["aim", "mood"], top="60px")
    page.keyboard.insert_text("う。")
    expect(aim).to_be_focused()
    _rerun(page, only=["aim", "mood"], readOnly=True)
    expect(aim).not_to_be_editable()
    expect(aim).to_have_value("会う。")
    desk.says({"aim": "会う。"})


def test_the_page_hears_of_changes_once_they_are_saved_and_calm(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    _rerun(page)
    page.wait_for_timeout(900)
    assert page.evaluate("() => told") == []

    page.get_by_label("めざす姿").click()
    page.evaluate(WITHOUT_A_REST, "会う。")
    page.wait_for_function("() => told.length === 1")
    colleague.get_by_role("radio", name="おだやか").check()
    page.wait_for_function("() => told.length === 2")

    assert page.evaluate("() => told") == ["changed", "changed"]
    desk.says({"aim": "会う。", "mood": "calm"})


def test_only_the_last_farewell_counts(person: Person) -> None:
    page = person("佐藤")
    _rerun(page)
    _rerun(page)

    page.evaluate("() => cleanUps[0]()")
    expect(page.locator(".desk")).to_have_count(1)
    page.evaluate("() => cleanUps[1]()")
    expect(page.locator(".desk")).to_have_count(0)


def test_without_a_server_the_same_script_keeps_words_on_this_device(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    _rerun(page, sheet="alone", socket=None, labels={"standing": ""})
    aim = page.get_by_label("めざす姿")
    expect(page.locator(".state")).to_have_text("保存してあります")
    expect(page.locator(".standing")).to_have_count(0)

    aim.fill("一人で書く。")
    expect(page.locator(".state")).to_have_text("この端末に保存しました")
    page.reload()
    _rerun(page, sheet="alone", socket=None)

    expect(aim).to_have_value("一人で書く。")
    assert desk.values() == {}
