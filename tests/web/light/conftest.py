"""The small content, held with two teams."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.light.town import Town, held
from workbook.store.database import Database

CONTENT = Path(__file__).parents[2] / "good_content"


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small content with a map that is drawn by hand, so that every kind of answer is asked for."""
    folder = tmp_path_factory.mktemp("light") / "content"
    shutil.copytree(CONTENT, folder)
    sheet = folder / "exercises/worksheets/all-kinds.yaml"
    text = sheet.read_text(encoding="utf-8")
    drawn = "{kind: network, question: ties, changes: [people, positions, ties]}"
    sheet.write_text(text.replace("{kind: network, question: ties}", drawn), encoding="utf-8")
    return folder


@pytest.fixture
def town(database: Database, content: Path) -> Iterator[Town]:
    """A run that is held."""
    yield from held(database, content, "sample")
