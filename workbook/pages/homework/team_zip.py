"""The button for everything of one's own team as one zip."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.handouts.layout import file_names
from workbook.office import run_zip
from workbook.office.visit import Visit


def offer(visit: Visit, me: Person) -> None:
    """Offer every worksheet of the visitor's own team."""
    with visit.house.database.reading() as db:
        run = runs.find(db, me.run_id)
    if run is not None:
        st.download_button(
            "チームの記入をすべて（zip）",
            partial(run_zip.of_team, visit, me, run),
            file_name="チームの記入.zip",
            mime=file_names.MEDIA_TYPES["zip"],
            key="zip-team",
            on_click="ignore",
        )
