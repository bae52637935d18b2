"""Content of which a run report quotes."""

from __future__ import annotations

import pytest
from classroom_reported import TALK
from classroom_training import TEXTS

from workbook.content import library as libraries
from workbook.content.model.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    """The small training, with a goal that a report quotes."""
    shown = TEXTS[TALK].replace("label: 当教材の案", "label: 当教材の案\nseen_by: course")
    shown = shown.replace("label: めざすこと", "label: めざすこと, report: true")
    found = libraries.read_texts({**TEXTS, TALK: shown})
    assert found.worksheets["talk"].questions[0].report
    return found
