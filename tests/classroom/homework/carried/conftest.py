"""The sheet that is carried home and back, and its questions."""

from __future__ import annotations

import pytest

from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.library import Library


@pytest.fixture
def form(library: Library) -> Form:
    return of_worksheet(library.worksheets["talk"])


@pytest.fixture
def place(library: Library) -> sheets.SheetPlace:
    return sheets.of_worksheet(library.worksheets["talk"])
