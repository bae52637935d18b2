"""Charts find their question, and columns of a kind they can draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.content.checks.index import Index, hint
from workbook.content.forms import form
from workbook.content.model.charts import Chart, FunnelChart, RoadmapChart, Touched, is_touched
from workbook.content.model.kinds.network import NetworkQuestion
from workbook.content.model.questions import playing
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_WORDS = playing("words")
_NAMES = playing("name")
_ONE = playing("one")
_GROUPS = playing("group")
_WHEN = playing("when")
_ANY = playing("any")
_AMOUNTS = playing("amount")
_TABLE = playing("rows")
_TIES = playing("ties")
_GRADES = playing("grade")


@dataclass(frozen=True)
class Rule:
    """What a chart needs: a question of these kinds, and for each role a column of these kinds."""

    question: frozenset[str]
    roles: dict[str, frozenset[str]]


RULES: dict[str, Rule] = {
    "cards": Rule(playing("cards"), {}),
    "two-sided": Rule(_TABLE, {"subject": _NAMES, "left": _WORDS, "right": _WORDS, "answer": _WORDS}),
    "heat-map": Rule(_TABLE, {"row": _NAMES, "columns": _ONE}),
    "bubble-map": Rule(_TABLE, {"name": _NAMES, "x": _ONE, "y": _ONE, "symbol": _ONE}),
    "network": Rule(_TIES, {}),
    "lanes": Rule(_TABLE, {"when": _WHEN, "lanes": _ANY, "arrow": _GROUPS | _WORDS}),
    "bubble-matrix": Rule(
        _TABLE, {"name": _NAMES, "x": _GROUPS, "y": _GROUPS, "size": _AMOUNTS, "flag": _ANY}
    ),
    "funnel": Rule(_TABLE, {"steps": _AMOUNTS, "sure": _ONE}),
    "roadmap": Rule(
        _TABLE, {"when": _WHEN, "until": _WHEN, "what": _WORDS, "function": _GROUPS, "who": _NAMES}
    ),
    "matching": Rule(_TABLE, {"name": _NAMES, "group": _GROUPS, "gives": _WORDS}),
    "rings": Rule(_TABLE, {"name": _NAMES, "group": _GROUPS, "tie": _ONE}),
    "strip": Rule(
        _TABLE, {"name": _NAMES, "value": _ONE | _AMOUNTS}
    ),  # `_ranked` says why only choice is left
    "matrix": Rule(_TABLE, {"row": _ANY, "columns": _ANY}),
    "talk": Rule(_TABLE, {"who": _NAMES, "what": _WORDS, "by": playing("due")}),
}


def of_worksheet(file: ContentFile, worksheet: Worksheet, _index: Index) -> Iterator[Problem]:
    """Return charts that cannot be drawn from this worksheet's questions."""
    asks = {ask.id: ask for ask in form.of_worksheet(worksheet).asks}
    yield from _stances(file, worksheet)
    for number, chart in enumerate(worksheet.charts):
        yield from _chart(file, chart, ("charts", number), asks)
    yield from _ranked(file, worksheet, asks)


def _chart(file: ContentFile, chart: Chart, path: Path, asks: dict[str, form.Ask]) -> Iterator[Problem]:
    rule = RULES[chart.kind]
    if chart.kind == "cards":
        for number, name in enumerate(chart.questions):
            yield from _question(file, name, (*path, "questions", number), asks, rule.question)
        return
    if is_touched(chart):
        yield from _touched(file, chart, path, asks)
    if chart.kind == "matching":
        yield from _question(file, chart.person, (*path, "person"), asks, _WORDS)
    yield from _question(file, chart.question, (*path, "question"), asks, rule.question)
    ask = asks.get(chart.question)
    if ask is None or ask.kind not in rule.question or not rule.roles:
        return
    grid = ask.grids[0]
    for role, kinds in rule.roles.items():
        for name, where in _named(getattr(chart, role), (*path, role)):
            yield from _column(file, name, where, grid, kinds)
    if chart.kind == "funnel":
        yield from _spread(file, chart, path, grid)
    if chart.kind in _NEEDS_ROWS and getattr(chart, _NEEDS_ROWS[chart.kind]) is None and not grid.fixed:
        yield file.tell("chart.no-rows", path, role=_NEEDS_ROWS[chart.kind])


def _touched(file: ContentFile, chart: Touched, path: Path, asks: dict[str, form.Ask]) -> Iterator[Problem]:
    """Return what is named twice, and what hands cannot change: for lack of something else, or in such a column."""
    for place, touch in enumerate(chart.changes):
        where: Path = (*path, "changes", place)
        if touch in chart.changes[:place]:
            yield file.tell("chart.changes-twice", where, value=touch)
        elif hasattr(chart, touch):
            yield from _dragged(file, chart, where, touch, asks.get(chart.question))
    if "people" in chart.changes and "positions" not in chart.changes:
        yield file.tell("chart.changes-lack", (*path, "changes"), value="people", needed="positions")
    ask = asks.get(chart.question)
    if ask and ask.picture and ask.picture != form.plain_chart(chart):
        told = {"value": chart.question, "kind": str(ask.picture["kind"])}
        yield file.tell("chart.changes-elsewhere", (*path, "changes"), **told)
    if isinstance(chart, RoadmapChart):
        yield from _span(file, chart, path, ask)


def _dragged(
    file: ContentFile, chart: Touched, path: Path, touch: str, ask: form.Ask | None
) -> Iterator[Problem]:
    """Return a column whose cells cannot be dragged to: hands go from one choice to another."""
    column: str | None = getattr(chart, touch)
    kinds = _GROUPS if chart.kind == "bubble-matrix" else _ONE
    if column is None:
        yield file.tell("chart.changes-no-column", path, value=touch)
        return
    fields = (field for grid in ask.grids for field in grid.fields) if ask else ()
    found = next((field for field in fields if field.id == column), None)
    if found and found.kind not in kinds:
        told = {"value": touch, "column": column, "kind": found.kind, "kinds": "・".join(sorted(kinds))}
        yield file.tell("chart.changes-choice", path, **told)


def _span(file: ContentFile, chart: RoadmapChart, path: Path, ask: form.Ask | None) -> Iterator[Problem]:
    """Return a beginning and an end that do not stand on one axis, and rows whose order is fixed."""
    grid = ask.grids[0] if ask and ask.grids else None
    if grid is None:
        return
    codes = {field.id: [option.code for option in field.options] for field in grid.fields}
    if chart.until and "until" in chart.changes and codes.get(chart.until) != codes.get(chart.when):
        yield file.tell("chart.changes-axis", (*path, "until"), value=chart.until)
    if "order" in chart.changes and grid.fixed:
        yield file.tell("chart.changes-fixed", (*path, "changes"))


_NEEDS_ROWS = {"matrix": "row", "two-sided": "subject", "heat-map": "row"}
"""Charts whose rows are named by a column or, without one, by the table's `fixed_rows`."""


def _named(value: str | tuple[str, ...] | None, path: Path) -> Iterator[tuple[str, Path]]:
    """Return the column names of a role with their places: one, several or none."""
    if isinstance(value, str):
        yield value, path
    elif value is not None:
        yield from ((name, (*path, number)) for number, name in enumerate(value))


def _question(
    file: ContentFile, name: str, path: Path, asks: dict[str, form.Ask], kinds: frozenset[str]
) -> Iterator[Problem]:
    if name not in asks:
        yield file.tell("reference.missing", path, what="設問", value=name, suggestion=hint(name, asks))
    elif asks[name].kind not in kinds:
        yield file.tell("chart.kind", path, value=name, kind=asks[name].kind, kinds="・".join(sorted(kinds)))


def _column(
    file: ContentFile, name: str, path: Path, grid: form.Grid, kinds: frozenset[str]
) -> Iterator[Problem]:
    fields = {field.id: field for field in grid.fields}
    if name not in fields:
        yield file.tell("reference.missing", path, what="列", value=name, suggestion=hint(name, fields))
    elif fields[name].kind not in kinds:
        kind = fields[name].kind
        yield file.tell("chart.kind", path, value=name, kind=kind, kinds="・".join(sorted(kinds)))


def _spread(file: ContentFile, chart: FunnelChart, path: Path, grid: form.Grid) -> Iterator[Problem]:
    """Return percentages for levels that the column of certainty does not have, and levels without one."""
    sure = next((field for field in grid.fields if field.id == chart.sure), None)
    if chart.spread and chart.sure is None:
        yield file.tell("chart.spread-alone", (*path, "spread"))
    if sure is None:
        return
    codes = [option.code for option in sure.options]
    for code in chart.spread:
        if code not in codes:
            where: Path = (*path, "spread", code)
            yield file.tell("reference.missing", where, what="code", value=code, suggestion=hint(code, codes))
    lacking = [code for code in codes if code not in chart.spread]
    if lacking:
        yield file.tell("chart.spread-lacks", (*path, "spread"), codes="・".join(lacking))


def _ranked(file: ContentFile, worksheet: Worksheet, asks: dict[str, form.Ask]) -> Iterator[Problem]:
    """Return states of a person that a picture would grade, count or put in an order (S91, S136, S137)."""
    strips = [(n, chart) for n, chart in enumerate(worksheet.charts) if chart.kind == "strip"]
    for number, chart in strips:
        grids = asks[chart.question].grids if chart.question in asks else ()
        kind = next((one.kind for grid in grids for one in grid.fields if one.id == chart.value), "choice")
        if kind in _GRADES:
            yield file.tell("chart.grades", ("charts", number, "value"), value=chart.value, kind=kind)
    states = {(chart.question, chart.value) for _, chart in strips}
    for number, other in enumerate(worksheet.charts):
        for role in RULES[other.kind].roles if other.kind in _ORDERED else ():
            path: Path = ("charts", number, role)
            for name, where in _named(getattr(other, role), path):
                if (getattr(other, "question", ""), name) in states:
                    yield file.tell("chart.ranked", where, value=name, kind=other.kind)


_ORDERED = frozenset({"heat-map", "bubble-map", "bubble-matrix", "funnel", "roadmap"})
"""Charts whose axes, shades or areas say more and less."""


def _stances(file: ContentFile, worksheet: Worksheet) -> Iterator[Problem]:
    """Return professional stances of a network that are none of its stances."""
    for number, question in enumerate(worksheet.questions):
        if isinstance(question, NetworkQuestion):
            codes = [stance.code for stance in question.stances]
            for place, code in enumerate(question.professional):
                if code not in codes:
                    path: Path = ("questions", number, "professional", place)
                    suggestion = hint(code, codes)
                    yield file.tell(
                        "reference.missing", path, what="立場の code", value=code, suggestion=suggestion
                    )
