"""What pydantic finds is said in Japanese, at its line, for every kind of finding our models can raise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from workbook.content.model.kinds.number import BOUNDS_REVERSED
from workbook.content.yaml import mistakes, shape, yaml_text
from workbook.content.yaml.typed import MODELS


def test_two_mistakes_are_both_told(findings: list[str]) -> None:
    """
    id: resource-map
    title:
    questions:
      - kind: choise
      - {kind: text, id: Aim, label: 目指す姿}
    """
    assert findings == [
        "x.yaml:1: label: 必須の項目がありません（「label: 」の行を書いてください）",
        "x.yaml:1: minutes: 必須の項目がありません（「minutes: 」の行を書いてください）",
        "x.yaml:1: purpose: 必須の項目がありません（「purpose: 」の行を書いてください）",
        "x.yaml:2: title: 空です（書くか、使わないなら行ごと消してください）",
        (
            "x.yaml:4: questions.1: kind「choise」はありません"
            "（もしかして: choice。使えるのは text・choice・multi・scale・number・date・time・duration・rank・table・plan・network）"
        ),
        (
            "x.yaml:5: questions.2.id: 「Aim」は id として使えません"
            "（半角の小文字で始め、小文字・数字・ハイフンで 40 字までにしてください。たとえば aim）"
        ),
    ]


def test_header_named_no_stays_text(findings: list[str]) -> None:
    """
    id: no-one
    title: No
    purpose: 012
    minutes: {full: 010, short: "5"}
    label: 最低限
    questions:
      - {id: a, kind: text, label: 09:05, example: 1.10, required: No}
      - {id: b, kind: choice, label: yes, choices: [{code: no, label: off}, {code: 012, label: "null"}]}
    """
    assert findings == []


def test_what_is_missing_is_told_where_it_is_missing(findings: list[str]) -> None:
    """
    id: a
    title: 題
    purpose: 目的
    minutes:
      full: 10
    label: 最低限
    questions:
      - id: b
        kind: table
        label: 表

      - id: c
        kind: text
    """
    assert findings == [
        "x.yaml:4: minutes.short: 必須の項目がありません（「short: 」の行を書いてください）",
        "x.yaml:8: questions.1.columns: 必須の項目がありません（「columns: 」の行を書いてください）",
        "x.yaml:12: questions.2.label: 必須の項目がありません（「label: 」の行を書いてください）",
    ]


def test_a_list_is_not_called_short_because_its_items_are_wrong(findings: list[str]) -> None:
    """
    id: a
    title: 題
    purpose: 目的
    minutes: {full: 10, short: 5}
    label: 最低限
    questions:
      - {id: b, kind: text, label: 問い, lines: 多め}
      - {id: c, kind: choice, label: 選ぶ, choices: [{code: 甲, label: 甲}]}
    """
    assert findings == [
        "x.yaml:7: questions.1.lines: 「多め」は数として読めません（半角の数字だけを書いてください）",
        (
            "x.yaml:8: questions.2.choices.1.code: 「甲」は code として使えません"
            "（半角の小文字・数字・ハイフンで 40 字までにしてください）"
        ),
    ]


def test_where_an_anchor_or_alias_was_told_the_model_is_silent(findings: list[str]) -> None:
    """
    id: a
    title: &t 題
    purpose: *t
    minutes: *nothing
    label: 案
    questions:
      - {id: b, kind: text, label: 問い}
    """
    assert findings == [
        "x.yaml:2: title: 使い回しの印「&t」は使えません（印を消してください）",
        "x.yaml:3: purpose: 使い回し「*t」は使えません（同じ内容を書き写してください）",
        "x.yaml:4: minutes: 使い回し「*nothing」は使えません（同じ内容を書き写してください）",
        "x.yaml:5: label: 「案」は使えません（使えるのは 最低限・好事例・当教材の案）",
    ]


def test_an_error_nobody_thought_of_is_our_bug_and_says_so() -> None:
    marked = yaml_text.read("a: 1\nid: 2\n", file="x.yaml")
    unheard: Any = {"type": "url_scheme", "loc": ("id",), "msg": "", "input": "2"}
    pattern: Any = {
        "type": "string_pattern_mismatch",
        "loc": ("id",),
        "msg": "",
        "input": "2",
        "ctx": {"pattern": "?"},
    }

    told = list(mistakes.tell([unheard, pattern], model=MODELS["case"], marked=marked, file="x.yaml"))

    assert [str(problem) for problem in told] == [
        (
            "x.yaml:2: id: 教材ではなく、このプログラムの不具合です: url_scheme"
            "（この行と上の文を開発者に知らせてください）"
        ),
        (
            "x.yaml:2: id: 教材ではなく、このプログラムの不具合です: string_pattern_mismatch"
            "（この行と上の文を開発者に知らせてください）"
        ),
    ]


# What each kind of schema can find wrong with texts, lists and keys. Not among them: what only other inputs
# raise (int_from_float, string_unicode: the reader refuses half letters) and what nothing of ours asks for.
_RAISES = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type", "string_too_short", "string_too_long", "string_pattern_mismatch"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "greater_than_equal", "less_than_equal"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type", "too_short", "too_long", "missing"},
    "dict": {"dict_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "model_attributes_type"},
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
    "function-before": {"int_parsing"},
    "function-after": {BOUNDS_REVERSED},
    "no-info": set(),
}


@pytest.mark.parametrize("kind", MODELS)
def test_every_finding_of_the_models_has_words(kind: str) -> None:
    used = {
        node["type"]
        for node in _nodes(MODELS[kind].__pydantic_core_schema__)
        if isinstance(node.get("type"), str)
    }

    assert used - set(_RAISES) == set()
    assert set().union(*(_RAISES[one] for one in used)) - set(mistakes.TELL) == set()


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key not in ("metadata", "serialization", "ref", "cls", "config"):
                yield from _nodes(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from _nodes(inner)


def test_every_pattern_of_the_models_has_words() -> None:
    patterns = {
        found
        for model in MODELS.values()
        for found in re.findall(r"'pattern': '([^']+)'", str(model.model_json_schema()))
    }

    assert {pattern.replace("\\\\", "\\") for pattern in patterns} == set(mistakes.PATTERNS)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_place_of_a_model_is_found_without_its_tags(model: type[BaseModel]) -> None:
    assert shape.find(model, ("anything",)).siblings == tuple(model.model_fields)
    assert shape.find(model, ()).fields == tuple(model.model_fields)
    assert shape.find(model, ("bogus",)).expected is None


def test_tags_are_dropped_even_where_a_key_has_the_same_name() -> None:
    module, course, worksheet = MODELS["module"], MODELS["course"], MODELS["worksheet"]

    assert shape.find(module, ("blocks", 3, "case", "case")).path == ("blocks", 3, "case")
    assert shape.find(module, ("blocks", 0, "story", "text")).path == ("blocks", 0, "text")
    assert shape.find(course, ("days", 0, "periods", 1, "items", 2, "module", "module")).path == (
        *("days", 0, "periods", 1, "items", 2, "module"),
    )
    assert shape.find(worksheet, ("questions", 1, "table", "columns", 0, "text", "id")).path == (
        *("questions", 1, "columns", 0, "id"),
    )
    assert shape.find(worksheet, ("charts", 0, "funnel", "spread", "low", "[key]")).path == (
        *("charts", 0, "spread", "low"),
    )
    assert shape.find(worksheet, ("questions", 0)).kinds[:3] == ("text", "choice", "multi")
