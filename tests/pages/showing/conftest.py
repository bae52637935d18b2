"""Three teams whose answers are shown, and what is sent to the database meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages_building import Building
from pages_sharing import Party, party
from sqlalchemy import event


@pytest.fixture
def them(building: Building) -> Party:
    """Three teams; what they wrote has names of towns and teams in it."""
    found = party(building)
    first, second, third = found.teams
    found.write(first, goal="みなと野市の1班と歩く", town="<b>港</b>の町")
    found.write(second, goal="青梁市 1班のとなりに座る")
    found.write(third, goal="しろがね町で、みなと野市の人に聞く")
    return found


@pytest.fixture
def sent(building: Building) -> Iterator[list[str]]:
    """Every SELECT that is sent to the database."""
    found: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            found.append(statement)

    with building.database.reading() as db:
        engine = db.get_bind()
    event.listen(engine, "before_cursor_execute", remember)
    yield found
    event.remove(engine, "before_cursor_execute", remember)
