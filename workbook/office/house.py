"""What the pages stand on: the content, the database and the way a visitor is recognised.

`app.py` opens the house once at the start; tests open a small one of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from workbook.classroom.period.replay import Halls
from workbook.classroom.period.teams_now import Boards
from workbook.config import Settings
from workbook.content.shelf import Shelf
from workbook.office.background import Workroom
from workbook.store.database import Database

Errand = Callable[[Session], object]
"""What one press asks for: done in one transaction, all of it or nothing."""


@dataclass(frozen=True)
class House:
    """Everything that outlives a click. `token` returns the visitor's secret, or None for a stranger.

    `caller` returns the network address the visitor's browser speaks from, empty for this PC. `halls` and `boards`
    are what this process knows of the runs that are being held, `workroom` where it makes large files.
    """

    settings: Settings
    shelf: Shelf
    database: Database
    token: Callable[[], str | None]
    caller: Callable[[], str]
    halls: Halls = field(default_factory=Halls)
    boards: Boards = field(default_factory=Boards)
    workroom: Workroom = field(default_factory=Workroom)

    def do(self, errand: Errand) -> None:
        """Do what one press asks for; whatever is raised, nothing of it was done."""
        with self.database.begin() as db:
            errand(db)


_OPEN: dict[str, House] = {}


def open_doors(house: House) -> None:
    """Let the pages use this house from now on."""
    _OPEN["house"] = house


def close_doors() -> None:
    """Forget the house, once its workroom has put its tools down."""
    for house in _OPEN.values():
        house.workroom.close()
    _OPEN.clear()


def here() -> House:
    """Return the house that is open."""
    return _OPEN["house"]
