"""From one page of a run to the others: preparing, running, sharing, homework, what came of it."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.people.views import Person
from workbook.pages.frame import links

_WAYS = {
    "prepare": "準備をする",
    "console": "進行の画面をひらく",
    "wall": "見せる・分かち合う",
    "hand-ins": "提出された宿題を見る",
    "report": "開催のまとめを見る",
}


def draw(me: Person | None, run: str, *, here: str = "") -> None:
    """Draw the links to a run's pages that are open to somebody, without the one they are on."""
    hidden = {here} if rights.may_prepare(me, run=run) else {here, "prepare"}
    with st.container(horizontal=True, key=f"ways-{run}"):
        for name, label in _WAYS.items():
            if name not in hidden:
                links.to(name, label, run=run)
