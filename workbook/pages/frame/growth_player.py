"""How a sheet grew, on the page: the player as a Streamlit component, and the pictures that arrive for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import growth
from workbook.desk.doors import assets
from workbook.office.growth import map_frames
from workbook.office.growth.map_frames import Frame
from workbook.office.growth.told_steps import Growth
from workbook.pages.frame import browser

_AT_ONCE = 24
_PAPER, _PHONE = 560, 324
"""A phone, and a window as narrow, shows a picture as it is drawn."""
_PLACE = {"width": 740, "height": 400}
"""So large is the picture's place on a shared screen of 1280 × 720."""
Sent = tuple[int, str, str, tuple[int, int, str]]


def mount(whole: Growth, worksheet: Worksheet | None, *, key: str, large: bool = False) -> None:
    """Draw the player of a sheet that somebody has written in, then picture after picture of its map, if it has one.

    The player stands before the first picture is drawn.
    """
    last = whole.grown.steps[-1].seq
    name = f"{key}-{last}"
    has_map = worksheet is not None and map_frames.has_map(worksheet)
    data = _data("player", name, growth=whole.plain(), hasMap=has_map, isLarge=large)
    player = _component()(data=data, key=key, on_narrow_change=_nothing)
    if worksheet is None or not has_map:
        return
    is_narrow = browser.is_phone() or bool(player.get("narrow"))
    paper = _PLACE if large else {"width": _PHONE if is_narrow else _PAPER}
    frames = map_frames.frames(worksheet, whole, **paper)
    with st.container(key=f"frames-{key}"):
        for number, (sent, is_last) in enumerate(_batches(frames)):
            data = _data("frames", name, frames=sent, isLast=is_last)
            _component()(data=data, key=f"{key}-frames-{number}")


def _data(part: str, key: str, **more: object) -> dict[str, object]:
    return {"part": part, "key": key, "script": assets.script("growth"), **more}


def _batches(frames: Iterator[Frame]) -> Iterator[tuple[list[Sent], bool]]:
    """Yield some frames at a time, each drawing as how it differs from the one before, and whether they are the last."""
    batch = list(islice(frames, _AT_ONCE))
    while True:
        following = list(islice(frames, _AT_ONCE))
        yield [_sent(one, before) for one, before in zip(batch, [None, *batch], strict=False)], not following
        if not following:
            return
        batch = following


def _sent(frame: Frame, before: Frame | None) -> Sent:
    change = growth.change("", before.svg if before else "", frame.svg)
    return (frame.step, frame.title, frame.words, (change.at, len(change.gone), change.came))


def _nothing() -> None:
    """Let the page run again: it then draws for the width that the player told."""


@cache
def _component() -> ComponentRenderer:
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_growth", js=assets.loader())
