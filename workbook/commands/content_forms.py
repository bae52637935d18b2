"""The forms of all worksheets and cases, for commands that need content and no database."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.commands import chosen_content
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms import personal
from workbook.content.forms.form import Form
from workbook.content.model.library import Library


def read(root: str | None) -> dict[str, Form]:
    """Return every form by its id; raise SettingsError when the settings do not say where the content is."""
    return read_with_names(root)[0]


def read_with_names(root: str | None) -> tuple[dict[str, Form], tuple[str, ...]]:
    """Return the same, and the names that belong to nobody: those of the people of the cases."""
    held = library.load(*chosen_content.folders(root))
    return {form.id: form for form in _forms(held)}, personal.invented(held.cases.values())


def _forms(held: Library) -> Iterator[Form]:
    for worksheet in held.worksheets.values():
        if not worksheet.retired:
            yield forms.of_worksheet(worksheet)
    for case in held.cases.values():
        yield forms.of_case(case)
