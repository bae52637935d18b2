"""The pictures of a worksheet: one file per kind of chart, none of them knows Streamlit.

A chart of a person never counts, adds, averages or ranks: people's states are words beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workbook.charts.drawing.chart_input import NARROWEST, Paper
from workbook.charts.drawing.picture import Picture
from workbook.charts.kinds import (
    bubble_map,
    bubble_matrix,
    cards,
    funnel,
    heat_map,
    lanes,
    matching,
    matrix,
    network,
    rings,
    roadmap,
    strip,
    talk_to_whom,
    two_sided,
)
from workbook.charts.map import network_ties
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.answers import SeenValues
from workbook.content.model.charts import Chart, drawn_by, is_touched
from workbook.content.model.worksheets import Worksheet

__all__ = ["Picture", "draw", "has_professionals", "last_stage", "only_looked_at"]

# Any: the key says which kind of chart the function takes.
DRAW: Mapping[str, Callable[[Any, Paper], tuple[Picture, ...]]] = {
    "cards": cards.draw,
    "two-sided": two_sided.draw,
    "heat-map": heat_map.draw,
    "bubble-map": bubble_map.draw,
    "network": network.draw,
    "lanes": lanes.draw,
    "bubble-matrix": bubble_matrix.draw,
    "funnel": funnel.draw,
    "roadmap": roadmap.draw,
    "matching": matching.draw,
    "rings": rings.draw,
    "strip": strip.draw,
    "matrix": matrix.draw,
    "talk": talk_to_whom.draw,
}

FILLING = frozenset({"network"})
"""What can be spread out over a paper of any shape; everything else is as high as its words need."""


def draw(  # noqa: PLR0913 -- what a page may switch
    worksheet: Worksheet,
    form: Form | None,
    values: SeenValues,
    *,
    width: float = 360,
    stage: str = "",
    professionals: bool = True,
    height: float = 0,
    has_key: bool = True,
) -> tuple[Picture, ...]:
    """Return the pictures of a worksheet, drawn for a column at least `width` pixels wide; 360 is a phone.

    On a wider one they have more air, on a narrower one words would meet. A network gives one picture per stage,
    or only the one of `stage` (its code); without `professionals` they and their ties are left out. A `height` is
    that of a screen seen from afar: a network fills a paper of that size, however narrow, in frames as large as the names,
    everything else keeps low; without `has_key` a network's key stands elsewhere.
    """
    asked = form or forms.of_worksheet(worksheet)
    least = max(width, NARROWEST)
    paper = Paper(worksheet, asked, values, least, stage, professionals, height, has_key)
    filled = replace(paper, width=width) if height else paper
    return tuple(
        picture
        for chart in worksheet.charts
        for picture in DRAW[chart.kind](chart, filled if chart.kind in FILLING else paper)
    )


def last_stage(chart: Chart, form: Form, values: SeenValues) -> str:
    """Return the code of the last stage that somebody wrote of a chart; nothing for a chart without stages."""
    asks = (ask for ask in form.asks if ask.stages and ask.id in drawn_by(chart))
    return next((network_ties.last_written(ask.stages, values.get(ask.id)) for ask in asks), "")


def only_looked_at(worksheet: Worksheet, form: Form) -> Worksheet:
    """Return the worksheet without the pictures that the editor of these questions draws itself, to be worked in."""
    worked_in = {ask.id for ask in form.asks if ask.picture}
    charts = tuple(
        chart
        for chart in worksheet.charts
        if not (is_touched(chart) and worked_in.intersection(drawn_by(chart)))
    )
    return worksheet.model_copy(update={"charts": charts})


def has_professionals(worksheet: Worksheet) -> bool:
    """Tell whether a picture of the worksheet can be looked at without the professionals."""
    drawn = {chart.question for chart in worksheet.charts if chart.kind == "network"}
    return any(
        question.kind == "network" and question.professional and question.id in drawn
        for question in worksheet.questions
    )
