"""The forms of all worksheets and cases, for commands that need content and no database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbook import config
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form


def read(root: Path | None) -> dict[str, Form]:
    """Return every form by its id; raise SettingsError when the settings do not say where the content is."""
    return {form.id: form for form in _forms(root or config.read().content)}


def _forms(root: Path) -> Iterator[Form]:
    held = library.load(root)
    for worksheet in held.worksheets.values():
        if not worksheet.retired:
            yield forms.of_worksheet(worksheet)
    for case in held.cases.values():
        yield forms.of_case(case)
