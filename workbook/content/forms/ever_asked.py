"""Everything a worksheet ever asked, so that answers to what it no longer asks can be said in its words."""

from __future__ import annotations

from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.base import Strict
from workbook.content.model.worksheets import Worksheet


def ever_asked(worksheet: Worksheet) -> Form:
    """Return the form of a worksheet with its retired questions, columns and choices among the others."""
    return of_worksheet(worksheet.model_copy(update={"questions": _unretired(worksheet.questions)}))


def _unretired(part: object) -> object:
    if isinstance(part, tuple):
        return tuple(map(_unretired, part))
    if not isinstance(part, Strict):
        return part
    parts = {name: _unretired(getattr(part, name)) for name in type(part).model_fields}
    return part.model_copy(update={**parts, "retired": False} if "retired" in parts else parts)
