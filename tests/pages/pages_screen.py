"""Looking at the shared screen, for tests."""

from __future__ import annotations

import base64
import re

from pages_building import source
from pages_sharing import Party
from streamlit.testing.v1 import AppTest

from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View

WALL = View(screen_view.WALL, worksheet="reuse", question="goal")


def open_screen(them: Party, **query: str) -> AppTest:
    return them.building.open("projector", run=them.run.id, **query)


def all_of(page: AppTest) -> str:
    """Return all that is sent, with the words inside of pictures."""
    sent = source(page)
    drawn = [base64.b64decode(data).decode() for data in re.findall(r"svg\+xml;base64,([^\"]*)", sent)]
    return "\n".join([sent, *drawn, *(str(one.proto) for one in page.get("bidi_component"))])
