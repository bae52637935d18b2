"""A taken-home Excel file, and its page while somebody edits it."""

from __future__ import annotations

import random

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import excel


@pytest.fixture(scope="session")
def data(every_kind: Form, header: Header) -> bytes:
    return excel.write([sheet.lay_out(every_kind, VALUES, header=header)])


@pytest.fixture
def book(data: bytes) -> Book:
    return Book(data, random.Random(1))  # noqa: S311 -- no secret
