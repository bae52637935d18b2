"""What picture a worksheet is looked at with: which question and which columns play which part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeGuard

from pydantic import Field

from workbook.content.model.base import DIGITS, Code, Id, Line, Strict


class CardsChart(Strict):
    """The team's own sentences as cards; nothing is counted."""

    kind: Literal["cards"]
    questions: tuple[Id, ...]


class TwoSidedChart(Strict):
    """Left and right of one subject (良いこと ⇔ 気がかり); without `subject` the named rows are the subjects."""

    kind: Literal["two-sided"]
    question: Id
    subject: Id | None = None
    left: Id
    right: Id
    answer: Id | None = None


class HeatMapChart(Strict):
    """Rows by scale columns, shaded and written (部署 × 機能); without `row` the fixed rows' names stand beside it."""

    kind: Literal["heat-map"]
    question: Id
    row: Id | None = None
    columns: tuple[Id, ...]


class BubbleMapChart(Strict):
    """Rows placed by two ordered columns, with a symbol by a third (福祉との縁 × 強み)."""

    kind: Literal["bubble-map"]
    question: Id
    name: Id
    x: Id
    y: Id
    symbol: Id | None = None


class NetworkChart(Strict):
    """Ties stage by stage, with professionals shown or hidden.

    With `changes` the picture is where one works, as in every chart that has them: they say what hands may change.
    """

    kind: Literal["network"]
    question: Id
    changes: tuple[Literal["people", "positions", "ties"], ...] = ()


class LanesChart(Strict):
    """A time axis with lanes and arrows between them (つなぎ・もどし)."""

    kind: Literal["lanes"]
    question: Id
    when: Id
    lanes: tuple[Id, ...]
    arrow: Id | None = None


class BubbleMatrixChart(Strict):
    """Rows as bubbles in a grid; the area is the product of `size`, an empty `flag` is hatched."""

    kind: Literal["bubble-matrix"]
    question: Id
    name: Id
    x: Id
    y: Id
    size: tuple[Id, ...]
    size_label: Line
    size_unit: Line
    flag: Id | None = None
    flag_label: Line | None = None
    changes: tuple[Literal["x", "y"], ...] = ()


class FunnelChart(Strict):
    """Amounts that narrow step by step, as a range: `spread` says how many percent each level of `sure` adds."""

    kind: Literal["funnel"]
    question: Id
    steps: tuple[Id, ...]
    sure: Id | None = None
    spread: dict[Code, Annotated[int, Field(ge=0, le=100), DIGITS]] = Field(default_factory=dict)


class RoadmapChart(Strict):
    """Steps on a time axis, patterned by function; each lasts from `when` until `until`."""

    kind: Literal["roadmap"]
    question: Id
    when: Id
    until: Id | None = None
    what: Id
    function: Id
    who: Id | None = None
    changes: tuple[Literal["when", "until", "order"], ...] = ()


class MatchingChart(Strict):
    """The person's words on one side, hosts on the other, lines by kind (既存・地域・新設)."""

    kind: Literal["matching"]
    person: Id
    question: Id
    name: Id
    group: Id
    gives: Id | None = None


class RingsChart(Strict):
    """Things that already move, layered by field around the town."""

    kind: Literal["rings"]
    question: Id
    name: Id
    group: Id
    tie: Id
    changes: tuple[Literal["group"], ...] = ()


class StripChart(Strict):
    """What several raters saw, dot by dot; the spread is shown, never a mean."""

    kind: Literal["strip"]
    question: Id
    name: Id
    value: Id


class MatrixChart(Strict):
    """Rows by columns with words in the cells (場面 × すること)."""

    kind: Literal["matrix"]
    question: Id
    row: Id | None = None
    columns: tuple[Id, ...]


class TalkChart(Strict):
    """Who talks to whom by when."""

    kind: Literal["talk"]
    question: Id
    who: Id
    what: Id
    by: Id


Chart = Annotated[
    CardsChart
    | TwoSidedChart
    | HeatMapChart
    | BubbleMapChart
    | NetworkChart
    | LanesChart
    | BubbleMatrixChart
    | FunnelChart
    | RoadmapChart
    | MatchingChart
    | RingsChart
    | StripChart
    | MatrixChart
    | TalkChart,
    Field(discriminator="kind"),
]


Touched = NetworkChart | BubbleMatrixChart | RoadmapChart | RingsChart
"""Pictures one can work in."""


def is_touched(chart: Chart) -> TypeGuard[Touched]:
    """Tell whether hands may change something in a picture: the editor then draws it itself."""
    return isinstance(chart, Touched) and bool(chart.changes)


def touched_of(charts: Sequence[Chart], question: str) -> Touched | None:
    """Return the picture in which a question's answers are changed by hand, or None."""
    return next((chart for chart in charts if is_touched(chart) and chart.question == question), None)


def drawn_by(chart: Chart) -> tuple[str, ...]:
    """Return the ids of the questions whose answers a chart shows as a whole."""
    return chart.questions if chart.kind == "cards" else (chart.question,)
