"""The shared screen: what the remote says, in a window of its own, following it without a reload."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.wall import screen_view
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, live, markup
from workbook.pages.showing import screen_views, shown_run

_NOT_YOURS = (
    "投影の画面は、研修を進める人が、みんなに見せるためにひらくものです。"
    "チームの方は、ご自分のワークシートのページをそのまま使ってください。"
)
_HALL = ("hall",)


def draw(visit: Visit) -> None:
    """Draw the page; to people who do not run the training it says kindly that it is not theirs."""
    here = shown_run.enter(visit)
    if here is None:
        markup.title("投影")
        markup.notice(_NOT_YOURS)
        links.to("course", "研修のページへ")
        return
    markup.show('<div class="wb-screen"></div>')
    live.fit()
    _follow()


@st.fragment
def _follow() -> None:
    """Draw what is to be seen now, again whenever something is new; who looks is asked every time."""
    here = shown_run.enter(browser.arrive())
    if here is None:
        markup.notice(_NOT_YOURS)
        return
    answers = here.view.what in {screen_view.WALL, screen_view.PICTURES, screen_view.SPOTLIGHT}
    heard = live.ANYTHING if answers else _HALL
    live.listen(here.run.id, key="projector", breakout=here.breakout, to=heard, beats=False)
    with st.container(key="projector-clock"):
        live.clock(here.run.id, key="projector-time", breakout=here.breakout)
    with st.container(key="projector-view"):
        screen_views.draw(here)
