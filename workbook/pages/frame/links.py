"""Which pages there are, at which address, and how one gets to them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from workbook import config
from workbook.content.model.library import Library
from workbook.pages.frame import browser, prose

HOME = "home"
_MOST_ROWS_NAMED = 3
_WAY = ("use", "course", "period")


@dataclass(frozen=True)
class PageLink:
    """A page: its name in the browser's tab and its address."""

    title: str
    address: str
    wide: bool = False
    bare: bool = False
    """Nothing but the page: no menu, no word about who is here."""


PLACES = {
    HOME: PageLink("ホーム", "home"),
    "course": PageLink("研修", "course"),
    "catalogue": PageLink("事例・ワークシートの一覧", "catalogue", wide=True),
    "module": PageLink("単元", "module"),
    "script": PageLink("進行台本", "script", wide=True),
    "handbook": PageLink("進行役の手引き", "handbook"),
    "case": PageLink("事例", "case"),
    "worksheet": PageLink("ワークシート", "worksheet", wide=True),
    "homework": PageLink("宿題・持ち帰り", "homework"),
    "bring-back": PageLink("持ち帰ったファイルを戻す", "bring-back"),
    "hand-in": PageLink("提出と返事", "hand-in", wide=True),
    "hand-ins": PageLink("提出されたもの", "hand-ins", wide=True),
    "report": PageLink("開催のまとめ", "report", wide=True),
    "history": PageLink("変化の記録", "history", wide=True),
    "growth": PageLink("歩み", "growth", wide=True),
    "summary": PageLink("一枚のまとめ", "summary"),
    "first-and-now": PageLink("はじめと今", "first-and-now", wide=True),
    "glossary": PageLink("用語", "glossary"),
    "grounds": PageLink("会議と情報の根拠", "grounds", wide=True),
    "join": PageLink("参加する", "join"),
    "account": PageLink("職員アカウント", "account"),
    "console": PageLink("進行", "console", wide=True),
    "organise": PageLink("主催者", "organise", wide=True),
    "prepare": PageLink("開催回の準備", "prepare", wide=True),
    "wall": PageLink("見せる・分かち合う", "wall", wide=True),
    "projector": PageLink("投影", "projector", wide=True, bare=True),
    "authoring": PageLink("教材の点検", "authoring"),
    "preview": PageLink("教材の下見", "preview", wide=True),
}


def to(name: str, label: str, **query: str) -> None:
    """Draw a link to a page of ours; `label` is author text or ours, never a trainee's.

    From one module to the next the page stays the same, and Streamlit would change neither the address bar nor
    the place one has scrolled to; there a plain link opens the page anew.
    """
    if name == browser.get(browser.PLACE):
        address = html.escape(path(name, **query))
        st.html(f'<p class="wb-way"><a href="{address}">{prose.inline(label)}</a></p>')
    else:
        st.page_link(_page(name), label=prose.label(label), query_params=query or None)


def way(name: str, label: str, *, kind: str = "", **query: str) -> str:
    """Return a link to a page of ours as HTML, for what is drawn as one piece however many links stand in it.

    `in_page_links.js` lets it lead on without a page load. `kind`: how it looks, a link like any other if empty.
    """
    address = html.escape(path(name, **query))
    look = f"wb-go {kind}".strip()
    return f'<a class="{look}" href="{address}">{prose.inline(label)}</a>'


def file(kind: str, label: str, *, heard: str = "", **query: str) -> str:
    """Return a link to a file as HTML: it is made when somebody follows it, for whoever they are then.

    `kind` and `query` are those of `workbook/office/files/`; `label` is author text or ours. `heard`: what the link is
    called for those who hear it without what stands around it.
    """
    address = html.escape(config.at(f"/files/{kind}") + (f"?{urlencode(query)}" if query else ""))
    told = f' aria-label="{html.escape(heard)}"' if heard else ""
    return f'<a class="wb-file" href="{address}"{told} target="_self">{prose.inline(label)}</a>'


def path(name: str, **query: str) -> str:
    """Return the address of a page of ours, for links that we write ourselves."""
    return _path(config.at("/"), name, tuple(query.items()))


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


@lru_cache(maxsize=4096)
def _path(root: str, name: str, query: tuple[tuple[str, str], ...]) -> str:
    """Return an address, made once: a timetable has seventy of them, the same for everybody."""
    return f"{root}{PLACES[name].address}?{urlencode(query)}"


def _page(name: str) -> st.Page:
    """Return what Streamlit knows a page by: its address."""
    place = PLACES[name]
    return st.Page(_nothing, title=place.title, url_path=place.address, default=name == HOME)


def _nothing() -> None:
    """Stand for the page in a link."""
