"""Which pages there are, at which address, and how one gets to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from workbook.pages import prose

HOME = "home"


@dataclass(frozen=True)
class Place:
    """A page: its name in the browser's tab and its address."""

    title: str
    address: str
    wide: bool = False


PLACES = {
    HOME: Place("ホーム", "home"),
    "course": Place("研修", "course"),
    "module": Place("単元", "module"),
    "case": Place("事例", "case"),
    "worksheet": Place("ワークシート", "worksheet", wide=True),
    "homework": Place("宿題・持ち帰り", "homework"),
    "join": Place("参加する", "join"),
    "organise": Place("主催者", "organise", wide=True),
    "authoring": Place("教材の点検", "authoring"),
}


def to(name: str, label: str, **query: str) -> None:
    """Draw a link to a page of ours; `label` is author text or ours, never a trainee's."""
    st.page_link(_page(name), label=prose.label(label), query_params=query or None)


def go(name: str, **query: str) -> NoReturn:
    """Leave this page for another one."""
    st.switch_page(_page(name), query_params=query or None)


def _page(name: str) -> st.Page:
    """Return what Streamlit knows a page by: its address."""
    place = PLACES[name]
    return st.Page(_nothing, title=place.title, url_path=place.address, default=name == HOME)


def _nothing() -> None:
    """Stand for the page in a link."""
