"""One visit: who came, what content they see and what they may look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.content import files
from workbook.content.library import Library
from workbook.pages.house import House, here


@dataclass(frozen=True)
class Visit:
    """What every page is drawn from."""

    house: House
    library: Library
    me: Any

    @property
    def pictures(self) -> Path:
        """Return the folder of the modules' pictures."""
        return self.house.settings.content / files.FIGURES

    @property
    def course_id(self) -> str:
        return ""

    @property
    def may_see_notes(self) -> bool:
        return True

    @property
    def may_see_problems(self) -> bool:
        return True

    @property
    def problems(self):
        return self.library.problems


def arrive() -> Visit:
    """Return the visit of this click."""
    house = here()
    return Visit(house, house.shelf.current(), None)
