"""The small content, held with two teams."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.light.town import Town, held
from workbook.store.database import Database

CONTENT = Path(__file__).parents[2] / "good_content"


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    """A run that is held."""
    yield from held(database, CONTENT, "sample")
