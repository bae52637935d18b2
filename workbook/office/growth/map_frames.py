"""The map of a sheet as it stood after every step that changed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook import charts
from workbook.charts import large
from workbook.content.forms.form import Form
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import flat, growth
from workbook.desk.document.flat import Flat
from workbook.desk.document.growth import GrowthStep
from workbook.handouts.prints import chart_png
from workbook.office.growth.told_steps import Growth

_STAGE = "at-"


@dataclass(frozen=True)
class Frame:
    """The map as it stood after a step: what is drawn, at which stage, and the same in words."""

    step: int
    title: str
    words: str
    svg: str


def has_map(worksheet: Worksheet) -> bool:
    """Tell whether a worksheet has a picture that grows: a map of people and ties."""
    return any(chart.kind == "network" for chart in worksheet.charts)


def frames(worksheet: Worksheet, whole: Growth, *, width: float, height: float = 0) -> Iterator[Frame]:
    """Yield the map as it stood after every step that changed it, the newest first, drawn as charts draw it anywhere.

    A map has stages; the one is drawn whose ties somebody wrote in last. With a `height` it is for a place of this size
    that is seen from afar: all are drawn with the largest letters with which the newest one fits.
    """
    chart = next(one for one in worksheet.charts if one.kind == "network")
    only = worksheet.model_copy(update={"charts": (chart,)})
    ask = next(one for one in whole.form.asks if one.id == chart.question)
    form = Form("", "", "", (ask,))
    grids = tuple(f"{grid.id}/" for grid in ask.grids)
    held = Flat()
    for step in whole.grown.steps:
        growth.apply(held, step)
    if height:
        newest = large.drawn(only, whole.form, flat.values_of(held, form), place=(width, height)).picture
        width, height = newest.width, height * newest.width / width
    stages = _stages(whole.grown.steps, first=ask.stages[0].code, grid=grids[-1])
    for number in reversed(range(len(whole.grown.steps))):
        step = whole.grown.steps[number]
        if any(one.place.startswith(grids) for one in step.changes):
            values = flat.values_of(held, form)
            (picture,) = charts.draw(
                only, whole.form, values, width=width, height=height, stage=stages[number]
            )
            drawn = "" if picture.is_empty else chart_png.svg_for_screen(picture)
            yield Frame(number, picture.title, picture.summary, drawn)
        growth.undo(held, step)


def _stages(steps: Sequence[GrowthStep], *, first: str, grid: str) -> list[str]:
    """Return for each step the stage whose ties were written in last."""
    found, stage = [], first
    for step in steps:
        for one in step.changes:
            column = one.place.rpartition("/")[2]
            if one.place.startswith(grid) and column.startswith(_STAGE):
                stage = column.removeprefix(_STAGE)
        found.append(stage)
    return found
