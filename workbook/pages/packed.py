"""Everything of one's team, or of a whole run, as one zip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbook.classroom import contents, packing, runs
from workbook.classroom.packing import Packed
from workbook.classroom.views import Person, Run
from workbook.content import reading
from workbook.handouts import sheet as layout
from workbook.handouts.sheet import Header, Sheet
from workbook.pages import browser
from workbook.pages.visit import Visit

_ZIP = "application/zip"
_OWN = ("xlsx", "docx", "html", "json")
_ALL = ("xlsx", "json")
"""Word for sixty teams takes minutes, and HTML carries the editor in every sheet (60 teams would be 55 MB); their Excel books can be read and come back as well."""


def of_team(visit: Visit, me: Person) -> None:
    """Offer every worksheet of the visitor's own team."""
    with visit.house.database.reading() as db:
        run = runs.find(db, me.run_id)
    if run is not None:
        make = partial(write, visit, me, run, team=me.team_id, formats=_OWN)
        st.download_button(
            "チームの記入をすべて（zip）",
            make,
            file_name="チームの記入.zip",
            mime=_ZIP,
            key="zip-team",
            on_click="ignore",
        )


def of_run(visit: Visit, me: Person, run: Run) -> None:
    """Offer every worksheet of all teams, in a folder for each team."""
    make = partial(write, visit, me, run, team="", formats=_ALL)
    st.download_button(
        "すべてのチームの記入（zip）",
        make,
        file_name="すべてのチームの記入.zip",
        mime=_ZIP,
        key=f"zip-{run.id}",
        on_click="ignore",
    )


def write(visit: Visit, me: Person, run: Run, *, team: str, formats: Sequence[str]) -> bytes:
    """Return the zip as things stand now; each sheet in it is remembered, so that it can come back."""
    from workbook.handouts import bundle  # slow import that most visits do not need

    with visit.house.database.begin() as db:
        library = contents.library_of(db, run.content_revision, shelf=visit.house.shelf)
        teams = packing.pack(db, run, library=library, by=me, format="xlsx", team=team)
    return bundle.write([bundle.Folder(_name(one), _laid(one, run)) for one in teams], formats=formats)


def _name(packed: Packed) -> str:
    return " ".join(dict.fromkeys((packed.team.municipality, packed.team.name)))


def _laid(packed: Packed, run: Run) -> tuple[Sheet, ...]:
    today = reading.say_day(browser.today())
    return tuple(
        layout.lay_out(form, handout.values, header=Header(run.title, packed.team.name, today, handout.shown))
        for form, handout in packed.sheets
    )
