"""The remote of the shared screen: choose, look first, put aside, show. Observers see what is on the screen."""

from __future__ import annotations

import streamlit as st

from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, live, markup, prose, run_links
from workbook.pages.running import floor_strip
from workbook.pages.running import seat as seats
from workbook.pages.showing import answers_to_read, choose, screen_controls, screen_views, shown_run
from workbook.pages.showing.remote_actions import Remote
from workbook.pages.showing.shown_run import ShownRun

_NOT_YOURS = "「見せる・分かち合う」は、研修を進める人のためのページです。招かれた方は、招待コードで入り直してください。"
_ALL = "全体の画面"


def draw(visit: Visit) -> None:
    """Draw the page; to people who do not run the training it says kindly that it is not theirs."""
    here = _enter(visit)
    if here is None:
        markup.title("見せる・分かち合う")
        markup.notice(_NOT_YOURS)
        links.to("join", "参加のページへ")
        return
    markup.title("見せる・分かち合う", over=here.run.title)
    run_links.draw(here.me, here.run.id, here="wall")
    seat = seats.of_run(visit, here.me, here.run.id)
    if seat is not None:
        floor_strip.draw(seat)
    _which(here)
    _follow()


def _enter(visit: Visit) -> ShownRun | None:
    return shown_run.enter(visit, room=browser.get(browser.ROOM) or "")


def _which(here: ShownRun) -> None:
    """Let those who help everywhere choose whose screen they steer."""
    if not here.breakouts or here.me.breakout_id:
        return
    names = {"": _ALL, **{one.id: one.name for one in here.breakouts}}
    st.selectbox("どの画面か", list(names), format_func=names.__getitem__, key=browser.ROOM.name)


@st.fragment
def _follow() -> None:
    """Draw the remote, again whenever something is new; who steers is asked every time."""
    here = _enter(browser.arrive())
    if here is None:
        markup.notice(_NOT_YOURS)
        return
    live.listen(here.run.id, key="wall", beats=False)
    if not here.may_steer:
        _look(here)
        return
    remote = Remote(here)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        news = browser.take(browser.NEWS)
        if news:
            markup.tell(news)
        chosen = choose.draw(remote)
        if chosen is not None:
            answers_to_read.draw(remote, chosen)
    with right, st.container(key="wall-screen"):
        _window(here)
        screen_controls.draw(remote)


def _window(here: ShownRun) -> None:
    """Draw the way to the shared screen: a window of its own that is shared in the meeting."""
    query = {"run": here.run.id, **({"room": here.breakout} if here.breakout else {})}
    address = prose.plain(links.path("projector", **query))
    markup.show(
        f'<p class="wb-way"><a href="{address}" target="_blank" rel="noopener">投影の画面をひらく（別の窓）</a></p>'
    )


def _look(here: ShownRun) -> None:
    """Draw what is on the screen for somebody who only looks."""
    markup.note("いま画面に映っているものです。見学の方は、操作はできません。")
    _window(here)
    with st.container(border=True, key="wall-look"):
        screen_views.draw(here)
