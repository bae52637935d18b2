"""A small workbook with every kind of block, opened for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages_building import Building

from workbook.config import Settings
from workbook.content.shelf import Shelf
from workbook.office import house
from workbook.store.database import Database

CONTENT = Path(__file__).parent / "content"


@pytest.fixture
def building(database: Database, tmp_path: Path) -> Iterator[Building]:
    """A house on a copy of the small content."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    shelf = Shelf(content)
    assert shelf.current().sound
    tokens: list[str | None] = [None]
    callers = [""]
    settings = Settings("sqlite://", content, "TESTORGANISER")
    opened = house.House(settings, shelf, database, token=lambda: tokens[0], caller=lambda: callers[0])
    house.open_doors(opened)
    yield Building(opened, content, tokens, callers)
    house.close_doors()
