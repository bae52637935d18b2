"""Nothing typed is lost: lines cut, servers killed, pages closed; and what was written apart comes together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.frontend.conftest import Desk, Person, script

pytestmark = pytest.mark.browser


def _aim(page: Page) -> Locator:
    return page.get_by_label("めざす姿")


def _says(page: Page, level: str, text: str) -> None:
    expect(page.locator(f".bar[data-level={level}] .state")).to_contain_text(text)


def _cut(page: Page) -> None:
    page.context.set_offline(offline=True)
    _says(page, "away", "通信が切れています")


def test_words_typed_apart_are_merged_by_sentence(person: Person, desk: Desk) -> None:
    apart, team = person("佐藤"), person("鈴木")
    _aim(team).fill("会う。聞く。話す。")
    expect(_aim(apart)).to_have_value("会う。聞く。話す。")

    _cut(apart)
    _aim(apart).fill("家で会う。聞く。話す。")
    _says(apart, "away", "この端末に保存済みです。通信が戻りしだい送ります。")
    _aim(team).fill("会う。聞く。話し合う。")
    _says(apart, "alarm", "この端末に保存済みです。通信が戻りしだい送ります。")
    apart.context.set_offline(offline=False)
    _says(apart, "calm", "保存しました")

    merged = "家で会う。聞く。話し合う。"
    desk.says({"aim": merged})
    for page in (apart, team):
        expect(_aim(page)).to_have_value(merged)
        expect(page.locator(".card")).to_have_count(0)
    expect(apart.locator(".news")).to_contain_text("まとめました")


def test_what_cannot_be_merged_stands_beside_until_somebody_decides(person: Person, desk: Desk) -> None:
    apart, team = person("佐藤"), person("鈴木")
    _aim(team).fill("週2回とする。")
    team.get_by_role("radio", name="おだやか").check()
    expect(_aim(apart)).to_have_value("週2回とする。")

    _cut(apart)
    _aim(apart).fill("週3回とする。")
    apart.get_by_role("radio", name="はりつめた").check()
    _aim(team).fill("月2回とする。")
    team.get_by_role("radio", name="十二時").check()
    desk.says({"aim": "月2回とする。", "mood": "12"})
    apart.context.set_offline(offline=False)
    _says(apart, "calm", "保存しました")

    for page in (apart, team):
        expect(_aim(page)).to_have_value("月2回とする。")
        card = page.locator("[data-ask=aim] .card")
        expect(card.locator(".beside-title")).to_contain_text("別案（佐藤さん、")
        expect(card.locator(".beside-text")).to_have_text("週3回とする。")
        expect(page.locator("[data-ask=mood] .beside-text")).to_have_text("はりつめた")
    desk.says({"aim": "月2回とする。", "mood": "12"})
    team.locator("[data-ask=aim]").get_by_role("button", name="両方残す").click()
    desk.says({"aim": "月2回とする。\n週3回とする。", "mood": "12"})
    expect(apart.locator("[data-ask=aim] .card")).to_have_count(0)
    team.keyboard.press("Control+z")
    desk.says({"aim": "月2回とする。", "mood": "12"})
    expect(apart.locator("[data-ask=aim] .card")).to_have_count(1)
    apart.locator("[data-ask=aim]").get_by_role("button", name="こちらにする").click()
    apart.locator("[data-ask=mood]").get_by_role("button", name="今のまま").click()

    desk.says({"aim": "週3回とする。", "mood": "12"})
    expect(team.locator(".card")).to_have_count(0)


def test_a_killed_server_and_a_reload_lose_nothing(person: Person, desk: Desk) -> None:
    one, other = person("佐藤"), person("鈴木")
    _aim(one).fill("前から。")
    desk.says({"aim": "前から。"})

    desk.kill()
    _says(one, "away", "通信が切れています")
    _aim(one).press("End")
    one.keyboard.insert_text("止まっているあいだに。")
    one.locator("[data-ask=table] [data-row=r2] textarea").first.fill("表にも。")
    _says(one, "away", "この端末に保存済みです")
    _aim(other).press("Home")
    other.keyboard.insert_text("鈴木も。")
    desk.start()
    one.reload()

    _says(
        one, "calm", "保存し"
    )  # 保存してあります, if it was sent in the moment before the page was loaded anew
    _says(other, "calm", "保存しました")
    for page in (one, other):
        expect(_aim(page)).to_have_value("鈴木も。前から。止まっているあいだに。")
    table = [{"_row": "r2", "what": "表にも。"}]
    desk.says({"aim": "鈴木も。前から。止まっているあいだに。", "table": table})


def test_a_page_closed_at_once_after_the_last_key_loses_nothing(person: Person, desk: Desk) -> None:
    page = person("佐藤", own=True)  # whose network is stopped
    page.context.set_offline(offline=True)
    _aim(page).click()
    page.keyboard.insert_text("最後の一字まで")
    page.context.set_offline(offline=False)
    page.goto("about:blank")

    page.goto(f"{desk.address}/")

    expect(_aim(page)).to_have_value("最後の一字まで")
    desk.says({"aim": "最後の一字まで"})


@pytest.mark.chromium("Playwright is told nothing of a file that a page of Firefox makes itself")
def test_after_a_while_everything_can_be_saved_as_a_file(person: Person, tmp_path: Path) -> None:
    page = person("佐藤", own=True)
    page.clock.install()
    page.reload()
    page.locator(".bar[data-level=calm]").wait_for()
    page.context.set_offline(offline=True)
    _aim(page).fill("だいじな文。")
    button = page.get_by_role("button", name="この端末の未保存分をファイルに保存")
    expect(button).to_have_count(0)

    page.clock.fast_forward(21_000)
    with page.expect_download() as download:
        button.click()

    download.value.save_as(tmp_path / "rescue.json")
    kept = json.loads((tmp_path / "rescue.json").read_text())
    assert kept["values"] == {"aim": "だいじな文。"}
    assert kept["by"] == "佐藤"
    assert kept["unsent"]


def test_who_has_not_joined_is_told_and_keeps_every_word(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    desk.kill()
    desk.start()

    _says(page, "alarm", "参加し直すと、続きから保存します")
    assert page.get_by_role("link", name="参加し直す").get_attribute("href") == f"{desk.address}/join"
    _aim(page).fill("待っているあいだに。")
    kept = {key: cookies[0][key] for key in ("name", "value", "domain", "path")}
    page.context.add_cookies([kept])  # type: ignore[list-item]
    page.evaluate("() => dispatchEvent(new Event('online'))")

    _says(page, "calm", "保存しました")
    desk.says({"aim": "待っているあいだに。"})


def test_another_teams_sheet_shows_nothing(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    _aim(page).fill("チームの話。")
    desk.says({"aim": "チームの話。"})
    page.goto(f"{desk.address}/?name=高橋&team=strangers")
    page.locator(".bar[data-level=calm]").wait_for()

    page.evaluate(
        """async ({entry, sheet}) => {
            const {mount} = await import(entry);
            const {form} = JSON.parse(document.getElementById("data").textContent);
            document.getElementById("desk").remove();
            mount(document.body, {form, sheet, socket: `/desk/ws/${sheet}`});
        }""",
        {"entry": f"/desk/assets/{script().name}", "sheet": f"sheet-{desk.team}"},
    )

    _says(page, "alarm", "いまの参加のままでは開けません")
    expect(_aim(page)).to_be_hidden()


def test_a_shared_pc_can_be_cleaned(person: Person, desk: Desk) -> None:
    page = person("佐藤")
    _aim(page).fill("会う。")
    _says(page, "calm", "保存しました")

    page.get_by_text("ほかの人も使うパソコンの方へ").click()
    page.get_by_role("button", name="この端末から消す").click()

    expect(page.locator(".forget")).to_contain_text("この端末から消しました")
    kept = page.evaluate("async () => (await indexedDB.databases()).map(database => database.name)")
    assert kept == []
    _aim(page).press("End")
    page.keyboard.insert_text("話す。")
    desk.says({"aim": "会う。話す。"})
