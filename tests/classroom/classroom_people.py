"""People who join a run, for tests."""

from __future__ import annotations

from collections.abc import Callable

from workbook.classroom.entrance import arrivals
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.people.views import Run, Team
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


def join(database: Database, code: str, name: str = "佐藤", department: str = "福祉課") -> Admission:
    with database.begin() as db:
        return arrivals.join(db, code=code, name=name, department=department)


GIVEN = "GIVENBYTHEENVIRONMENT"
