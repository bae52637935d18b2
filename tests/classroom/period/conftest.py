"""A run with two rooms and everybody who helps in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from classroom_steered import Opened, Training

from workbook.store.database import Database


@pytest.fixture
def training(both: Database, open_run: Opened) -> Iterator[Training]:
    run, teams = open_run(both, 2)
    return Training(both, run, teams)
