"""A grid with names above its columns and beside its lines, into whose cells things are put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.charts.drawing import look
from workbook.charts.drawing.chart_input import Paper
from workbook.charts.drawing.look import Drawing, PlacedWords, Shape
from workbook.content.forms.form import Option
from workbook.texts import widths

_HEAD_LINES = 5
_LABEL_LINES = 3


@dataclass(frozen=True)
class Frame:
    """An empty grid: where its columns begin and where its lines lie."""

    drawing: Drawing
    lefts: tuple[float, ...]
    tops: tuple[float, ...]

    def cell(self, x: int, y: int) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of a cell."""
        return (self.lefts[x], self.tops[y], self.lefts[x + 1], self.tops[y + 1])

    def spot(
        self, cell: tuple[int, int], at: int, among: int, in_line: int, slot: float
    ) -> tuple[float, float]:
        """Return the middle of the place `at` among the things in a cell, so many in a line."""
        left, top, right, bottom = self.cell(*cell)
        lines = -(-among // in_line)
        here = min(in_line, among - at // in_line * in_line)
        column, line = at % in_line, at // in_line
        return (
            (left + right) / 2 + (column - (here - 1) / 2) * slot,
            (top + bottom) / 2 + (line - (lines - 1) / 2) * slot,
        )


def label_width(down: Sequence[Option], paper: Paper) -> float:
    """Return how wide the names beside the lines are: as wide as they need, within a quarter of the paper."""
    most = 76.0 if paper.is_narrow else min(paper.width * 0.22, 14 * look.SIZE)
    longest = max((widths.of(option.label) for option in down), default=0)
    return min(most, longest * look.SMALL + 16)


def frame(
    across: Sequence[Option], down: Sequence[Option], heights: Sequence[float], paper: Paper, *, top: float
) -> Frame:
    """Return the grid with its names; lines are at least as high as their names need."""
    left = label_width(down, paper)
    room = (paper.width - left - 2) / max(len(across), 1)
    heads = [look.name_lines(option.label, room + 6, most=_HEAD_LINES) for option in across]
    labels = [look.name_lines(option.label, left + 4, most=_LABEL_LINES) for option in down]
    head_height = look.tall(max(map(len, heads), default=1), look.SMALL)
    lefts = tuple(left + room * at for at in range(len(across) + 1))
    tops = [top + head_height]
    for height, lines in zip(heights, labels, strict=True):
        tops.append(tops[-1] + max(height, look.tall(len(lines), look.SMALL)))
    shapes: list[Shape] = [look.box(0, top, lefts[-1], tops[0], fill=look.PALE)]
    shapes += [look.box(0, upper, lefts[-1], lower) for upper, lower in pairwise(tops)]
    shapes += [look.stroke((x, top), (x, tops[-1])) for x in lefts[:-1]]
    words = [
        PlacedWords(x + room / 2, top + head_height / 2, lines, "middle center", look.SMALL, bold=True)
        for x, lines in zip(lefts, heads, strict=False)
    ]
    words += [
        PlacedWords(6, (upper + lower) / 2, lines, "middle right", look.SMALL)
        for upper, lower, lines in zip(tops, tops[1:], labels, strict=False)
    ]
    return Frame(Drawing(tops[-1], tuple(shapes), tuple(words)), lefts, tuple(tops))
