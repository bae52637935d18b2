"""A picture read from the last row: drawn with the largest letters for which the whole of it fits its place."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from workbook import charts
from workbook.charts.drawing import look
from workbook.charts.drawing.picture import Picture
from workbook.content.forms.form import Form
from workbook.content.model.answers import SeenValues
from workbook.content.model.worksheets import Worksheet

_SIZES = (32, 30, 29, 27, 25, 23, 21, 19, 17, 15.5, 14, 12.5, 11, 10, 9, 8)
_ROUNDED = 1.0


@dataclass(frozen=True)
class Large:
    """A picture and how high its smallest letters are, in the pixels of its place."""

    picture: Picture
    letters: float


def drawn(  # noqa: PLR0913 -- what is drawn, and where
    worksheet: Worksheet,
    form: Form,
    values: SeenValues,
    *,
    place: tuple[float, float],
    stage: str = "",
    has_key: bool = True,
) -> Large:
    """Return the picture of a worksheet's only chart for a place so many pixels wide and high.

    The paper is as large as the place counted in letters: what is drawn is laid out for each size of them anew, and never
    made larger or smaller afterwards, so that words keep clear of each other. Of a network's stages it is the one of
    `stage` (its code), or the last that somebody wrote.
    """
    shown = stage or charts.last_stage(worksheet.charts[0], form, values)

    def at(size: float) -> Picture:
        unit = look.SMALL / size
        width, height = place[0] * unit, place[1] * unit
        (picture,) = charts.draw(
            worksheet, form, values, width=width, height=height, stage=shown, has_key=has_key
        )
        return picture

    number = bisect.bisect_left(_SIZES, 1, key=lambda size: _fits(at(size), place, size))
    picture = at(_SIZES[min(number, len(_SIZES) - 1)])
    return Large(picture, look.SMALL * min(place[0] / picture.width, place[1] / picture.height))


def _fits(picture: Picture, place: tuple[float, float], size: float) -> bool:
    unit = look.SMALL / size
    is_inside = picture.width <= place[0] * unit + _ROUNDED and picture.height <= place[1] * unit + _ROUNDED
    return is_inside and not picture.is_crowded
