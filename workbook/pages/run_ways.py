"""From one page of a run to the others: preparing, running, homework, what came of it."""

from __future__ import annotations

import streamlit as st

from workbook.pages import links

_WAYS = {
    "prepare": "準備をする",
    "console": "進行の画面をひらく",
    "hand-ins": "提出された宿題を見る",
    "report": "開催のまとめを見る",
}


def draw(run: str, *, here: str = "") -> None:
    """Draw the links to a run's pages, without the one the visitor is on."""
    with st.container(horizontal=True, key=f"ways-{run}"):
        for name, label in _WAYS.items():
            if name != here:
                links.to(name, label, run=run)
