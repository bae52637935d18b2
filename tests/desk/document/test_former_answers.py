"""Answers to what is no longer asked are said in the words of the worksheet as it was, and stay where they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pycrdt import Doc

from tests.desk.forms import EVERYTHING
from workbook.content.forms.form import Ask, Form
from workbook.desk.document import former_answers, plain_values, writing

VALUES: dict[str, Any] = {
    "aim": "目標\n二行目",
    "mood": "tense",
    "who": ["calm", "12"],
    "order": ["3", "1"],
    "start": "2026-04-01",
    "table": [{"_row": "r1", "what": "会議", "mood": "calm", "who": ["12"]}],
    "plan": [{"_row": "r2", "who": "佐藤"}],
    "ties": {"nodes": [{"_row": "r1", "name": "母"}], "edges": [{"_row": "r1", "from": "r1", "to": "r1"}]},
}


def _doc() -> Doc[Any]:
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, VALUES)
    return doc


def _without(*names: str) -> Form:
    return replace(EVERYTHING, asks=tuple(ask for ask in EVERYTHING.asks if ask.id not in names))


def _changed(name: str, **parts: Any) -> Form:
    return replace(
        EVERYTHING, asks=tuple(replace(ask, **parts) if ask.id == name else ask for ask in EVERYTHING.asks)
    )


def _told(form: Form, *, ever: Form = EVERYTHING) -> list[tuple[str, str]]:
    found = former_answers.told(_doc(), form, lambda: ever)
    return [(answer.label, answer.text) for answer in found]


def test_what_is_still_asked_is_no_former_question() -> None:
    def never() -> Form:
        raise AssertionError

    assert former_answers.told(_doc(), EVERYTHING, never) == ()


def test_questions_that_were_retired_are_told_in_their_words_and_order() -> None:
    assert _told(_without("order", "aim", "ties", "plan", "start", "who")) == [
        ("めざす姿", "目標\n二行目"),
        ("だれが来ていますか", "おだやか、十二時"),
        ("はじめる日", "令和8年4月1日（水）"),
        ("大事な順", "1. よくある、2. ほとんどない"),
        (_label("plan"), "だれが：佐藤"),
        (_label("ties"), "名前：母\nだれから：母 ／ だれへ：母"),
    ]


def test_questions_that_vanished_are_called_by_their_id() -> None:
    later = _without("mood", "plan")

    assert _told(later, ever=later) == [
        ("なくなった設問（mood）", "tense"),
        ("なくなった設問（plan）", "who：佐藤"),
    ]


def test_columns_and_choices_that_went_away_are_told_and_the_rest_is_not() -> None:
    grid = next(ask for ask in EVERYTHING.asks if ask.id == "table").grids[0]
    fewer = [option for option in grid.fields[1].options if option.code != "calm"]
    fields = (grid.fields[0], replace(grid.fields[1], options=tuple(fewer)))

    assert _told(_changed("table", grids=(replace(grid, fields=fields),))) == [
        ("会議の一覧", "だれ：十二時"),
        ("会議の一覧", "雰囲気：おだやか"),
    ]
    assert _told(_changed("mood", options=EVERYTHING.asks[1].options[:1])) == [("会議の雰囲気", "はりつめた")]
    assert _told(_changed("who", options=EVERYTHING.asks[2].options[:1])) == [
        ("だれが来ていますか", "十二時")
    ]


def test_words_of_a_question_that_became_a_choice_are_told() -> None:
    later = _changed("aim", kind="choice", options=EVERYTHING.asks[1].options)

    assert _told(later, ever=later) == [("めざす姿", "目標\n二行目")]


def test_a_row_that_was_removed_is_no_answer() -> None:
    doc = _doc()
    writing.write(doc, EVERYTHING, {**VALUES, "plan": []})

    assert former_answers.told(doc, _without("plan"), lambda: EVERYTHING) == ()


@pytest.mark.parametrize("name", list(VALUES))
def test_reading_takes_nothing_away(name: str) -> None:
    doc = _doc()
    before = doc.get_update()

    former_answers.told(doc, _without(name), lambda: EVERYTHING)

    assert doc.get_update() == before
    assert plain_values.values(doc, EVERYTHING) == VALUES


def _label(name: str) -> str:
    found: Ask = next(ask for ask in EVERYTHING.asks if ask.id == name)
    return found.label
