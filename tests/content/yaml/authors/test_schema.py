"""Schemas accept what the reader accepts, explain every key, and are fresh."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from workbook import config
from workbook.commands import main
from workbook.content.yaml.authors import schema
from workbook.content.yaml.authors.key_help import KEYS
from workbook.content.yaml.authors.place_help import OVERRIDES
from workbook.content.yaml.authors.thing_help import DEFINITIONS
from workbook.content.yaml.typed import MODELS

GOOD = Path(__file__).resolve().parents[3] / "good_content"
FILES = {
    "course": "curriculum/sample.yaml",
    "module": "modules/all-blocks.yaml",
    "case": "exercises/cases/neighbour.yaml",
    "worksheet": "exercises/worksheets/all-kinds.yaml",
    "glossary": "glossary.yaml",
    "grounds": "grounds.yaml",
    "handbook": "handbook.yaml",
    "overlay": "../overlay_content/overlay.yaml",
}


_texts = cache(schema.texts)


@cache
def _schema(kind: str) -> dict[str, Any]:
    """Return a schema, read once for all that is asked of it."""
    found: dict[str, Any] = json.loads(_texts()[f"{kind}.json"])
    return found


@cache
def _validator(kind: str) -> Draft7Validator:
    Draft7Validator.check_schema(_schema(kind))
    return Draft7Validator(_schema(kind))


def _refused(kind: str, text: str) -> list[str]:
    return [error.json_path for error in _validator(kind).iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize("kind", MODELS)
def test_good_content_is_accepted(kind: str) -> None:
    assert _refused(kind, (GOOD / FILES[kind]).read_text(encoding="utf-8")) == []


def test_unquoted_numbers_and_truths_are_texts_and_quoted_numbers_are_numbers() -> None:
    text = """
id: a
title: 2026
purpose: No
minutes: {full: "10", short: 5}
label: 最低限
questions:
  - {id: b, kind: text, label: 12, required: "no", lines: "3", example: 1.5}
  - {id: c, kind: table, label: yes, columns: [{id: d, label: 1}, {id: e, kind: number, label: 数, maximum: "1.5"}]}
"""

    assert _refused("worksheet", text) == []


def test_a_single_line_may_stand_under_a_bar() -> None:
    text = (GOOD / FILES["worksheet"]).read_text(encoding="utf-8")

    assert _refused("worksheet", text.replace("title: すべての設問と図", "title: |\n  一行")) == []
    assert _refused("worksheet", text.replace("title: すべての設問と図", "title: |\n  一\n  二")) == [
        "$.title"
    ]


def test_slips_are_marked_in_the_editor() -> None:
    text = (GOOD / FILES["worksheet"]).read_text(encoding="utf-8")

    assert _refused("worksheet", text.replace("unit: member", "unit: membre\nlable: 案")) == ["$", "$.unit"]
    assert _refused("worksheet", text.replace("full: 2,", "full: 三十,")) == ["$.minutes.full"]
    assert _refused("worksheet", text.replace("kind: cards", "kind: card")) == ["$.charts[0]"]


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_and_every_thing_is_explained_in_japanese(kind: str) -> None:
    found = _schema(kind)
    things = {**found["definitions"], MODELS[kind].__name__: found}

    assert [name for name, thing in things.items() if not _japanese(thing)] == []
    assert [
        f"{name}.{key}"
        for name, thing in things.items()
        for key, part in thing["properties"].items()
        if not _japanese(part)
    ] == []


def _japanese(part: dict[str, Any]) -> bool:
    return any(letter > "\u3040" for letter in part.get("description", ""))


def test_nothing_is_explained_that_is_not_there() -> None:
    schemas = [_schema(kind) for kind in MODELS]
    things = {
        name: thing
        for found, model in zip(schemas, MODELS.values(), strict=True)
        for name, thing in (*found["definitions"].items(), (model.__name__, found))
    }
    keys = {f"{name}.{key}" for name, thing in things.items() for key in thing["properties"]}

    assert set(DEFINITIONS) - set(things) == set()
    assert set(OVERRIDES) - keys == set()
    assert set(KEYS) - {key.partition(".")[2] for key in keys} == set()


@pytest.mark.parametrize("kind", MODELS)
def test_no_english_titles_are_left(kind: str) -> None:
    assert [node for node in _nodes(_schema(kind)) if isinstance(node.get("title"), str)] == []


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _nodes(inner)


@pytest.mark.parametrize("kind", MODELS)
def test_completion_has_nothing_to_write_that_an_author_did_not_choose(kind: str) -> None:
    nodes = list(_nodes(_schema(kind)))

    assert [node for node in nodes if "default" in node or "anyOf" in node] == []
    assert [node for node in nodes if "null" in (node.get("type"), *node.get("enum", ()))] == []
    assert _refused("worksheet", "notice: null").count("$.notice") == 1


def test_what_counts_where_a_key_is_left_out_is_said_in_words() -> None:
    found = _schema("worksheet")

    assert found["properties"]["unit"]["description"].endswith("書かなければ team です。")
    assert "書かなければ" not in found["properties"]["retired"]["description"]


@pytest.mark.parametrize("kind", MODELS)
def test_only_words_of_its_own_draft_and_of_editors_are_used(kind: str) -> None:
    draft = set(Draft7Validator.META_SCHEMA["properties"])
    editors = {"markdownDescription", "enumDescriptions", "patternErrorMessage"}
    found = _schema(kind)

    assert [
        (node, set(node) - draft - editors) for node in _schemas(found) if set(node) - draft - editors
    ] == []


def _schemas(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return every schema inside a schema; the names of keys and things are no words of a schema."""
    yield node
    for key in ("properties", "definitions", "patternProperties"):
        for inner in node.get(key, {}).values():
            yield from _schemas(inner)
    items = node.get("items", [])
    for inner in (*(items if isinstance(items, list) else [items]), *node.get("oneOf", ())):
        yield from _schemas(inner)


def test_a_pair_is_checked_one_by_one() -> None:
    text = (GOOD / FILES["course"]).read_text(encoding="utf-8")

    assert _refused("course", text.replace("weeks: [1, 2]", "weeks: [1, 60]")) == ["$.homework[0].weeks[1]"]


@pytest.mark.parametrize("kind", MODELS)
def test_every_value_and_every_kind_explains_itself_in_japanese_with_a_sample(kind: str) -> None:
    found = _schema(kind)
    nodes = list(_schemas(found))
    lists = [node for node in nodes if "enum" in node]
    kinds = [node for node in nodes if "const" in node]

    for node in lists:
        assert len(node["enumDescriptions"]) == len(node["enum"])
        assert [words for words in node["enumDescriptions"] if "例: " not in words] == []
    for node in kinds:
        sample = node.get("markdownDescription", node["description"])
        assert "例: " in sample or f"kind: {node['const']}" in sample
    assert lists or kinds or kind in ("glossary", "grounds", "handbook", "overlay")


@pytest.mark.parametrize("kind", MODELS)
def test_patterns_are_said_in_the_words_of_check(kind: str) -> None:
    nodes = [node for node in _schemas(_schema(kind)) if "pattern" in node]

    assert [
        node for node in nodes if not any(letter > "\u3040" for letter in node["patternErrorMessage"])
    ] == []
    assert [node for node in nodes if re.search(r"[{}\\^$]", node["patternErrorMessage"])] == []


def test_the_committed_schemas_are_fresh() -> None:
    committed = {name: (config.ROOT / "schemas" / name).read_text(encoding="utf-8") for name in _texts()}

    assert committed == _texts()


def test_stale_schemas_are_told_and_written_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--root", str(tmp_path)]) == 0
    assert main(["schema", "--check", "--root", str(tmp_path)]) == 0
    (tmp_path / "schemas" / "case.json").write_bytes(b"\xff")
    (tmp_path / "schemas" / "module.json").unlink()
    capsys.readouterr()

    assert main(["schema", "--check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "schemas/module.json・schemas/case.json が古くなっています（python -m workbook schema で書き直してください）\n"
    )
    assert main(["schema", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "schemas/module.json・schemas/case.json を書きました。\n"
    assert main(["schema", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "書き直すものはありませんでした。\n"
