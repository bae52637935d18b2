"""The pictures of a worksheet on the page: figure, the same in words, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from workbook import charts
from workbook.charts import Picture
from workbook.content.forms.form import Form
from workbook.content.model.answers import SeenValues
from workbook.content.model.worksheets import Worksheet
from workbook.pages.frame import browser, live, markup, prose

_WIDTH, _BROAD, _PHONE = 456, 760, 324
"""The narrower of two columns on a screen 1366 wide; a page; a phone 360 wide held upright.

Where there is less room, the browser tells: a narrow window, or a page made four times as large, has no name.
"""
_NOTHING_YET = "書くと、ここに図ができます：「{}」"
_QUIET = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def draw(worksheet: Worksheet, form: Form, values: SeenValues, *, broad: bool = False) -> None:
    """Draw every picture of a worksheet as its answers stand now."""
    pictures = charts.draw(
        worksheet,
        form,
        values,
        width=width(key=worksheet.id, broad=broad),
        professionals=_professionals(worksheet),
    )
    if all(picture.is_empty for picture in pictures):
        with st.container(key=f"on-screen-{worksheet.id}"):
            markup.note(
                _NOTHING_YET.format("」「".join(dict.fromkeys(picture.title for picture in pictures)))
            )
        return
    for place, (_, group) in enumerate(groupby(pictures, key=_together)):
        _stages(list(group), key=f"picture-{worksheet.id}-{place}")


def width(*, key: str, broad: bool = False) -> int:
    """Return how many pixels wide a picture is drawn where the page stands, beside an editor or on the whole page."""
    asked = _PHONE if browser.is_phone() else _BROAD if broad else _WIDTH
    return live.room(asked, key=f"room-{key}")


def _together(picture: Picture) -> tuple[str, str]:
    """Return what pictures are shown in one place by: the stages of a network, anything else on its own."""
    return (picture.kind, "" if picture.stage else picture.title)


def _professionals(worksheet: Worksheet) -> bool:
    """Let people look at a network without its professionals; tell whether these are shown."""
    if not charts.has_professionals(worksheet):
        return True
    return not st.toggle("専門職を除く", key=browser.WITHOUT.of(worksheet.id).name)


def _stages(pictures: Sequence[Picture], *, key: str) -> None:
    """Draw one picture; of several stages the one that was chosen, the last at the start."""
    if len(pictures) == 1:
        one(pictures[0], key=key)
        return
    names = [picture.stage or picture.title for picture in pictures]
    place = st.pills(
        "時期",
        range(len(names)),
        default=len(names) - 1,
        format_func=lambda number: prose.label(names[number]),
        key=f"{key}-stage",
        label_visibility="collapsed",
        required=True,
    )
    one(pictures[place or 0], key=key)


def one(picture: Picture, *, key: str) -> None:
    """Draw a picture with the same in words, and as a table."""
    markup.show(f'<h2 class="wb-section">{prose.plain(picture.title)}</h2>')
    if not picture.is_empty:
        st.plotly_chart(picture.figure, key=key, theme=None, config=_QUIET, alt=picture.title)
    markup.show(f'<p class="wb-small">{prose.plain(picture.summary)}</p>')
    if len(picture.table) > 1:
        head, *rows = picture.table
        with st.expander("表で見る"):
            markup.show(markup.table(head, rows))
