"""A run whose period is held, for whoever sits at the console."""

from __future__ import annotations

import pytest
from pages_building import Building
from pages_floor import Training, training


@pytest.fixture
def held(building: Building) -> Training:
    return training(building)
