"""Pictures of one question side by side, each with its name above and its words below: as one PNG, or for a page of typst."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from workbook.charts import Picture
from workbook.handouts.prints import chart_png, typeset
from workbook.texts import cleaning

_PAGE = Path(__file__).with_suffix(".typ")
_KEPT = 16
"""A team's Excel and Word files show the same pictures, one after the other."""


@lru_cache(maxsize=_KEPT)
def png(pictures: tuple[Picture, ...]) -> bytes:
    """Return the pictures with their words as one PNG for printing."""
    return typeset.png(_PAGE, {"pictures": plain(pictures)})


def plain(pictures: Sequence[Picture]) -> list[dict[str, object]]:
    """Return the pictures as `plate.typ` draws them."""
    return [
        {
            "title": cleaning.printable(picture.title),
            "words": cleaning.printable(picture.summary),
            "width": picture.width,
            "height": picture.height,
            "svg": chart_png.svg(picture, height=picture.height),
        }
        for picture in pictures
    ]


def words(pictures: Sequence[Picture]) -> str:
    """Return what the pictures show, for those who do not see them."""
    return " ".join(f"{picture.title}。{picture.summary}" for picture in pictures)


def size(drawn: bytes) -> tuple[int, int]:
    """Return how many dots wide and high a PNG is."""
    return int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])
