"""A table on the shared screen is seen whole where it can be, ends after a whole row and says how many are left out; no row is cut through."""

from __future__ import annotations

import math
import re

import pytest
from playwright.sync_api import Browser, Page, Route

from workbook.config import ROOT
from workbook.content.forms.form import Ask, Field, Grid
from workbook.content.model.answers import RowAnswer
from workbook.pages.showing import answer_cards

pytestmark = pytest.mark.browser
SOURCES = ROOT / "workbook/desk/frontend/src"
STYLE = (ROOT / "workbook/pages/style/screen.css").read_text(encoding="utf-8")
REST = "このあとの {} 行は、入りきりません"
_PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><style>{style}</style>
<div class="stHtml"><ul class="wb-tiles wb-tiles-{size}">{tiles}</ul></div>
<script type="module">import {{ Fit }} from "/live/large_type.js"; new Fit();</script>"""

_SENTENCE = "相談に来なくても、だれかが気づいてくれるようになる"
_SEEN = """() => {
    const seen = (one) => one.checkVisibility();
    const box = document.querySelector("[data-fit]");
    const [all, foot] = [[...box.querySelectorAll("th, td, td div")].filter(seen), box.getBoundingClientRect().bottom + 1];
    return [
        [...box.querySelectorAll("th")].filter(seen).map((one) => one.textContent),
        parseFloat(getComputedStyle(box.querySelector("table")).fontSize),
        all.some((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1
            || one.getBoundingClientRect().bottom > foot),
        [...[...document.querySelectorAll(".wb-tile-more")].filter(seen).map((one) => one.textContent),
            box.dataset.more].filter(Boolean),
    ];
}"""


def _part(rows: int) -> str:
    body = "".join(f"<tr><td><div>だれか {row} さん</div></td></tr>" for row in range(rows))
    table = f'<table class="wb-tile-table"><thead><tr><th>名前</th></tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wb-tile-part" data-fit data-rest="{REST}">{table}</div>'


def _shown(browser: Browser, tiles: str, size: int) -> Page:
    def give(route: Route) -> None:
        name = route.request.url.removeprefix("http://screen.test/")
        if name.endswith(".js"):
            route.fulfill(body=(SOURCES / name).read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            html = _PAGE.format(style=STYLE, tiles=tiles, size=size)
            route.fulfill(body=html, content_type="text/html")

    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.route("http://screen.test/**", give)
    page.goto("http://screen.test/")
    page.locator("html[style*=wb-fit]").wait_for()
    return page


def test_rows_that_do_not_fit_are_left_out_whole_and_counted(browser: Browser) -> None:
    tiles = f'<li class="wb-tile">{_part(40)}{_part(12)}</li><li class="wb-tile">{_part(3)}</li>'

    page = _shown(browser, tiles, 2)
    page.locator("[data-more]").first.wait_for()
    seen: list[tuple[int, str | None, bool]] = page.evaluate(
        """() => [...document.querySelectorAll("[data-fit]")].map((box) => {
            const rows = [...box.querySelectorAll("tbody tr")].filter((row) => !row.hidden);
            const end = box.getBoundingClientRect().bottom + 1;
            return [rows.length, box.dataset.more ?? null, rows.every((row) => row.getBoundingClientRect().bottom <= end)];
        })"""
    )
    page.close()

    counts = [rows for rows, _, _ in seen]
    assert [said for _, said, _ in seen] == [REST.format(40 - counts[0]), REST.format(12 - counts[1]), None]
    assert [is_whole for _, _, is_whole in seen] == [True] * 3
    assert counts[2] == 3
    assert 0 < counts[0] < 40


def test_a_table_shows_every_column_and_word_in_letters_that_let_it_and_is_cut_only_where_none_do(
    browser: Browser,
) -> None:
    heads = ("良いこと", "気がかり", "気がかりへの答え", "だれが言うか", "いつ言うか")
    fields = tuple(Field(f"f{place}", name, "text") for place, name in enumerate(heads))
    ask = Ask("table", "table", "表", grids=(Grid("table", "", "", fields, 1),))
    few: list[RowAnswer] = [{field.id: _SENTENCE for field in fields}]
    many: list[RowAnswer] = [{field.id: _SENTENCE * 4 for field in fields}] * 20
    seen = []
    for answer in (few, many):
        tile = f'<li class="wb-tile">{answer_cards.card(ask, answer, size=1)}</li>'
        page = _shown(browser, tile, 1)
        seen.append(page.evaluate(_SEEN))
        page.close()

    (names, letters, is_cut, said), (cut_names, cut_letters, _, cut_said) = seen
    assert (names, is_cut, said) == ([*heads], False, [])
    assert letters > 768 / 25
    assert cut_names == [*heads[:3]]
    assert cut_letters == math.ceil(768 / 25)
    assert cut_said[0] == "ほかに2列"
    assert re.fullmatch(REST.format(r"(1\d|20)"), cut_said[1])
