"""Taken-home files, and their pages while somebody edits them."""

from __future__ import annotations

import random

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from tests.handouts.returned.edits.word_paper import Paper
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import excel, word


@pytest.fixture(scope="session")
def data(every_kind: Form, header: Header) -> bytes:
    return excel.write([sheet.lay_out(every_kind, VALUES, header=header)])


@pytest.fixture
def book(data: bytes) -> Book:
    return Book(data, random.Random(1))  # noqa: S311 -- no secret


@pytest.fixture(scope="session")
def file(every_kind: Form, header: Header) -> bytes:
    return word.write([sheet.lay_out(every_kind, VALUES, header=header)])


@pytest.fixture
def paper(file: bytes) -> Paper:
    return Paper(file, random.Random(1))  # noqa: S311 -- no secret
