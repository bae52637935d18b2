"""Words without a place in a sheet are shown and can be put into an answer."""

from __future__ import annotations

import io
import json

import openpyxl
from pages_building import Building, looked_at, source, words
from pages_handing_in import press
from pages_homework import carried_home, said, write
from pages_returns import buttons, drop


def test_words_without_a_place_are_shown_and_one_click_puts_them_into_an_answer(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    book = openpyxl.load_workbook(io.BytesIO(carried_home(building, me)))
    page = book.worksheets[0]
    (row,) = [line[0].row for line in page.iter_rows(max_col=1) if line[0].value == "goal"]
    for place, text in (("Z1", "はしの言葉"), (f"Z{row}", "https://example.org/")):
        page[place] = text
    file = io.BytesIO()
    book.save(file)

    shown = drop(building.open("bring-back"), ("x.xlsx", file.getvalue()))

    assert "置き場のない言葉（2）" in source(shown)
    assert [f"Z{row}" in source(shown), "はしの言葉" in words(shown)] == [True, True]
    assert buttons(shown) == ["この欄に足す", "この欄に足す"]
    assert [box.value for box in shown.selectbox] == [None, "goal"]
    assert [box.label for box in shown.selectbox] == ["「Z1」の言葉を足す欄", f"「Z{row}」の言葉を足す欄"]

    put = looked_at(shown.button[1].click().run())

    assert "置き場のない言葉（1）" in source(put)
    assert said(building, sheet) == {"goal": "会う。"}

    done = press(put, "取り込む")

    assert "置き場のない言葉 1 件は、取り込んでいません。" in source(done)
    assert said(building, sheet) == {"goal": "会う。\nhttps://example.org/"}


def test_words_that_a_browser_could_not_send_come_back_like_any_file(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    rescued = {
        "what": "重層ワークブック 未保存分",
        "form": "talk",
        "title": "",
        "values": {"goal": "会う。話す。"},
    }

    page = drop(building.open("bring-back"), ("未保存.json", json.dumps(rescued).encode()))
    page = press(press(page, "このシートとして見る"), "取り込む")

    assert said(building, sheet)["goal"] == "会う。話す。"
