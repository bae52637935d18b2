"""A document read as plain values and written by small changes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from pycrdt import Doc, Map, Text

from tests.desk.any_values import VALUES
from tests.desk.forms import CELLS, EVERYTHING, MOODS
from workbook.content.forms.form import Ask, Form, Option
from workbook.desk.document import former_answers, layout, plain_values, writing

TEXTS = Form("texts", "", "", (Ask("aim", "text", ""),))


def copy(doc: Doc[Any]) -> Doc[Any]:
    return plain_values.opened([doc.get_update()])


def without(form: Form, *ids: str) -> Form:
    return dataclasses.replace(form, asks=tuple(ask for ask in form.asks if ask.id not in ids))


@settings(deadline=None)
@given(VALUES)
def test_what_is_written_is_read_back(values: dict[str, Any]) -> None:
    doc: Doc[Any] = Doc()

    writing.write(doc, EVERYTHING, values)

    assert plain_values.values(doc, EVERYTHING) == values
    assert former_answers.find(doc, EVERYTHING) == {}
    assert all(layout.is_known(name) for name in doc.keys())  # noqa: SIM118 -- a Doc is no mapping


@settings(deadline=None)
@given(VALUES, VALUES)
def test_what_is_written_over_something_is_read_back(first: dict[str, Any], then: dict[str, Any]) -> None:
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, first)

    writing.write(doc, EVERYTHING, then)

    assert plain_values.values(doc, EVERYTHING) == first | then


@settings(deadline=None)
@given(VALUES)
def test_writing_the_same_again_changes_nothing(values: dict[str, Any]) -> None:
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, values)
    before = doc.get_update()

    writing.write(doc, EVERYTHING, values)

    assert doc.get_update() == before


def test_updates_add_up_once_however_often_they_come_and_what_is_none_is_left_out() -> None:
    doc: Doc[Any] = Doc()
    updates: list[bytes] = []
    doc.observe(lambda event: updates.append(event.update))
    writing.write(doc, TEXTS, {"aim": "一つめ。"})
    writing.write(doc, TEXTS, {"aim": "一つめ。二つめ。"})
    writing.write(doc, TEXTS, {"aim": "二つめ。"})

    repeated = [updates[0], updates[0], b"garbage", updates[1], updates[0], updates[2], updates[1]]

    assert plain_values.values_of(repeated, TEXTS) == {"aim": "二つめ。"}
    assert plain_values.values_of([], TEXTS) == {}


def test_an_empty_value_clears_and_an_unnamed_question_stays() -> None:
    doc: Doc[Any] = Doc()
    row = {"_row": "r1", "what": "会議", "who": ["calm"]}
    filled = {"aim": "残る", "mood": "calm", "who": ["calm"], "order": ["2", "1"], "table": [row]}
    writing.write(doc, EVERYTHING, filled)

    writing.write(doc, EVERYTHING, {"mood": "", "who": [], "order": None, "table": []})

    assert plain_values.values(doc, EVERYTHING) == {"aim": "残る"}


def test_rows_without_an_id_take_the_next_free_place() -> None:
    doc: Doc[Any] = Doc()
    writing.write(
        doc, EVERYTHING, {"plan": [{"who": "佐藤"}, {"who": "鈴木"}, {"who": "高橋"}, {"who": "田中"}]}
    )

    rows = plain_values.values(doc, EVERYTHING)["plan"]

    assert [row["who"] for row in rows] == ["佐藤", "鈴木", "高橋", "田中"]
    assert [row["_row"] for row in rows][:3] == ["r1", "r2", "r3"]
    assert rows[3]["_row"].startswith("x")
    assert len(rows[3]["_row"]) == 9


def test_a_removed_row_is_gone_and_comes_back_when_the_mark_is_taken_away() -> None:
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, {"plan": [{"_row": "r1", "who": "佐藤"}, {"_row": "r2", "who": "鈴木"}]})

    writing.write(doc, EVERYTHING, {"plan": [{"_row": "r2", "who": "鈴木"}]})
    without_it = plain_values.values(doc, EVERYTHING)
    del doc.get("gone/plan", type=Map)["r1"]

    assert without_it == {"plan": [{"_row": "r2", "who": "鈴木"}]}
    assert plain_values.values(doc, EVERYTHING) == {
        "plan": [{"_row": "r1", "who": "佐藤"}, {"_row": "r2", "who": "鈴木"}]
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ({"what": "電話する"}, {"_row": "r1", "what": "電話する", "who": ["calm", "12"]}),
        ({"mood": "tense"}, {"_row": "r1", "what": "電話", "mood": "tense", "who": ["calm", "12"]}),
        ({"who": ["calm"]}, {"_row": "r1", "what": "電話", "who": ["calm"]}),
    ],
    ids=["words", "choice", "ticks"],
)
def test_a_simultaneous_word_brings_a_removed_row_back(
    cell: dict[str, Any], expected: dict[str, Any]
) -> None:
    mine: Doc[Any] = Doc()
    row = {"_row": "r1", "what": "電話", "who": ["calm", "12"]}
    writing.write(mine, EVERYTHING, {"table": [row]})
    theirs = copy(mine)

    writing.write(mine, EVERYTHING, {"table": []})
    writing.write(theirs, EVERYTHING, {"table": [row | cell]})
    removed = plain_values.values(mine, EVERYTHING)
    mine.apply_update(theirs.get_update())
    theirs.apply_update(mine.get_update())

    assert removed == {}
    assert plain_values.values(mine, EVERYTHING) == {"table": [expected]}
    assert plain_values.values(theirs, EVERYTHING) == plain_values.values(mine, EVERYTHING)


def test_two_people_at_once_lose_nothing_whichever_kind() -> None:
    mine: Doc[Any] = Doc()
    theirs: Doc[Any] = Doc()

    writing.write(
        mine, EVERYTHING, {"aim": "わたし。", "who": ["calm"], "table": [{"_row": "r1", "what": "会議"}]}
    )
    writing.write(
        theirs, EVERYTHING, {"who": ["12"], "table": [{"_row": "r1", "mood": "calm"}], "mood": "calm"}
    )
    mine.apply_update(theirs.get_update())

    assert plain_values.values(mine, EVERYTHING) == {
        "aim": "わたし。",
        "mood": "calm",
        "who": ["calm", "12"],
        "table": [{"_row": "r1", "what": "会議", "mood": "calm"}],
    }


def test_answers_to_questions_that_went_away_are_told_and_not_lost() -> None:
    doc: Doc[Any] = Doc()
    values = {
        "aim": "目標",
        "mood": "calm",
        "who": ["calm", "12"],
        "order": ["3", "1"],
        "table": [{"_row": "r1", "what": "会議", "mood": "calm", "who": ["12"]}],
        "plan": [{"_row": "r2", "who": "佐藤"}],
    }
    writing.write(doc, EVERYTHING, values)
    narrow = dataclasses.replace(EVERYTHING.asks[7].grids[0], fields=CELLS[:1])
    later = Form(
        "everything",
        "",
        "",
        (Ask("aim", "choice", "", options=MOODS), Ask("table", "table", "", grids=(narrow,))),
    )

    assert plain_values.values(doc, later) == {"table": [{"_row": "r1", "what": "会議"}]}
    assert former_answers.find(doc, later) == {
        "text/aim": "目標",
        "one/mood": "calm",
        "many/order": ["1", "3"],
        "many/who": ["12", "calm"],
        "rows/plan": [{"_row": "r2", "who": "佐藤"}],
        "rows/table": [{"_row": "r1", "mood": "calm", "who": ["12"]}],
    }
    assert former_answers.find(doc, EVERYTHING) == {}


def test_codes_the_form_no_longer_knows_stay_at_the_end() -> None:
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, {"who": ["12", "tense", "calm"], "order": ["3", "1", "2"]})
    asks = (Ask("who", "multi", "", options=MOODS[:1]), Ask("order", "rank", "", options=(Option("2", ""),)))

    found = plain_values.values(doc, Form("later", "", "", asks))

    assert found == {"who": ["calm", "12", "tense"], "order": ["3", "1", "2"]}


def test_rows_beyond_a_shortened_form_keep_their_words_and_places() -> None:
    doc: Doc[Any] = Doc()
    rows = [{"_row": f"r{n}", "who": str(n)} for n in (1, 2, 9, 10)]
    writing.write(doc, EVERYTHING, {"plan": rows})
    writing.write(doc, EVERYTHING, {"plan": [*rows, {"_row": "xaaaaaaaa", "who": "あと"}]})

    assert plain_values.values(doc, EVERYTHING)["plan"] == [*rows, {"_row": "xaaaaaaaa", "who": "あと"}]


def test_things_of_a_wrong_type_are_no_answer_and_no_crash() -> None:
    doc: Doc[Any] = Doc()
    one = doc.get("one", type=Map)
    one["mood"] = 3
    one["often"] = Map({"a": "b"})
    one["people"] = ["1"]
    doc.get("many/who", type=Map)["calm"] = "yes"
    doc.get("many/order", type=Map)["1"] = True
    doc.get("cells/table", type=Map)["r1/mood/x/y"] = "z"
    doc.get("cells/table", type=Map)["r1/mood"] = 5
    doc.get("rows/table", type=Map)["r1"] = "first"
    doc.get("gone/table", type=Map)["r1"] = 1
    doc.get("text/aim", type=Map)["x"] = "y"
    doc.get("elsewhere", type=Text).insert(0, "words")

    assert plain_values.values(copy(doc), EVERYTHING) == {}
    assert former_answers.find(copy(doc), EVERYTHING) == {}


def test_blank_words_are_no_answer_and_nul_is_left_out() -> None:
    doc: Doc[Any] = Doc()
    doc.get("text/aim", type=Text).insert(0, " \u3000\n\t\u00a0\r")

    assert plain_values.values(doc, TEXTS) == {}

    plain_values.text(doc, "text/aim").insert(0, "あ\0い")

    assert plain_values.values(doc, TEXTS) == {"aim": "あい \u3000\n\t\u00a0\r"}
