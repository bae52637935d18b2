"""The live worksheet on the page: the desk's editor as a Streamlit component."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import streamlit as st

from workbook.classroom.views import Sheet
from workbook.content.form import Form
from workbook.desk import assets
from workbook.pages import markup

_LOADER = assets.BUNDLE.parent / "loader.js"


def mount(sheet: Sheet, form: Form, *, only: Sequence[str] = ()) -> None:
    """Draw the editor of a sheet, or of some of its questions; what is written goes to the desk, not through here.

    The surrounding fragment runs again when the editor says that something was saved.
    """
    if not _LOADER.is_file():
        markup.notice("編集画面の部品がありません。make frontend を実行してください。")
        return
    data = {"form": form.plain(), "sheet": sheet.id, "socket": f"/desk/ws/{sheet.id}", "only": list(only)}
    _component()(data=data, key="-".join(("sheet", sheet.id, *only)), on_saved_change=_nothing)


def _nothing() -> None:
    """Let the fragment run: the values are read from the database anyway."""


@cache
def _component() -> Any:  # noqa: ANN401 -- Streamlit's component has no public type
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_sheet", js=_LOADER.read_text(encoding="utf-8"))
