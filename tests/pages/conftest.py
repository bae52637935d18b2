"""A small workbook with every kind of block, opened for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages_building import Building, opened

from workbook.store.database import Database


@pytest.fixture
def building(database: Database, tmp_path: Path) -> Iterator[Building]:
    """A house on a copy of the small content."""
    with opened(database, tmp_path) as found:
        yield found
