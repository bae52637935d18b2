"""Slips of paper with words on them: the pieces that text charts are laid out with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, Unpack

from workbook.charts.drawing import look
from workbook.charts.drawing.look import Drawing, PlacedWords


class FrameLooks(TypedDict, total=False):
    """How the frame of a slip looks; what is left out looks as `look.box` has it."""

    fill: str
    line: str
    thick: float
    dash: str


class SlipLooks(FrameLooks, total=False):
    """How a slip looks; what is left out looks as `slip` has it."""

    heading: str
    most: int
    least: float
    bold: bool


Slip = tuple[float, float, str, SlipLooks]
"""Left, width, words and looks of a slip in a row."""

GAP = 8.0
MOST_LINES = 6


def slip(  # noqa: PLR0913 -- where, how wide, what, and how it looks
    left: float,
    top: float,
    width: float,
    text: str,
    *,
    heading: str = "",
    most: int = MOST_LINES,
    least: float = 0,
    bold: bool = False,
    **style: Unpack[FrameLooks],
) -> Drawing:
    """Return words in a frame as high as they need, at least `least`; a heading stands small above them."""
    head = look.lines_for(heading, width, size=look.SMALL, most=2) if heading else ()
    lines = look.lines_for(text, width, most=most)
    head_height = look.tall(len(head), look.SMALL) - 4 if head else 0
    height = max(head_height + look.tall(len(lines)), least)
    words = (
        PlacedWords(left + 4, top + 4, head, "bottom right", look.SMALL, look.QUIET),
        PlacedWords(left + 4, top + 5 + head_height, lines, "bottom right", bold=bold),
    )
    return Drawing(top + height, (look.box(left, top, left + width, top + height, **style),), words)


def width_for(letters: float) -> float:
    """Return how wide a slip is in which so many full-width letters stand on one line."""
    return letters * look.SIZE + 2 * look.PADDING


def row(slips: Sequence[Slip], top: float) -> Drawing:
    """Return slips (left, width, text, looks) beside each other, all as high as the highest."""
    highest = max(slip(left, top, width, text, **looks).height for left, width, text, looks in slips)
    looks_high: list[SlipLooks] = [{**looks, "least": highest - top} for *_, looks in slips]
    return look.together(
        slip(left, top, width, text, **looks)
        for (left, width, text, _), looks in zip(slips, looks_high, strict=True)
    )


def band(left: float, top: float, width: float, text: str, *, bold: bool = True) -> Drawing:
    """Return a heading across the sheet."""
    lines = look.lines_for(text, width, most=2)
    height = look.tall(len(lines))
    words = PlacedWords(left + 4, top + height / 2, lines, "middle right", bold=bold)
    return Drawing(top + height, (look.box(left, top, left + width, top + height, fill=look.PALE),), (words,))
