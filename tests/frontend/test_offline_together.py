"""Two copies of one HTML file become one without a server: looked at first, undone in one step, refused in a sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.desk.forms import EVERYTHING
from tests.frontend.at_home import HEADER, Home, said
from workbook.handouts.returned import intake, texts_to_answers

pytestmark = pytest.mark.browser
CHOOSE = "ほかの人のファイルを合わせる"
BASE = {"aim": "はじめ。", "often": "2"}


def ask(page: Page, name: str) -> Any:
    return page.locator(f"[data-ask={name}]")


def row(page: Page, name: str, text: str) -> None:
    ask(page, name).locator("tbody").first.locator("textarea").first.fill(text)


def chosen(page: Page, *files: Path) -> Any:
    """Choose files with the keyboard, and return what is shown of them."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=CHOOSE).press("Enter")
    chooser.value.set_files(files)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def colleague(home: Home, file: Path) -> Path:
    page = home.open(file)
    page.get_by_label("めざす姿").fill("はじめ。同僚の文。")
    ask(page, "mood").get_by_role("radio").nth(1).check()
    row(page, "table", "同僚の行")
    row(page, "ties", "母")
    return home.saved(page)


@pytest.mark.parametrize("width", [1366, 390])
def test_what_comes_is_shown_first_and_one_step_takes_it_back(home: Home, workshop: Path, width: int) -> None:
    file = home.file(EVERYTHING, BASE)
    theirs = colleague(home, file)
    page = home.open(file, home.pc(viewport={"width": width, "height": 844}))
    page.get_by_label("めざす姿").fill("はじめ。私の文。")
    ask(page, "mood").get_by_role("radio").first.check()
    row(page, "table", "私の行")

    dialog = chosen(page, theirs)

    expect(dialog.get_by_role("listitem")).to_have_count(4)
    for words in (re.compile("はじめ。.*同僚の文。"), "同僚の行", "母", "別案として並べます"):
        expect(dialog.get_by_role("listitem").filter(has_text=words).first).to_be_visible()
    page.evaluate((workshop / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。私の文。")

    chosen(page, theirs).get_by_role("button", name="合わせる", exact=True).press("Enter")

    expect(page.locator("#save")).to_contain_text("4か所を合わせました（うち別案 1か所")
    both = re.compile("^はじめ。(私の文。\n?同僚の文。|同僚の文。\n?私の文。)$")
    expect(page.get_by_label("めざす姿")).to_have_value(both)
    expect(ask(page, "mood").get_by_role("radio").first).to_be_checked()
    expect(ask(page, "mood").locator(".beside")).to_contain_text("はりつめた")
    merged = home.saved(page)
    found = said(merged, EVERYTHING, BASE)
    assert {one["what"] for one in found["table"]} == {"私の行", "同僚の行"}
    assert found["ties"]["nodes"] == [{"_row": "r1", "name": "母"}]
    (returned,) = intake.read(merged.read_bytes(), name="a.html")
    (aside,) = texts_to_answers.read_back(EVERYTHING, returned, base=BASE).unplaced
    assert (aside.near, aside.where) == ("mood", "別案（会議の雰囲気）")
    expect(chosen(page, theirs)).to_contain_text("新しい記入はありません")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="元に戻す").click()
    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。私の文。")
    expect(page.locator(".beside, #besides")).to_have_count(0)
    assert home.faults == []


def test_a_file_that_does_not_fit_is_refused_in_a_sentence_and_the_others_come_in(home: Home) -> None:
    file = home.file(EVERYTHING, BASE)
    theirs = colleague(home, file)
    held = json.loads(re.search(r'json">(.*?)</script>', theirs.read_text())[1])["held"]
    files = {
        "別シート.html": home.file(replace(EVERYTHING, id="w99", title="別の題"), BASE),
        "別の持ち帰り.html": home.file(EVERYTHING, BASE, header=replace(HEADER, sheet="aaaa-bbbb")),
        "表.xlsx": file,
        "メモ.html": b"<p>memo</p>",
        "こわれ.html": theirs.read_text().replace(held[:40], "AAEC" * 10).encode(),
        "半分.html": theirs.read_text().replace('"held":"', '"held":"AQ').encode(),
    }
    put = []
    for name, data in files.items():
        put.append(home.folder / name)
        put[-1].write_bytes(data if isinstance(data, bytes) else data.read_bytes())
    page = home.open(file)

    dialog = chosen(page, *put, theirs)

    told = dialog.locator(".note").all_inner_texts()
    for name, why in {
        "別シート.html": "ほかのシート「別の題」のファイルです",
        "別の持ち帰り.html": "別に持ち帰ったファイルから書きはじめたものです",
        "表.xlsx": "HTML のファイルだけです",
        "メモ.html": "HTML のファイルではありません",
        "こわれ.html": "こわれていて読めません",
        "半分.html": "こわれていて読めません",
    }.items():
        assert [one for one in told if name in one and why in one], (name, told)
    expect(dialog).to_contain_text("同僚の文。")
    dialog.get_by_role("button", name="やめる").click()
    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。")
    assert home.faults == []


def test_a_file_that_is_dropped_is_looked_at_and_never_leads_away(home: Home) -> None:
    file = home.file(EVERYTHING, BASE)
    theirs = colleague(home, file)
    page = home.open(file)

    page.evaluate(
        """([name, text]) => {
            const held = new DataTransfer();
            held.items.add(new File([text], name, { type: "text/html" }));
            const drop = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true });
            window.kept = !document.querySelector("#desk").dispatchEvent(drop);
        }""",
        [theirs.name, theirs.read_text()],
    )

    expect(page.get_by_role("dialog")).to_contain_text("同僚の行")
    assert page.evaluate("window.kept")


def test_ones_own_kept_words_and_a_colleagues_file_that_is_opened_are_both_there(home: Home) -> None:
    mine = home.pc()
    file = home.file(EVERYTHING, BASE)
    theirs = colleague(home, file)
    page = home.open(file, mine)
    page.get_by_label("めざす姿").fill("はじめ。私の文。")
    ask(page, "mood").get_by_role("radio").first.check()
    row(page, "table", "私の行")
    expect(page.locator(".bar")).to_contain_text("この端末に保存しました")
    page.close()

    page = home.open(theirs, mine)

    expect(page.locator("#save")).to_contain_text("開いたファイルの記入を合わせました：4か所（うち別案 1か所")
    expect(ask(page, "mood").get_by_role("radio").first).to_be_checked()
    expect(ask(page, "mood").locator(".beside")).to_contain_text("はりつめた")
    found = said(home.saved(page), EVERYTHING, BASE)
    assert {one["what"] for one in found["table"]} == {"私の行", "同僚の行"}
    assert sorted(re.findall("[^。\n]+。", found["aim"])) == ["はじめ。", "同僚の文。", "私の文。"]
    page.get_by_role("button", name="元に戻す").click()
    expect(page.get_by_label("めざす姿")).to_have_value("はじめ。私の文。")
    expect(page.locator(".beside, #besides")).to_have_count(0)
    assert home.faults == []
