"""Every kind of question can be filled with the keyboard alone, and the server derives what was meant."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.frontend.conftest import Desk, Person
from workbook.content import reading
from workbook.content.forms.times import JAPAN

pytestmark = pytest.mark.browser


def _ask(page: Page, ask: str) -> Locator:
    return page.locator(f"[data-ask={ask}]")


def _reach(page: Page, wanted: Locator, *, most: int = 60) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(most):
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached with the keyboard: {wanted}")


def test_single_answers_by_keyboard(person: Person, desk: Desk) -> None:
    page = person("佐藤")

    _reach(page, page.get_by_label("めざす姿"))
    page.keyboard.insert_text("だれも一人にしない。")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("まず挨拶から。")
    _reach(page, _ask(page, "mood").get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    _reach(page, _ask(page, "who").get_by_role("checkbox").nth(2))
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    _reach(page, _ask(page, "often").get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    _reach(page, page.get_by_label("人口"))
    page.keyboard.insert_text("１２，３４５")
    _reach(page, page.get_by_label("はじめる日"))
    page.keyboard.insert_text("令和８年４月１日")
    expect(_ask(page, "start")).to_contain_text("令和8年4月1日（水）")

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


def test_times_and_durations_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")

    page.get_by_label("開く時刻").focus()
    page.keyboard.insert_text("翌日の午前２時半")
    expect(_ask(page, "opens").get_by_role("status").first).to_have_text("26:30（翌日2:30）")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("９０分")
    expect(_ask(page, "takes")).not_to_contain_text("読めませんでした")
    page.keyboard.press("Shift+Tab")

    expect(page.get_by_label("開く時刻")).to_have_value("26:30")
    expect(colleague.get_by_label("かかる時間")).to_have_value("1時間30分")
    desk.says({"opens": "26:30", "takes": "1時間30分"})


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和８年１２月１日", "2026-12-01"),
        ("R8.12.1", "2026-12-01"),
        ("8/12/1", "2026-12-01"),
        ("12/1", "NEXT-12-01"),
        ("１２月１日", "NEXT-12-01"),
    ],
)
def test_a_day_is_taken_as_people_write_it_and_said_beside_the_box(
    person: Person, desk: Desk, typed: str, day: str
) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    today = datetime.now(UTC).astimezone(JAPAN).date()
    year = today.year + (today > date(today.year, 12, 1))
    wanted = date.fromisoformat(day.replace("NEXT", str(year)))
    box = page.get_by_label("はじめる日")

    assert "yyyy" not in page.content()
    assert box.get_attribute("placeholder") == "例：12月1日"
    box.press_sequentially(typed)

    assert box.input_value() == typed
    expect(_ask(page, "start").get_by_role("status").first).to_have_text(reading.say_day(wanted))
    desk.says({"start": wanted.isoformat()})
    said = f"{wanted.year}年{wanted.month}月{wanted.day}日"
    expect(colleague.get_by_label("はじめる日")).to_have_value(said)
    box.press("Tab")
    expect(box).to_have_value(said)
    expect(_ask(page, "start").locator(".asks")).to_be_hidden()


def test_what_is_no_day_stays_as_it_was_written_and_says_how_days_are_written(
    person: Person, desk: Desk
) -> None:
    page = person("佐藤")
    box = page.get_by_label("はじめる日")
    cell = _ask(page, "table").locator("[data-row=r1] .is-date input[type=text]")

    box.fill("異動の前")
    cell.fill("0008/12/01")
    page.get_by_label("開く時刻").fill("昼休み")
    page.get_by_label("かかる時間").fill("90")
    page.get_by_label("めざす姿").focus()

    for ask, word in (("start", "日付"), ("table", "日付"), ("opens", "時刻"), ("takes", "時間の長さ")):
        expect(_ask(page, ask).locator(".asks:visible")).to_contain_text(f"{word}として読めませんでした")
    expect(box).to_have_value("異動の前")
    rows = [{"_row": "r1", "day": "0008/12/01"}]
    desk.says({"start": "異動の前", "opens": "昼休み", "takes": "90", "table": rows})


def test_a_day_is_chosen_from_the_calendar_of_the_browser(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    ask = _ask(page, "start")
    ask.get_by_label("はじめる日").fill("8/11/24")

    _reach(page, ask.get_by_role("button", name="カレンダーから選ぶ"))
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


def test_an_order_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    rank = _ask(page, "order")

    for label in ("よくある", "ほとんどない", "少し"):
        _reach(page, rank.get_by_role("button", name=f"{label}を選ぶ"))
        page.keyboard.press("Enter")
    desk.says({"order": ["3", "1", "2"]})
    _reach(page, rank.get_by_role("button", name="少しを上へ"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(rank.get_by_role("button", name="少しを下へ")).to_be_focused()
    desk.says({"order": ["2", "3", "1"]})
    rank.get_by_role("button", name="よくあるを外す").press("Enter")

    desk.says({"order": ["2", "1"]})
    expect(_ask(colleague, "order").locator(".ranked .what")).to_have_text(["少し", "ほとんどない"])


def test_a_table_by_keyboard(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    table = _ask(page, "table")
    first = table.locator("[data-row=r1]")

    _reach(page, first.get_by_role("textbox").first)
    page.keyboard.insert_text("支援会議")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    _reach(page, first.locator(".fold > summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(first.locator(".fold > summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("月2回")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("令和8年11月24日")
    _reach(page, table.get_by_role("button", name="行をふやす"))
    page.keyboard.press("Enter")
    page.keyboard.insert_text("四行目")

    expect(first).to_contain_text("数として読めませんでした")
    expect(_ask(colleague, "table").locator("tbody tr")).to_have_count(4)
    added = str(table.locator("tbody tr").last.get_attribute("data-row"))
    row = {
        "what": "支援会議",
        "mood": "calm",
        "who": ["calm"],
        "often": "1",
        "count": "月2回",
        "day": "2026-11-24",
    }
    desk.says({"table": [{"_row": "r1", **row}, {"_row": added, "what": "四行目"}]})


def test_rows_are_moved_removed_and_brought_back(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    table = _ask(page, "table")
    for row, words in (("r1", "一"), ("r2", "二"), ("r3", "三")):
        table.locator(f"[data-row={row}] textarea").first.fill(words)

    table.locator("[data-row=r3] .row-menu summary").press("Enter")
    table.locator("[data-row=r3]").get_by_role("button", name="上へ").press("Enter")
    expect(table.locator("[data-row=r3]").get_by_role("button", name="上へ")).to_be_focused()
    desk.says(
        {"table": [{"_row": row, "what": words} for row, words in (("r1", "一"), ("r3", "三"), ("r2", "二"))]}
    )
    table.locator("[data-row=r1] .row-menu summary").press("Enter")
    table.locator("[data-row=r1]").get_by_role("button", name="この行を消す").press("Enter")
    expect(_ask(colleague, "table").locator("[data-row=r1]")).to_have_count(0)
    expect(table.locator(".hints").get_by_role("button", name="元に戻す")).to_be_focused()
    page.keyboard.press("Enter")

    expect(_ask(colleague, "table").locator("[data-row=r1] textarea").first).to_have_value("一")
    expect(table.locator(".hints")).to_be_empty()
    assert _ask(page, "desks").locator(".row-menu").count() == 0


def test_words_written_into_a_row_that_a_colleague_removes_bring_it_back(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    box = _ask(page, "table").locator("[data-row=r2] textarea").first
    box.fill("二")
    theirs = _ask(colleague, "table").locator("[data-row=r2]")
    expect(theirs.locator("textarea").first).to_have_value("二")

    box.press("End")
    theirs.locator(".row-menu summary").click()
    theirs.get_by_role("button", name="この行を消す").click()
    expect(theirs).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.insert_text("の続き")

    expect(theirs.locator("textarea").first).to_have_value("二の続き")
    desk.says({"table": [{"_row": "r2", "what": "二の続き"}]})


def test_ties_choose_among_the_people_there_are(person: Person, desk: Desk) -> None:
    page, colleague = person("佐藤"), person("鈴木")
    nodes = _ask(page, "ties").locator(".table").nth(0)
    ties = _ask(colleague, "ties").locator(".table").nth(1).locator("[data-row=r1]")

    nodes.locator("[data-row=r1] textarea").fill("母")
    nodes.locator("[data-row=r2] select").select_option("tense")
    _from, to, strength = (ties.locator("select").nth(index) for index in range(3))
    expect(to.locator("option")).to_have_text(["選ぶ", "母", "（名前なし 2）"])
    _from.select_option(label="母")
    to.select_option(label="（名前なし 2）")
    strength.select_option("2")
    nodes.locator("[data-row=r2] textarea").fill("長男")

    expect(to.locator("option:checked")).to_have_text("長男")
    desk.says(
        {
            "ties": {
                "nodes": [{"_row": "r1", "name": "母"}, {"_row": "r2", "name": "長男", "stance": "tense"}],
                "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-1": "2"}],
            }
        }
    )


def test_what_was_chosen_can_be_taken_back(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    _ask(page, "mood").get_by_role("radio", name="十二時").check()
    page.get_by_label("人口").fill("12人")
    desk.says({"mood": "12", "people": "12人"})

    _ask(page, "mood").get_by_role("button", name="選択を取り消す").click()
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
    note = _ask(page, "aim").locator(".asks")
    expect(note).to_contain_text("30002字多いため、貼り付けていません")
    assert aim.input_value() == "前。"
    note.get_by_role("button", name="入るところまで貼り付ける").click()

    expect(_ask(page, "aim").locator(".count")).to_have_text("20000字（20000字まで）")
    desk.says({"aim": ("前。" + "長い文。" * 12_500)[:20_000]})


def test_the_writer_is_asked_about_the_same_words_as_the_facilitator(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    aim, note = page.get_by_label("めざす姿"), _ask(page, "aim").locator(".asks")

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

    note = _ask(page, "aim").locator(".asks")
    expect(note).to_contain_text("電話番号のような数字があります。実在の人が分かることなら")
    desk.says({"aim": "連絡は 090-1234-5678 まで。"})
    note.get_by_role("button", name="このままでよい").click()
    aim.press("End")
    page.keyboard.insert_text("よろしく。")
    page.wait_for_timeout(800)
    expect(note).to_have_count(0)
