"""Pages print as one would hand them out: with their rows, on few sheets, none of them empty, in letters one can read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import try_alone
from tests.journeys.conftest import App
from tests.journeys.people import settle
from tests.what_is_here import loudly
from workbook import pages

pytestmark = [pytest.mark.browser, pytest.mark.engines]
SMALLEST = 9.0  # points
# Playwright hands its inches on to Firefox, which takes them for centimetres.
A4 = {"chromium": {"format": "A4"}, "firefox": {"width": "21in", "height": "29.7in"}}


def printed(page: Page, address: str, *, seen: str) -> list[str]:
    """Return what stands on each sheet of paper; `seen` are words that are drawn last."""
    page.goto(address)
    settle(page)
    expect(page.get_by_text(seen).first).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    return _sheets(page)


def _sheets(page: Page) -> list[str]:
    paper: Any = A4[page.context.browser.browser_type.name] if page.context.browser else {}
    told = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(**paper), capture_output=True, check=True)
    return [words.strip() for words in told.stdout.decode().split("\f")[:-1]]


def _squeezed(words: str) -> str:
    return "".join(words.split())


def test_pages_print_as_one_would_hand_them_out(app: App, person: Callable[..., Page]) -> None:
    if shutil.which("pdftotext") is None:
        loudly(
            "pdftotext がないので、紙に何が印刷されるかは確かめていません（Debian では apt install poppler-utils）"
        )
    page = try_alone(app, person())

    timetable = printed(page, "/course?id=national", seen="わたしの点検（三か月から半年あと）")
    sheet = printed(page, "/worksheet?id=w03", seen="自由に")
    script = printed(page, "/script?course=national&period=n1", seen="おわりに渡す宿題")
    folded = page.locator(".wb-fold:not([open], .wb-text) > :last-child").all_text_contents()
    page.emulate_media(media="print")
    small = page.evaluate(
        """(least) => { const found = new Set(); const walk = document.createTreeWalker(document.querySelector("main, [data-testid=stMain]"), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { const one = walk.currentNode.parentElement;
          if (walk.currentNode.data.trim() && one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) * 0.75 < least) found.add(one.className); }
        return [...found]; }""",
        SMALLEST,
    )
    page.emulate_media(media="null")
    summary = printed(page, "/summary?id=w16", seen="紙にするときは")
    module = printed(page, "/module?id=m01", seen="話を一つ、だれかに")

    assert "つながりの物語から始める" in timetable[0]
    assert "配る" not in timetable[-1].splitlines()
    (third_day,) = [words for words in timetable if "3日目" in words]
    assert "こども・若者" in third_day
    assert "11:50" in third_day  # the last line of the card beside it
    assert len(sheet) <= 3
    assert _squeezed("".join(sheet)).count("ほとんどない／") == 2 * 5  # what an empty box offers
    assert len(script) <= 8
    assert folded
    assert [words for words in folded if _squeezed(words)[-12:] not in _squeezed("".join(script))] == []
    assert len(summary) == 1
    assert len(module) <= 3
    assert all(words for pages in (timetable, sheet, script, summary, module) for words in pages)
    assert not any(words in summary[0] for words in ("Word で持ち帰る", "紙にするときは"))
    assert small == []


def test_a_name_stays_with_what_it_wrote_and_a_frame_begins_where_there_is_room(
    person: Callable[..., Page],
) -> None:
    """Each case begins a sheet and leaves a little less room at its foot than the one before."""
    if shutil.which("pdftotext") is None:
        loudly("pdftotext がないので、紙のどこで分かれるかは確かめていません")
    page = person()
    pair = f'<div class="wb-pair"><div><p class="wb-words">{"<br>".join(["言葉"] * 12)}</p></div><div></div></div>'
    begin = '<div style="break-before: page; height: {}mm">例{:02}</div>'
    frames = [f'{begin.format(170 + n, n)}<section class="wb-change">{pair}</section>' for n in range(1, 26)]
    names = [
        f"{begin.format(240 + 4 * n, 50 + n)}<p>佐藤</p><details open><summary>問い</summary>{pair}</details>"
        for n in range(1, 6)
    ]
    page.set_content(f"<style>p {{ margin: 0; }}{_style()}</style>{''.join((*frames, *names))}")

    sheets = _sheets(page)

    assert sum(words.startswith("例") for words in sheets) == len((*frames, *names))
    assert [
        words for words in sheets if words.startswith(("例0", "例1", "例2")) and "言葉" not in words
    ] == []
    assert [words for words in sheets if "佐藤" in words and "言葉" not in words] == []
    assert all(sheets)


def test_no_map_is_parted_and_none_is_smaller_than_there_is_room_for(person: Callable[..., Page]) -> None:
    """Each begins a little further down than the one before; the letters at both ends of a map stay on one sheet."""
    if shutil.which("pdftotext") is None:
        loudly("pdftotext がないので、紙のどこで分かれるかは確かめていません")
    page = person(width=703)  # a sheet of A4 between its margins
    ends = "%3Ctext y='20'%3ETOP%3C/text%3E%3Ctext y='462'%3EKEY%3C/text%3E"
    svg = f"%3Csvg xmlns='http://www.w3.org/2000/svg' width='456' height='464' viewBox='0 0 456 464'%3E{ends}%3C/svg%3E"
    cell = f'<div><p class="wb-side">はじめ</p><img class="wb-map" src="data:image/svg+xml,{svg}"></div>'
    pair = f'<section class="wb-change"><h3>地図</h3><div class="wb-pair">{cell}{cell}</div></section>'
    once = f'<section class="wb-change"><h3>地図</h3>{cell}</section>'
    begins = (
        f'<div style="break-before: page; height: {100 + 12 * n}mm">例{n:02}</div>{maps}'
        for maps in (pair, once)
        for n in range(12)
    )
    page.set_content(
        f"<style>p, h3 {{ margin: 0; }} body {{ margin: 0; }}{_style()}</style>{''.join(begins)}"
    )

    sheets = _sheets(page)
    page.emulate_media(media="print")
    widths = page.locator(".wb-map").evaluate_all("maps => maps.map(map => Math.round(map.clientWidth))")

    assert [words for words in sheets if words.count("TOP") != words.count("KEY")] == []
    assert sum(words.count("KEY") for words in sheets) == 3 * 12
    assert min(widths[:24]) >= 703 * 0.43
    assert min(widths[24:]) >= 456  # as large as it was drawn


def test_no_block_of_a_module_is_cut_in_two_by_the_end_of_a_sheet(person: Callable[..., Page]) -> None:
    if shutil.which("pdftotext") is None:
        loudly("pdftotext がないので、紙のどこで分かれるかは確かめていません")
    page = person()
    inner = f"<p>BEGIN</p>{'<p>words</p>' * 5}<p>END</p>"
    blocks = "".join(
        f'<div class="wb-part{more}"><section class="{block}">{inner}</section></div>'
        for block, more in (
            ("wb-story", ""),
            ("wb-fact", ""),
            ("wb-discussion", ""),
            ("wb-block", " is-work"),
        )
        for _ in range(9)
    )
    page.set_content(f'<style>{_style()}</style><div class="stHtml">{blocks}</div>')

    sheets = _sheets(page)

    assert len(sheets) > 1
    assert [words for words in sheets if words.count("BEGIN") != words.count("END")] == []


def _style() -> str:
    folder = Path(pages.__file__).parent / "style"
    return "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("page.css", "sheets.css", "paper.css")
    )
