"""Which pictures stand in a file: those one works in, each below the rows it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping

from workbook import charts
from workbook.charts import Picture
from workbook.content.forms.form import Form
from workbook.content.model.answers import SeenValues
from workbook.content.model.charts import touched_of
from workbook.content.model.worksheets import Worksheet

_HALF, _WHOLE = 560, 860
"""How many pixels wide a picture is drawn that stands beside another, and one that stands alone."""


def of(worksheet: Worksheet, form: Form, values: SeenValues) -> Mapping[str, tuple[Picture, ...]]:
    """Return the pictures as the answers stand, by the id of the part they stand below; empty ones are left out.

    Of a map the first and the last stage that somebody wrote stand side by side, unless nothing changed between them.
    """
    found = {}
    for ask in form.asks:
        chart = touched_of(worksheet.charts, ask.id)
        if chart is None or not values.get(ask.id):
            continue
        only = worksheet.model_copy(update={"charts": (chart,)})
        width = _HALF if len(ask.stages) > 1 else _WHOLE
        first = ask.stages[0].code if ask.stages else ""
        stages = dict.fromkeys((first, charts.last_stage(chart, form, values)))
        drawn = [charts.draw(only, form, values, width=width, stage=stage)[0] for stage in stages]
        ends = drawn[-1:] if drawn[0].drawing == drawn[-1].drawing else drawn
        found[ask.grids[-1].id] = tuple(one for one in ends if not one.is_empty)
    return {part: pictures for part, pictures in found.items() if pictures}
