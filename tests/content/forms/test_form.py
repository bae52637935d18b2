"""A worksheet as plain data: single answers and parts, whatever the kind was called in YAML."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbook.content import library
from workbook.content.forms import form
from workbook.content.forms.form import Ask, Field, Form, Grid, Option
from workbook.content.model.questions import KINDS

GOOD = library.load(Path(__file__).resolve().parents[2] / "good_content")
FORM = form.of_worksheet(GOOD.worksheets["all-kinds"])
ASKS = {ask.id: ask for ask in FORM.asks}


def test_every_question_becomes_an_ask_in_order() -> None:
    questions = GOOD.worksheets["all-kinds"].questions

    assert [(ask.id, ask.kind, ask.label) for ask in FORM.asks] == [
        (q.id, q.kind, q.label) for q in questions
    ]
    assert {ask.kind for ask in FORM.asks} == set(KINDS) - {"node", "position"}


def test_words_say_how_much_room_they_want() -> None:
    assert ASKS["words"] == Ask(
        "words",
        "text",
        "言葉",
        help="短くてかまいません。",
        example="12 時に来た。",
        required=True,
        minutes=2,
        lines=1,
        max_chars=100,
    )


def test_what_is_chosen_leaves_out_what_is_retired() -> None:
    assert ASKS["one"].options == (Option("yes", "はい"), Option("no", "いいえ"))
    assert ASKS["shade"].options == (Option("pale", "うすい"), Option("deep", "こい"))
    assert ASKS["order"].options == (Option("a", "甲"), Option("b", "乙"))


def test_a_number_has_its_unit_and_limits() -> None:
    assert ASKS["count"] == Ask("count", "number", "件数", unit="件", minimum=0, maximum=1000)


def test_a_table_is_one_grid_of_typed_fields() -> None:
    (grid,) = ASKS["rows"].grids

    assert (grid.id, grid.name, grid.rows, grid.fixed) == ("rows", "", 3, ())
    assert [(field.id, field.kind) for field in grid.fields] == [
        ("name", "text"),
        ("note", "text"),
        ("group", "choice"),
        ("fields", "multi"),
        ("near", "scale"),
        ("times", "number"),
        ("heads", "number"),
        ("due", "date"),
        ("opens", "time"),
        ("long", "duration"),
        ("seen", "choice"),
    ]
    assert grid.fields[1] == Field("note", "メモ", "text", wide=True)
    assert grid.fields[4].options == (Option("far", "遠い"), Option("close", "近い"))


def test_named_rows_are_fixed() -> None:
    (grid,) = ASKS["named"].grids

    assert grid.fixed == (Option("resident", "住民"), Option("office", "行政"))
    assert grid.row_label == "相手"


def test_a_plan_is_a_table() -> None:
    assert ASKS["plan"].grids == (
        Grid(
            "plan",
            "",
            "計画",
            (
                Field("who", "だれが", "text", required=True),
                Field("what", "何を", "text", required=True, wide=True),
                Field("by", "いつまでに", "date", required=True),
                Field("where", "どこで", "text"),
            ),
            3,
        ),
    )


def test_a_network_is_people_and_ties_with_a_strength_per_stage() -> None:
    nodes, edges = ASKS["ties"].grids

    assert (nodes.id, nodes.name, edges.id, edges.name) == ("ties.nodes", "nodes", "ties.edges", "edges")
    assert [field.id for field in nodes.fields] == ["name", "stance", "hub"]
    assert [(field.id, field.kind) for field in edges.fields] == [
        ("from", "node"),
        ("to", "node"),
        ("at-before", "scale"),
        ("at-after", "scale"),
        ("way", "choice"),
        ("means", "choice"),
        ("feeling", "choice"),
    ]
    assert ASKS["ties"].stages == (Option("before", "まえ"), Option("after", "あと"))


def test_a_network_without_means_and_feelings_does_not_ask_for_them() -> None:
    text = GOOD.texts["exercises/worksheets/all-kinds.yaml"]
    bare = "\n".join(
        line for line in text.splitlines() if not line.startswith(("    means:", "    feelings:"))
    )
    found = library.read_texts({**GOOD.texts, "exercises/worksheets/all-kinds.yaml": bare})

    edges = form.of_worksheet(found.worksheets["all-kinds"]).asks[-1].grids[1]

    assert [field.id for field in edges.fields] == ["from", "to", "at-before", "at-after", "way"]


def test_retired_questions_and_columns_are_left_out() -> None:
    text = GOOD.texts["exercises/worksheets/before.yaml"]
    retired = text.replace("label: ゴール", "label: ゴール, retired: true").replace(
        "unit: 人", "unit: 人, retired: true"
    )
    found = library.read_texts({"exercises/worksheets/before.yaml": retired})

    asks = form.of_worksheet(found.worksheets["before"]).asks

    assert [(ask.id, [field.id for field in ask.grids[0].fields]) for ask in asks] == [("places", ["name"])]


def test_the_questions_of_a_case_are_boxes_of_words() -> None:
    found = form.of_case(GOOD.cases["neighbour"])

    assert found.id == "neighbour"
    assert [(ask.id, ask.kind, ask.lines, ask.minutes) for ask in found.asks] == [
        ("morning", "text", 5, 6),
        ("evening", "text", 5, 5),
    ]
    assert found.asks[0].label == "だれが最初に声をかけますか。"


@pytest.mark.parametrize("found", [FORM, form.of_case(GOOD.cases["neighbour"])], ids=["worksheet", "case"])
def test_a_form_is_ready_for_the_browser(found: Form) -> None:
    plain = found.plain()

    assert json.loads(json.dumps(plain)) == json.loads(json.dumps(plain))
    assert set(plain) == {"id", "title", "purpose", "asks"}
    assert "retired" not in json.dumps(plain)
