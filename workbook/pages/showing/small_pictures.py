"""Pictures of teams on one screen: each is drawn for its place there, with the largest letters for which it fits."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from workbook import charts
from workbook.charts import large
from workbook.charts.large import Large
from workbook.content.forms import form as forms
from workbook.content.forms import line_breaks
from workbook.content.model.answers import SeenValues
from workbook.content.model.charts import drawn_by
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.prints import chart_png
from workbook.pages.frame import prose

_WIDE, _LINE = 1240.0, 46.0
"""The screen is 1280 × 720 here, and a line of words 4 vh high below the pictures; on larger ones everything is larger."""
_ALONE, _TILES = 569.0, 562.0
_GRID = {2: (2, 1), 3: (3, 1), 6: (3, 2), 12: (4, 3), 20: (5, 4)}
_GAP, _AROUND, _LABEL = (12.0, 9.0), (18.0, 12.0), 37.0
_READ = 720 / 25
_SLACK = 0.5
_MOST_OF_A_LABEL = 14
_LARGER = "字の小さい図です。大きく読むには、設問「{}」を映します。"
_ONE_BY_ONE = "字の小さい図です。チームを一つずつ映すと、大きく読めます。"


@dataclass(frozen=True)
class Shot:
    """A picture as an image with its words, the stage it shows, and whether its letters are too small for the last row.

    `signs` says what those mean that occur in it.
    """

    html: str
    stage: str
    is_small: bool
    signs: tuple[str, ...] = ()


def alone(worksheet: Worksheet, chart: int, values: SeenValues) -> tuple[Shot, str]:
    """Return one chart of a worksheet for a whole screen, and a line to stand below it (or nothing)."""
    found = _drawn(worksheet, chart, values, (_WIDE, _ALONE))
    if not _shot(found).is_small:
        return _shot(found), ""
    smaller = _drawn(worksheet, chart, values, (_WIDE, _ALONE - _LINE))
    return _shot(smaller), _LARGER.format(_asked(worksheet, chart))


def of(worksheet: Worksheet, chart: int, values: SeenValues, *, size: int) -> Shot:
    """Return one chart of a worksheet for one of `size` places on a screen; what its signs mean stands below all of them."""
    columns, rows = _GRID.get(size, _GRID[12])
    left = _TILES - _LINE * (1 + (worksheet.charts[chart].kind in charts.FILLING))
    place = (
        (_WIDE - _GAP[0] * (columns - 1)) / columns - _AROUND[0],
        (left - _GAP[1] * (rows - 1)) / rows - _AROUND[1] - _LABEL,
    )
    return _shot(_drawn(worksheet, chart, values, place, has_key=False))


def below(shots: Sequence[Shot]) -> tuple[str, ...]:
    """Return the lines that stand below several pictures: what the signs in them mean, and how they are read larger."""
    key = "　".join(dict.fromkeys(sign for shot in shots for sign in shot.signs))
    small = (_ONE_BY_ONE,) if any(shot.is_small for shot in shots) else ()
    return (*filter(None, (key,)), *small)


def title(worksheet: Worksheet, chart: int) -> str:
    """Return what one of a worksheet's charts is called, without a stage."""
    first = charts.draw(_only(worksheet, chart), None, {})[0]
    return first.title.removesuffix(first.stage).rstrip()


def _only(worksheet: Worksheet, chart: int) -> Worksheet:
    return worksheet.model_copy(update={"charts": (worksheet.charts[chart],)})


def _drawn(
    worksheet: Worksheet,
    chart: int,
    values: SeenValues,
    place: tuple[float, float],
    *,
    has_key: bool = True,
) -> Large:
    form = forms.of_worksheet(worksheet)
    return large.drawn(_only(worksheet, chart), form, values, place=place, has_key=has_key)


def _shot(found: Large) -> Shot:
    picture = found.picture
    if picture.is_empty:
        return Shot(
            f'<p class="wb-tile-words">{prose.plain(picture.summary)}</p>', picture.stage, is_small=False
        )
    data = base64.b64encode(chart_png.svg_for_screen(picture).encode()).decode()
    words = prose.plain(f"{picture.title}。{picture.summary}").replace("<br>", " ")
    image = f'<img class="wb-shot" src="data:image/svg+xml;base64,{data}" alt="{words}">'
    return Shot(image, picture.stage, is_small=found.letters < _READ - _SLACK, signs=picture.signs)


def _asked(worksheet: Worksheet, chart: int) -> str:
    """Return the question whose answers a chart draws."""
    drawn = drawn_by(worksheet.charts[chart])
    labels = (ask.label for ask in forms.of_worksheet(worksheet).asks if ask.id in drawn)
    return line_breaks.brief(next(labels, ""), _MOST_OF_A_LABEL)
