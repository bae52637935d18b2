"""What a page hears while a period runs: the bar of every trainee's page, the large clock, and drawing anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from workbook import config
from workbook.classroom.people import rights
from workbook.classroom.period import raised_hands
from workbook.desk.doors import assets
from workbook.office.visit import Visit
from workbook.pages.frame import browser

ANYTHING = ("pulse", "hall")
"""What changes when anybody writes, and when anything is said."""


def bar(visit: Visit) -> None:
    """Draw the clock, messages and the way to call the facilitator for a team in a run that is open.

    The page runs again when a word about the stages of a case was said.
    """
    me = visit.me
    if rights.may_raise_hand(me) and me is not None:
        with visit.house.database.reading() as db:
            hall = visit.heard[me.run_id] = visit.house.halls.of_run(db, me.run_id)
        reasons = raised_hands.REASONS
        _mount("bar", me.run_id, key="live-bar", who=me.id, reasons=reasons, stages=hall.stages)


def listen(
    run: str, *, key: str, breakout: str = "", to: Sequence[str] = ANYTHING, beats: bool = True
) -> None:
    """Let the surrounding fragment run again, at most once a second, when something in a run is new.

    `to` names the news that matter (`pulse`, `hall`, `screen`, `timer`, `stages`); `beats`: also every quarter of
    a minute, for who is here. For those who may watch the run, or the breakout.
    """
    _mount("listen", run, breakout, key=key, to=list(to), beats=beats)


def clock(run: str, *, key: str, breakout: str = "") -> None:
    """Draw the countdown of a run, or of a breakout, in large type; it runs by the server's clock."""
    _mount("clock", run, breakout, key=key)


def hands(waiting: int, *, newest: int) -> None:
    """Say in the tab's title how many teams wait with a raised hand; who wants to, hears a new one as well.

    `newest` is a number that grows with every hand.
    """
    data = {"part": "hands", "waiting": waiting, "newest": newest, "script": assets.script("live")}
    _component()(data=data, key="live-hands", on_changed_change=_nothing)


def fit() -> None:
    """Let everything that is marked with `data-fit` be as large as it fits, at least 1/25 of the window's height."""
    _component()(
        data={"part": "fit", "script": assets.script("live")}, key="live-fit", on_changed_change=_nothing
    )


def room(asked: int, *, key: str) -> int:
    """Return how many pixels wide a picture is to be drawn here: `asked`, or less where there is less room.

    At first it is `asked`; the page runs again when the browser has told that there is less.
    """
    data = {"part": "room", "asked": asked, "script": assets.script("live")}
    told = _component()(data=data, key=key, on_changed_change=_nothing, on_room_change=_nothing)
    return int(told.get("room") or asked)


def copy_button(text: str, *, key: str) -> None:
    """Draw a button that puts a text into the clipboard."""
    data = {"part": "copy", "text": text, "script": assets.script("live")}
    _component()(data=data, key=key, on_changed_change=_nothing)


def arrival() -> None:
    """Bring the page to the block, scene or question that its address names (`at`)."""
    if browser.asked("at"):
        data = {"part": "arrival", "script": assets.script("live")}
        _component()(data=data, key="live-arrival", on_changed_change=_nothing)


def _mount(
    part: str, run: str, breakout: str = "", *, key: str, **more: Mapping[str, str] | Sequence[str] | int
) -> None:
    asked = f"?{urlencode({'room': breakout})}" if breakout else ""
    data = {
        "part": part,
        "socket": config.at(f"/live/ws/{run}{asked}"),
        "script": assets.script("live"),
        **more,
    }
    _component()(data=data, key=key, on_changed_change=_nothing)


def _nothing() -> None:
    """Let the page run: what is new is read from the database anyway."""


@cache
def _component() -> ComponentRenderer:
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_live", js=assets.loader())
