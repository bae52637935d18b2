"""A worksheet in one HTML file: opened without a network, written in, saved as a file, and read again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.desk.forms import EVERYTHING
from tests.frontend.at_home import Home, said
from tests.handouts.conftest import VALUES, form_of_every_kind
from workbook.handouts.layout.sheet import Header

pytestmark = pytest.mark.browser
EVIL = "</script></td></table><script>window.hit = 1</script><img src=x onerror='window.hit = 1'><!--\u2028\u2029"
NOT_YET = re.compile("まだファイルに入っていない記入があります")


def disarmed(text: str) -> str:
    """Return a page as crude software lets it through: nothing that runs, styles, is hidden or is data."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<(meta|link)\b[^>]*>", "", text, flags=re.DOTALL)
    text = re.sub(r"<(\w+)[^>]*\bhidden\b[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    return re.sub(r"<(\w+)\s[^>]*>", r"<\1>", text)


def ask(page: Page, name: str) -> Any:
    return page.locator(f"[data-ask={name}]")


@pytest.mark.parametrize("base", [VALUES, {}], ids=["knowing-what-left", "only-what-it-shows"])
def test_copies_of_copies_say_exactly_what_left_whatever_people_typed(
    home: Home, base: dict[str, Any]
) -> None:
    form = form_of_every_kind()
    file = home.file(form, VALUES)

    for _ in range(3):
        file = home.saved(home.open(file))

        assert said(file, form, base) == VALUES
        assert said(disarmed(file.read_text()), form, base) == VALUES
    assert file.stat().st_size < 400_000
    assert re.search(r"_なんでもシート_みなと野市=チーム&_\d{8}-\d{4}\.html$", file.name)


@pytest.mark.engines
def test_every_kind_is_written_at_home_and_comes_back(home: Home) -> None:
    page = home.open(home.file(EVERYTHING, {}))

    page.get_by_label("めざす姿").fill("だれも\n一人にしない。")
    ask(page, "mood").get_by_role("radio").nth(1).check()
    for number in (0, 2):
        ask(page, "who").get_by_role("checkbox").nth(number).check()
    ask(page, "often").get_by_role("radio").nth(1).check()
    page.get_by_label("人口").fill("１２，３４５")
    page.get_by_label("はじめる日").fill("R8.4.1")
    page.get_by_label("開く時刻").fill("９時５分")
    page.get_by_label("かかる時間").fill("長め")
    for label in ("よくある", "ほとんどない"):
        ask(page, "order").get_by_role("button", name=f"{label}を選ぶ").click()
    ask(page, "table").get_by_role("button", name="ふやす").click()
    ask(page, "table").get_by_role("textbox").last.press("Home")
    ask(page, "table").locator("tbody tr").last.locator("textarea").first.fill("足した行")
    ask(page, "desks").locator("tbody tr").nth(1).locator("textarea").first.fill("窓口")
    ask(page, "plan").locator("tbody tr").first.locator("textarea").first.fill("課長")
    ties = ask(page, "ties")
    ties.locator("tbody").first.locator("textarea").first.fill("母")
    ties.locator("tbody").last.locator("select").first.select_option(label="母")
    file = home.saved(page)

    found = said(file, EVERYTHING, {})
    (added,) = found["table"]
    assert added["_row"] == "r3"
    assert found == {
        "aim": "だれも\n一人にしない。",
        "mood": "tense",
        "who": ["calm", "12"],
        "often": "2",
        "people": "１２，３４５",
        "start": "2026-04-01",
        "opens": "09:05",
        "takes": "長め",
        "order": ["3", "1"],
        "table": [{"_row": added["_row"], "what": "足した行"}],
        "desks": [{"_row": "tense", "what": "窓口"}],
        "plan": [{"_row": "r1", "who": "課長"}],
        "ties": {
            "nodes": [{"_row": "r1", "name": "母"}],
            "edges": [{"_row": "r1", "from": "r1"}],
        },
    }


def test_the_people_of_our_cases_are_nobody_at_home_either(home: Home) -> None:
    page = home.open(home.file(EVERYTHING, {}, invented=("静枝",)))

    page.get_by_label("めざす姿").fill("田中さんと話した。")
    expect(ask(page, "aim")).to_contain_text("人の名前のような言葉")
    page.get_by_label("めざす姿").fill("静枝さんと話した。")

    expect(ask(page, "aim")).not_to_contain_text("人の名前のような言葉")


def test_words_survive_a_reload_and_nobody_leaves_without_being_asked(home: Home) -> None:
    context = home.pc()
    file = home.file(EVERYTHING, {"aim": "はじめ。"})
    page = home.open(file, context)
    expect(page.locator(".bar")).to_contain_text("保存していない書きかえはありません")
    asked: list[str] = []

    def stay_or_go(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay_or_go)
    page.get_by_label("めざす姿").fill("はじめ。家の文。")
    expect(page.locator("#save")).to_contain_text(NOT_YET)
    expect(page.locator(".bar")).to_contain_text("この端末に保存しました")
    assert asked == []
    page.reload()

    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。家の文。")
    expect(page.locator("#save")).to_contain_text("このファイルにはまだ入っていません")
    assert asked == ["beforeunload"]
    assert said(file, EVERYTHING, {}) == {"aim": "はじめ。"}
    home.saved(page)
    expect(page.locator("#save")).to_contain_text("ファイルとして保存しました")
    page.get_by_label("めざす姿").click()
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


@pytest.mark.engines
def test_a_colleagues_copy_and_ones_own_words_come_together_on_one_pc(home: Home) -> None:
    mine, theirs = home.pc(), home.pc()
    first = home.file(EVERYTHING, {"aim": "はじめ。"})
    page = home.open(first, mine)
    page.get_by_label("めざす姿").fill("はじめ。私の文。")
    second = home.saved(page)
    colleague = home.open(second, theirs)
    colleague.get_by_label("めざす姿").press("Control+End")
    colleague.keyboard.insert_text("同僚の文。")
    third = home.saved(colleague)

    page.close()
    page = home.open(third, mine)
    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。私の文。同僚の文。")
    page.close()
    page = home.open(first, mine)

    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。私の文。同僚の文。")
    assert said(third, EVERYTHING, {}) == {"aim": "はじめ。私の文。同僚の文。"}


def test_the_browsers_own_save_as_keeps_the_words_and_opens_again(home: Home) -> None:
    page = home.open(home.file(EVERYTHING, {"aim": "はじめ。"}))
    page.get_by_label("めざす姿").fill("書きかえた。")
    expect(page.locator("#part-aim td")).to_have_text("書きかえた。")

    file = home.folder / "名前を付けて保存.htm"
    file.write_text(f"<!-- saved from url=(0014)about:internet -->\n{page.content()}")

    assert said(file, EVERYTHING, {}) == {"aim": "書きかえた。"}
    again = home.open(file)
    expect(again.get_by_label("めざす姿")).to_have_value("書きかえた。")
    assert again.locator("#desk > div").count() == 1


def test_what_people_typed_never_becomes_markup(home: Home) -> None:
    form = replace(EVERYTHING, title=f"題{EVIL}", purpose=EVIL)
    values = {"aim": EVIL, "table": [{"_row": "r1", "what": EVIL}], "people": f"{EVIL}!"}
    header = Header(EVIL, EVIL, EVIL, "k7qm-3xpa")
    page = home.open(home.file(form, values, header=header))

    expect(page.get_by_label("めざす姿")).to_have_value(EVIL)
    file = home.saved(page)
    again = home.open(file)

    expect(again.get_by_label("めざす姿")).to_have_value(EVIL)
    assert said(file, form, {}) == values
    for one in (page, again):
        assert one.evaluate("window.hit === undefined && document.images.length === 0")
        assert one.locator("script").count() == 3


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_on_the_screen_and_on_paper(home: Home, workshop: Path, width: int) -> None:
    context = home.pc(viewport={"width": width, "height": 844})
    page = home.open(home.file(form_of_every_kind(), VALUES), context)
    page.evaluate((workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))

    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        found = page.evaluate("async () => (await axe.run()).violations")

        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], media
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), media
