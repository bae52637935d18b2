"""Every kind is in every table, and in the good content that other tests stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from workbook.content import library
from workbook.content.checks import charts as chart_checks
from workbook.content.forms import form
from workbook.content.model import blocks, charts, courses, questions
from workbook.content.model.question_parts import columns
from workbook.content.yaml import shape
from workbook.content.yaml.typed import MODELS

GOOD = library.load(Path(__file__).resolve().parents[2] / "good_content")
CHART_KINDS = shape.find(MODELS["worksheet"], ("charts", 0)).kinds


def _kinds(union: Any) -> tuple[str, ...]:
    members = get_args(get_args(union)[0])
    return tuple(get_args(member.model_fields["kind"].annotation)[0] for member in members)


def test_the_lists_of_kinds_are_whole() -> None:
    assert {*_kinds(questions.Question), "node", "position"} == set(questions.KINDS)
    assert set(_kinds(columns.Column)) < set(questions.KINDS)
    assert _kinds(charts.Chart) == CHART_KINDS
    assert shape.find(MODELS["course"], ("days", 0, "periods", 0, "items", 0)).kinds == courses.ITEM_KEYS


def test_the_good_content_has_every_kind() -> None:
    sheet, module = GOOD.worksheets["all-kinds"], GOOD.modules["all-blocks"]
    asked = {column.kind for question in sheet.questions for column in getattr(question, "columns", ())}
    items = {
        type(item) for day in GOOD.courses["sample"].days for period in day.periods for item in period.items
    }

    assert {question.kind for question in sheet.questions} == set(_kinds(questions.Question))
    assert {chart.kind for chart in sheet.charts} == set(CHART_KINDS)
    assert {block.kind for block in module.blocks} == set(_kinds(blocks.Block))
    assert asked == set(_kinds(columns.Column))
    assert items == {courses.ModuleItem, courses.ActivityItem, courses.BreakItem, courses.PlannedItem}


@pytest.mark.parametrize("kind", _kinds(questions.Question))
def test_every_question_kind_has_a_form(kind: str) -> None:
    asks = [ask for ask in form.of_worksheet(GOOD.worksheets["all-kinds"]).asks if ask.kind == kind]

    assert asks != []
    assert all(bool(ask.grids) == (kind in ("table", "plan", "network")) for ask in asks)


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_every_chart_kind_has_a_rule_for_each_of_its_columns(kind: str) -> None:
    members = get_args(get_args(charts.Chart)[0])
    chart = next(member for member in members if get_args(member.model_fields["kind"].annotation)[0] == kind)
    elsewhere = {"kind", "question", "questions", "person", "spread", "changes"}
    words = {name for name in chart.model_fields if name.endswith(("_label", "_unit"))}

    assert set(chart_checks.RULES) == set(CHART_KINDS)
    assert set(chart_checks.RULES[kind].roles) == set(chart.model_fields) - elsewhere - words


def test_an_item_is_known_by_the_key_that_only_it_has() -> None:
    which = courses._which_item  # noqa: SLF001 -- the table behind the union

    assert [which({key: "x"}) for key in courses.ITEM_KEYS] == list(courses.ITEM_KEYS)
    assert which({"minutes": "1"}) is None
    assert which("rest") is None
    assert which(courses.BreakItem(rest=10)) == "rest"
