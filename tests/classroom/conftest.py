"""A run of a small training, and what is sent to the database meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from classroom_training import TEXTS
from sqlalchemy import event

from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.content import library as libraries
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.store.database import Database


@pytest.fixture(scope="session")
def library() -> Library:
    """The content of the small training."""
    found = libraries.read_texts(TEXTS)
    assert (list(found.courses), sorted(found.worksheets)) == (["town"], ["alone", "home", "talk"]), (
        found.problems
    )
    return found


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The shelf on which the content of the small training lies."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Shelf(folder)


@pytest.fixture
def open_run(library: Library) -> Callable[..., tuple[Run, tuple[Team, ...]]]:
    """Open a run with so many teams."""

    def open_one(database: Database, teams: int = 1, *, title: str = "第1回") -> tuple[Run, tuple[Team, ...]]:
        named = [NewTeam(f"{number}班", "みどり市", 20_000) for number in range(1, teams + 1)]
        with database.begin() as db:
            run = opening.open_run(
                db,
                NewRun(course="town", title=title, starts_on=date(2026, 5, 1), teams=named),
                library=library,
                by=None,
            )
            return run, runs.teams_of(db, run.id)

    return open_one


@pytest.fixture
def queries(database: Database) -> Iterator[list[str]]:
    """Every SELECT that is sent to the SQLite database."""
    sent: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    with database.reading() as db:
        engine = db.get_bind()
    event.listen(engine, "before_cursor_execute", remember)
    yield sent
    event.remove(engine, "before_cursor_execute", remember)
