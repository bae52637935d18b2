"""Boxes that engines read differently, and a worksheet in one file, in WebKit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.desk.forms import EVERYTHING
from tests.engines.conftest import Windows
from tests.frontend.at_home import HEADER, SAVE, said
from tests.frontend.conftest import Desk
from workbook.handouts.layout.sheet import lay_out
from workbook.handouts.writers import offline

pytestmark = pytest.mark.browser
RADIO, TICK = "input[type=radio]", "input[type=checkbox]"


def test_answers_of_the_kinds_that_engines_read_differently(desk: Desk, open_window: Windows) -> None:
    phone = open_window()
    phone.open(f"{desk.address}/?name=佐藤&team={desk.team}")

    phone.type("人口", "１２，３４５")
    phone.type("はじめる日", "令和８年４月１日")
    phone.type("開く時刻", "翌日の午前２時半")
    phone.type("かかる時間", "９０分")
    phone.type("めざす姿", f"一行目{Keys.ENTER}二行目")

    desk.says(
        {
            "people": "１２，３４５",
            "start": "2026-04-01",
            "opens": "26:30",
            "takes": "1時間30分",
            "aim": "一行目\n二行目",
        }
    )


def test_every_kind_is_written_at_home_and_the_copy_that_is_saved_says_it(
    tmp_path: Path, open_window: Windows, pocket: Path
) -> None:
    file = tmp_path / "ours.html"
    file.write_bytes(offline.write(lay_out(EVERYTHING, {}, header=HEADER)))
    at_home = open_window()
    at_home.open(file.as_uri())

    texts = {
        "めざす姿": "だれも一人にしない。",
        "人口": "１２，３４５",
        "はじめる日": "R8.4.1",
        "かかる時間": "長め",
    }
    for words, text in texts.items():
        at_home.type(words, text)
    for role, words in ((RADIO, "はりつめた"), (TICK, "おだやか"), (TICK, "十二時"), (RADIO, "少し")):
        at_home.click(role, words)
    for words in ("よくある", "ほとんどない"):
        at_home.press(f"{words}を選ぶ")
    for place, text in (("table", "会議"), ("desks", "窓口"), ("plan", "課長"), ("ties", "母")):
        at_home.find(f"[data-ask={place}] textarea", "").send_keys(text)
    Select(at_home.find("[data-ask=ties] tbody:last-of-type select", "だれから")).select_by_visible_text("母")
    at_home.press(SAVE)
    copy = at_home.until(lambda: next(pocket.glob("*みなと野市=チーム&*.html"), None), "the copy")

    assert said(copy, EVERYTHING, {}) == {
        "aim": "だれも一人にしない。",
        "mood": "tense",
        "who": ["calm", "12"],
        "often": "2",
        "people": "１２，３４５",
        "start": "2026-04-01",
        "takes": "長め",
        "order": ["3", "1"],
        "table": [{"_row": "r1", "what": "会議"}],
        "desks": [{"_row": "calm", "what": "窓口"}],
        "plan": [{"_row": "r1", "who": "課長"}],
        "ties": {"nodes": [{"_row": "r1", "name": "母"}], "edges": [{"_row": "r1", "from": "r1"}]},
    }
    at_home.open(copy.as_uri())
    at_home.holds("めざす姿", "だれも一人にしない。")
    at_home.shows("保存していない書きかえはありません")


def test_a_worksheet_at_home_keeps_its_words_and_mixes_none_with_another_handout(
    tmp_path: Path, open_window: Windows
) -> None:
    mine, theirs = tmp_path / "ours.html", tmp_path / "theirs.html"
    for path, mark in ((mine, "k7qm-3xpa"), (theirs, "m2wn-8rtb")):
        header = replace(HEADER, sheet=mark)
        path.write_bytes(offline.write(lay_out(EVERYTHING, {}, header=header)))
    at_home = open_window()

    at_home.open(mine.as_uri())
    at_home.type("めざす姿", "家で書いた。")
    at_home.open(theirs.as_uri())
    at_home.type("人口", "3")
    assert at_home.value("めざす姿") == ""
    at_home.open(mine.as_uri())

    at_home.holds("めざす姿", "家で書いた。")
    assert at_home.value("人口") == ""
