"""The live worksheet on the page: the desk's editor as a Streamlit component."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from workbook import config
from workbook.classroom.people.views import Sheet
from workbook.content.forms import personal
from workbook.content.forms.form import Form
from workbook.content.model.cases import Case
from workbook.desk.doors import assets

_TRY = "試し書き（だれにも送られません）"


def mount(  # noqa: PLR0913 -- a sheet and how it is shown, by keyword
    sheet: Sheet,
    form: Form,
    *,
    only: Sequence[str] = (),
    cases: Collection[Case] = (),
    standing: bool = True,
    read_only: bool = False,
) -> None:
    """Draw the editor of a sheet, or of some of its questions; what is written goes to the desk, not through here.

    The surrounding fragment runs again when the editor says that the server has something new. On a page that
    says itself that nobody real may be told of, the editor does not say it once more (`standing` False). `read_only`: to look at, live.
    Nobody is asked about the names of the people of `cases`.
    """
    data = {
        "form": form.plain(),
        "sheet": sheet.id,
        "socket": config.at(f"/desk/ws/{sheet.id}"),
        "script": assets.script("script"),
        "join": config.at("/join"),
        "only": list(only) or None,
        "readOnly": read_only,
        "invented": personal.invented(cases),
        "labels": {} if standing else {"standing": ""},
    }
    _component()(data=data, key="-".join(("sheet", sheet.id, *only)), on_changed_change=_nothing)


def try_out(form: Form, *, cases: Collection[Case] = ()) -> None:
    """Draw the editor without a sheet: what is typed stays in this browser."""
    data = {
        "form": form.plain(),
        "sheet": f"try-out-{form.id}",
        "script": assets.script("script"),
        "invented": personal.invented(cases),
        "labels": {"standing": "", "upToDate": _TRY, "onlyHere": _TRY},
    }
    _component()(data=data, key=f"try-out-{form.id}", on_changed_change=_nothing)


def _nothing() -> None:
    """Let the fragment run: the values are read from the database anyway."""


@cache
def _component() -> ComponentRenderer:
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_sheet", js=assets.loader())
