"""A nation, measured: the same crowd in more and more teams, runs, sheets and processes, and by which power costs grow."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbook import config
from workbook.bench.nation import fitted, paper, point, towns
from workbook.bench.nation.paper import Day
from workbook.bench.nation.point import Point
from workbook.bench.nation.towns import TABLE, Shape
from workbook.content.shelf import Shelf

_FOURFOLD = (1, 4, 16)
_PROCESSES = (1, 2, 4)
_AXES: dict[str, Callable[[Shape], int]] = {
    "班": lambda shape: shape.teams,
    "開催回": lambda shape: shape.runs,
    "シート": lambda shape: shape.sheets,
    "プロセス": lambda shape: shape.processes,
}
_COSTS: dict[str, Callable[[Point], float]] = {
    "変更・アプリ": lambda one: one.edit_app,
    "変更・PostgreSQL": lambda one: one.edit_postgres,
    "変更・見ているだけのプロセス": lambda one: one.followed,
    "ページ・アプリ": lambda one: one.page_app,
    "ページ・PostgreSQL": lambda one: one.page_postgres,
}


@dataclass(frozen=True)
class NationFigures:
    """Every point that was measured, which of them lie on which axis, and how busy the machine was."""

    points: tuple[Point, ...]
    axes: dict[str, tuple[Shape, ...]]
    load: float

    def __str__(self) -> str:
        """Return the points as a table in Markdown, the exponents and the calculation."""
        heads = [*_AXES, "人", "変更", *(f"{name} ms" for name in _COSTS)]
        heads += [
            "何もないとき %",
            "一つのプロセス MB",
            "席 kB",
            "ページ kB",
            "接続",
            "確定",
            "行 B",
            "WAL B",
            "見えるまで p95 秒",
        ]
        lines = [f"待ち行列 {self.load:.1f}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        lines += [f"| {' | '.join(_row(one))} |" for one in self.points]
        lines += [
            "",
            f"| 指数（1 件の重さが何乗で増えるか） | {' | '.join(_COSTS)} |",
            "|---" * (len(_COSTS) + 1) + "|",
        ]
        for axis in self.axes:
            powers = (self.exponent(axis, cost) for cost in _COSTS)
            lines.append(f"| {axis} | {' | '.join('―' if p is None else f'{p:+.2f}' for p in powers)} |")
        return "\n".join([*lines, "", paper.told(paper.rates(self.points), Day())])

    def as_json(self) -> str:
        """Return it for programs."""
        powers = {axis: {cost: self.exponent(axis, cost) for cost in _COSTS} for axis in self.axes}
        said = {"load": self.load, "points": [*map(dataclasses.asdict, self.points)], "exponents": powers}
        return json.dumps(said, ensure_ascii=False, indent=2)

    def exponent(self, axis: str, cost: str) -> float | None:
        """Return by which power a cost of one edit or page grows along an axis; 0 is not at all."""
        on_axis = (one for one in self.points if one.shape in self.axes[axis])
        return fitted.exponent([(_AXES[axis](one.shape), _COSTS[cost](one)) for one in on_axis])


def run(*, people: int, seconds: float) -> NationFigures:
    """Measure up to so many people, each point on new servers; raises PostgresMissing without PostgreSQL."""
    library = Shelf(config.ROOT).current()
    axes = along(max(1, people // TABLE // _FOURFOLD[-1]), towns.most_sheets(library))
    shapes = dict.fromkeys(shape for on_axis in axes.values() for shape in on_axis)
    points = []
    for shape in shapes:
        with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as made:
            Path(made).chmod(0o755)  # PostgreSQL runs as somebody else
            points.append(point.measure(library, shape, folder=Path(made), seconds=seconds))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return NationFigures(tuple(points), axes, load)


def along(teams: int, sheets: int) -> dict[str, tuple[Shape, ...]]:
    """Return what is measured along each axis, from so few teams and up to so many sheets of a team."""
    middle = teams * _FOURFOLD[1]
    return {
        "班": tuple(Shape(1, 1, teams * times, 1) for times in _FOURFOLD),
        "開催回": tuple(Shape(1, times, teams, 1) for times in _FOURFOLD),
        "シート": tuple(Shape(1, 1, middle, min(times, sheets)) for times in _FOURFOLD),
        "プロセス": tuple(Shape(number, 1, middle, 1) for number in _PROCESSES),
    }


def _row(one: Point) -> list[str]:
    said = [str(count(one.shape)) for count in _AXES.values()]
    said += [str(one.shape.people), str(one.edits), *(f"{cost(one):.2f}" for cost in _COSTS.values())]
    said += [f"{one.quiet * 100:.1f}", f"{one.process:.0f}", f"{one.seat:.0f}", f"{one.visit:.0f}"]
    return [
        *said,
        f"{one.connections:.0f}",
        f"{one.commits:.1f}",
        f"{one.size:.0f}",
        f"{one.log:.0f}",
        f"{one.shown:.2f}",
    ]
