"""A server that people write to, and what is stored of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.seats import Server
from workbook.store.database import Database


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = f"sqlite:///{tmp_path_factory.mktemp('table') / 'workbook.db'}"
    with Server(url) as running:
        yield running


@pytest.fixture
def stored(server: Server) -> Iterator[Database]:
    database = Database(server.url)
    yield database
    database.close()
