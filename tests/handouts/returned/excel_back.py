"""An Excel file on its way back, for tests."""

from __future__ import annotations

import io
import zipfile

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.excel_book import Book
from workbook.content.forms.form import Form
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood


def back(form: Form, data: bytes) -> Understood:
    (returned,) = intake.read(data, name="a.xlsx")
    return texts_to_answers.read_back(form, returned, base=VALUES)


def row_of(book: Book, mark: str) -> int:
    return next(row for (row, column), text in book.cells.items() if (column, text) == (1, mark))


def with_parts(data: bytes, **changed: tuple[bytes, bytes]) -> bytes:
    """Return a file with something in its parts replaced, by the last word of their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(file, "w") as packed:
        for name in parts.namelist():
            part = parts.read(name)
            for key, (old, new) in changed.items():
                if name.split("/")[-1].startswith(key):
                    assert old in part
                    part = part.replace(old, new)
            packed.writestr(name, part)
    return file.getvalue()
