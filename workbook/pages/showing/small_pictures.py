"""Pictures of many teams on one screen: each is drawn for paper and made as small as its place, words and all."""

from __future__ import annotations

import base64

from workbook import charts
from workbook.charts import Picture
from workbook.content.forms import form as forms
from workbook.content.model.answers import SeenValues
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.prints import chart_png
from workbook.pages.frame import prose

_PLACES = {1: (1240, 480), 2: (600, 490), 3: (390, 490), 6: (390, 235), 12: (290, 140), 20: (225, 92)}
"""Width and height of a picture's place on a screen of 1280 × 720; on larger screens everything is larger."""
_PAPER = (400, 560, 760, 1000)
_LOW_PAPER = (560, 640, 760, 900)
"""So wide is the paper of a map on a place much broader than high, when it is no higher than its frames need."""


def of(worksheet: Worksheet, chart: int, values: SeenValues, *, size: int) -> str:
    """Return one chart of a worksheet as an image with its words, on the paper that lets it be largest."""
    only = worksheet.model_copy(update={"charts": (worksheet.charts[chart],)})
    form = forms.of_worksheet(worksheet)
    papers = [(width, False) for width in _PAPER]
    if only.charts[0].kind == "network":
        papers += [(width, True) for width in _LOW_PAPER]
    drawn = [(_last(charts.draw(only, form, values, width=width, low=low)), width) for width, low in papers]
    picture, _ = max(drawn, key=lambda one: _scale(*one, size=size))
    if picture.is_empty:
        return f'<p class="wb-tile-words">{prose.plain(picture.summary)}</p>'
    data = base64.b64encode(chart_png.svg_for_screen(picture).encode()).decode()
    words = prose.plain(f"{picture.title}。{picture.summary}").replace("<br>", " ")
    return f'<img class="wb-shot" src="data:image/svg+xml;base64,{data}" alt="{words}">'


def title(worksheet: Worksheet, chart: int) -> str:
    """Return what one of a worksheet's charts is called, without a stage: of each team the last one is shown."""
    only = worksheet.model_copy(update={"charts": (worksheet.charts[chart],)})
    first = charts.draw(only, None, {})[0]
    return first.title.removesuffix(first.stage).rstrip()


def _last(pictures: tuple[Picture, ...]) -> Picture:
    """Return the last of a network's stages in which there is something."""
    return next((one for one in reversed(pictures) if not one.is_empty), pictures[-1])


def _scale(picture: Picture, width: int, *, size: int) -> tuple[float, int]:
    """Return how large a picture is in its place; of equally large ones the wider one fills it better."""
    wide, high = _PLACES.get(size, _PLACES[12])
    return round(min(wide / width, high / picture.height), 2), width
