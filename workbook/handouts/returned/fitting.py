"""Which forms a returned sheet may be of, when only what stands in the file can tell."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.content.forms.form import Form
from workbook.handouts.returned.returned_sheet import Returned


def forms(known: Iterable[Form], returned: Returned) -> tuple[Form, ...]:
    """Return the forms that have all questions of a sheet, the one that is named in it first."""
    asked = {address.split("/")[0] for address in returned.texts}
    fitting = (form for form in known if asked <= _questions(form))
    return tuple(
        sorted(fitting, key=lambda form: (returned.mark.lower() != form.id, returned.title != form.title))
    )


def _questions(form: Form) -> set[str]:
    return {ask.id for ask in form.asks} | {grid.id for ask in form.asks for grid in ask.grids}
