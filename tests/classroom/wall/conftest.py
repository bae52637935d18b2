"""Content of which one worksheet may be shown to others."""

from __future__ import annotations

import pytest
from classroom_training import TEXTS

from workbook.content import library as libraries
from workbook.content.model.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    """The small training, in which one worksheet is for all of the course to see."""
    name = "exercises/worksheets/talk.yaml"
    return libraries.read_texts({**TEXTS, name: TEXTS[name].replace("aliases:", "seen_by: course\naliases:")})
