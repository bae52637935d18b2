"""The frame around every page: name, menu, who is here, and what is said when something fails."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from copy import copy
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st

from workbook import config
from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Person
from workbook.office.visit import Visit
from workbook.pages.arriving import enter, home, join, staff_account
from workbook.pages.authoring import content_problems, preview
from workbook.pages.frame import browser, links, live, markup, phrases, prose
from workbook.pages.homework import all_hand_ins, hand_in, homework, returns
from workbook.pages.organising import organise, prepare, run_report
from workbook.pages.reading import catalogue, course, glossary, grounds, module
from workbook.pages.running import console, handbook, script
from workbook.pages.showing import projector, remote
from workbook.pages.writing import case, first_and_now, growth, history, one_page, worksheet
from workbook.store.unavailable import StoreUnavailable
from workbook.tokens import style as tokens

ICON = Path(__file__).parent / "icon.png"
_STYLE = Path(__file__).parent / "style"
# what comes later wins
_SHEETS = ("page", "focus", "frame", "days", "sheets", "script", "paper", "console", "floor_strip", "screen")
_LOG = logging.getLogger("workbook")
_VISIT: ContextVar[Visit] = ContextVar("visit")
"""The visit that is drawn: each run of the script has a thread, and so a context, of its own."""

DRAW: dict[str, Callable[[Visit], None]] = {
    "home": home.draw,
    "course": course.draw,
    "catalogue": catalogue.draw,
    "module": module.draw,
    "script": script.draw,
    "handbook": handbook.draw,
    "case": case.draw,
    "worksheet": worksheet.draw,
    "homework": homework.draw,
    "bring-back": returns.draw,
    "hand-in": hand_in.draw,
    "hand-ins": all_hand_ins.draw,
    "report": run_report.draw,
    "history": history.draw,
    "growth": growth.draw,
    "summary": one_page.draw,
    "first-and-now": first_and_now.draw,
    "glossary": glossary.draw,
    "grounds": grounds.draw,
    "join": join.draw,
    "account": staff_account.draw,
    "console": console.draw,
    "organise": organise.draw,
    "prepare": prepare.draw,
    "wall": remote.draw,
    "projector": projector.draw,
    "authoring": content_problems.draw,
    "preview": preview.draw,
}
_BARE = frozenset(place.address for place in links.PLACES.values() if place.bare)
_MENU = ("home", "course", "homework", "glossary", "join", "console", "organise")


def run() -> None:
    """Draw the page that was asked for."""
    # The icon is the site's (`first_page.icon`): named here, it would be read and packed at every click.
    st.set_page_config(page_title=config.APP, layout="wide")
    visit = browser.arrive()
    hidden = {"organise"} if visit.me and not visit.is_organiser else set()
    hidden |= set() if visit.me and visit.me.role in console.ROLES else {"console"}
    shown = [name for name in _MENU if name not in hidden]
    _VISIT.set(visit)
    title = _who_title(visit.me) if visit.me else links.PLACES["join"].title
    chosen = st.navigation([copy(page) for page in _pages(tuple(shown), title)], position="top")
    _widen(chosen.url_path, visit)
    if chosen.url_path not in _BARE:
        _who(visit)
        live.bar(visit)
        live.arrival()
    try:
        chosen.run()
    finally:
        visit.heard.clear()
    markup.show(f'<footer class="wb-foot">{phrases.FOOT}</footer>')


def style() -> str:
    """Return how all pages look, for the HTML every visit begins with: what came with a run would let the page jump."""
    sheets = ((_STYLE / f"{name}.css").read_text(encoding="utf-8") for name in _SHEETS)
    return "".join((tokens.variables(), *sheets))


def on_error(problem: Exception) -> bool:
    """Tell the person that something failed, with a number that is in the log as well; never a traceback."""
    if isinstance(problem, StoreUnavailable):
        _LOG.error("データベースを使えませんでした： %s", problem)
        st.error(str(problem))
        return True
    number = secrets.token_hex(3)
    _LOG.error("画面を表示できませんでした（番号 %s）", number, exc_info=problem)
    st.error(phrases.FAILED.format(number=number))
    return True


def _widen(address: str, visit: Visit) -> None:
    """Say how wide the page is before anything is drawn on it: what is drawn already would jump."""
    name = next((name for name, place in links.PLACES.items() if place.address == address), links.HOME)
    if links.PLACES[name].wide:
        is_console = name == "console" and visit.me is not None and visit.me.role in console.ROLES
        # A container is there at once; what is in it waits until the browser has the script that shows HTML.
        with st.container(key="wide-console" if is_console else "wide"):
            markup.show('<div class="wb-wide"></div>')


def _who(visit: Visit) -> None:
    """Say who is here: on a shared PC the person before may still be."""
    me = visit.me
    if me is None:
        return
    within = me.team_name or invitations.ROLES.get(me.role, "")
    whose = "" if me.is_alone else "・".join(part for part in (me.run_title, within) if part)
    text = "　".join(part for part in (whose, me.addressed) if part)
    markup.show(f'<p class="wb-who">{prose.plain(text)}</p>')


@lru_cache(maxsize=16)
def _pages(shown: tuple[str, ...], join: str) -> list[st.Page]:
    """Return all pages with those that stand in the menu, made once: only one of thirty is drawn at a click."""
    return [
        st.Page(
            partial(_draw, name),
            title=join if name == "join" else links.PLACES[name].title,
            url_path=links.PLACES[name].address,
            default=name == links.HOME,
            visibility="visible" if name in shown else "hidden",
        )
        for name in DRAW
    ]


def _who_title(me: Person) -> str:
    """Return what the page of who is here is called: organisers and those who help or watch have no team."""
    return "チーム" if me.team_id else "参加のようす"


def _draw(name: str) -> None:
    visit = _VISIT.get()
    browser.put(browser.PLACE, name)
    enter.go_on(visit)
    DRAW[name](visit)
