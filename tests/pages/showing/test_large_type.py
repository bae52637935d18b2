"""A table on the shared screen ends after a whole row and says how many are left out; no row is cut through."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

from workbook.config import ROOT

pytestmark = pytest.mark.browser
SOURCES = ROOT / "workbook/desk/frontend/src"
STYLE = (ROOT / "workbook/pages/style/screen.css").read_text(encoding="utf-8")
REST = "このあとの {} 行は、入りきりません"
_PAGE = """<!doctype html><meta charset="utf-8"><style>{style}</style>
<div class="stHtml"><ul class="wb-tiles wb-tiles-2">{tiles}</ul></div>
<script type="module">import {{ Fit }} from "/live/large_type.js"; new Fit();</script>"""


def _part(rows: int) -> str:
    body = "".join(f"<tr><td><div>だれか {row} さん</div></td></tr>" for row in range(rows))
    table = f'<table class="wb-tile-table"><thead><tr><th>名前</th></tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wb-tile-part" data-fit data-rest="{REST}">{table}</div>'


def test_rows_that_do_not_fit_are_left_out_whole_and_counted(browser: Browser) -> None:
    tiles = f'<li class="wb-tile">{_part(40)}{_part(12)}</li><li class="wb-tile">{_part(3)}</li>'

    def give(route: Route) -> None:
        name = route.request.url.removeprefix("http://screen.test/")
        if name.endswith(".js"):
            route.fulfill(body=(SOURCES / name).read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body=_PAGE.format(style=STYLE, tiles=tiles), content_type="text/html")

    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.route("http://screen.test/**", give)
        page.goto("http://screen.test/")
        page.locator("[data-more]").first.wait_for()
        seen: list[tuple[int, str | None, bool]] = page.evaluate(
            """() => [...document.querySelectorAll("[data-fit]")].map((box) => {
                const rows = [...box.querySelectorAll("tbody tr")].filter((row) => !row.hidden);
                const end = box.getBoundingClientRect().bottom + 1;
                return [rows.length, box.dataset.more ?? null, rows.every((row) => row.getBoundingClientRect().bottom <= end)];
            })"""
        )

    counts = [rows for rows, _, _ in seen]
    assert [said for _, said, _ in seen] == [REST.format(40 - counts[0]), REST.format(12 - counts[1]), None]
    assert [is_whole for _, _, is_whole in seen] == [True] * 3
    assert counts[2] == 3
    assert 0 < counts[0] < 40
