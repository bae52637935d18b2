"""Which pages there are, at which address, and how one gets to them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from workbook.content.library import Library
from workbook.pages.frame import browser, prose

HOME = "home"
_MOST_ROWS_NAMED = 3
_WAY = ("use", "course", "period")


@dataclass(frozen=True)
class Place:
    """A page: its name in the browser's tab and its address."""

    title: str
    address: str
    wide: bool = False
    bare: bool = False
    """Nothing but the page: no menu, no word about who is here."""


PLACES = {
    HOME: Place("ホーム", "home"),
    "course": Place("研修", "course"),
    "module": Place("単元", "module"),
    "script": Place("進行台本", "script", wide=True),
    "case": Place("事例", "case"),
    "worksheet": Place("ワークシート", "worksheet", wide=True),
    "homework": Place("宿題・持ち帰り", "homework"),
    "bring-back": Place("持ち帰ったファイルを戻す", "bring-back"),
    "hand-in": Place("提出と返事", "hand-in", wide=True),
    "hand-ins": Place("提出されたもの", "hand-ins", wide=True),
    "report": Place("開催のまとめ", "report", wide=True),
    "history": Place("はじめと今", "history", wide=True),
    "summary": Place("一枚のまとめ", "summary"),
    "first-and-now": Place("はじめと今（研修のはじめから）", "first-and-now", wide=True),
    "glossary": Place("用語", "glossary"),
    "grounds": Place("会議と情報の根拠", "grounds", wide=True),
    "join": Place("参加する", "join"),
    "account": Place("職員アカウント", "account"),
    "console": Place("進行", "console", wide=True),
    "organise": Place("主催者", "organise", wide=True),
    "prepare": Place("開催回の準備", "prepare", wide=True),
    "wall": Place("見せる・分かち合う", "wall", wide=True),
    "projector": Place("投影", "projector", wide=True, bare=True),
    "authoring": Place("教材の点検", "authoring"),
}


def to(name: str, label: str, **query: str) -> None:
    """Draw a link to a page of ours; `label` is author text or ours, never a trainee's.

    From one module to the next the page stays the same, and Streamlit would change neither the address bar nor
    the place one has scrolled to; there a plain link opens the page anew.
    """
    if name == browser.get(browser.PLACE):
        address = html.escape(f"/{PLACES[name].address}?{urlencode(query)}")
        st.html(f'<p class="wb-way"><a href="{address}">{prose.inline(label)}</a></p>')
    else:
        st.page_link(_page(name), label=prose.label(label), query_params=query or None)


def go(name: str, **query: str) -> NoReturn:
    """Open a page of ours at once, as a link to it would; news that was put down is told there."""
    st.switch_page(_page(name), query_params=query)


def grounds(library: Library, rows: Iterable[str]) -> None:
    """Draw the way to the page of grounds, with the names of the rows that matter here."""
    known = library.grounds.names() if library.grounds else {}
    names = [known[row] for row in rows if row in known]
    if names:
        more = "など" if len(names) > _MOST_ROWS_NAMED else ""
        to("grounds", f"会議と情報の根拠（{'、'.join(names[:_MOST_ROWS_NAMED])}{more}）")


def here_from_module(module: str) -> dict[str, str]:
    """Return what the address of a case or worksheet carries, so that `back` leads to the module it came from."""
    rest = {name: browser.asked(name) for name in _WAY if browser.asked(name)}
    return {"module": module, **rest}


def back(library: Library) -> None:
    """Draw the way back to the module that led here, if one did."""
    module = library.module(browser.asked("module"))
    if module is None:
        return
    rest = {name: browser.asked(name) for name in _WAY if browser.asked(name)}
    with st.container(key="back"):
        to("module", f"← 単元「{module.title}」", id=module.id, **rest)


def _page(name: str) -> st.Page:
    """Return what Streamlit knows a page by: its address."""
    place = PLACES[name]
    return st.Page(_nothing, title=place.title, url_path=place.address, default=name == HOME)


def _nothing() -> None:
    """Stand for the page in a link."""
