"""Schemas accept what the reader accepts, explain every key, and are fresh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from workbook import config
from workbook.commands import main
from workbook.content.yaml import schema
from workbook.content.yaml.key_help import KEYS
from workbook.content.yaml.place_help import OVERRIDES
from workbook.content.yaml.thing_help import DEFINITIONS
from workbook.content.yaml.typed import MODELS

GOOD = Path(__file__).resolve().parents[2] / "good_content"
FILES = {
    "course": "curriculum/sample.yaml",
    "module": "modules/all-blocks.yaml",
    "case": "exercises/cases/neighbour.yaml",
    "worksheet": "exercises/worksheets/all-kinds.yaml",
    "glossary": "glossary.yaml",
    "grounds": "grounds.yaml",
    "handbook": "handbook.yaml",
}


def _validator(kind: str) -> Draft7Validator:
    found = json.loads(schema.texts()[f"{kind}.json"])
    Draft7Validator.check_schema(found)
    return Draft7Validator(found)


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
    assert _refused("worksheet", text.replace("full: 30", "full: 三十")) == ["$.minutes.full"]
    assert _refused("worksheet", text.replace("kind: cards", "kind: card")) == ["$.charts[0]"]


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_and_every_thing_is_explained_in_japanese(kind: str) -> None:
    found = json.loads(schema.texts()[f"{kind}.json"])
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
    schemas = [json.loads(text) for text in schema.texts().values()]
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
    assert [
        node
        for node in _nodes(json.loads(schema.texts()[f"{kind}.json"]))
        if isinstance(node.get("title"), str)
    ] == []


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _nodes(inner)


def test_the_committed_schemas_are_fresh() -> None:
    committed = {
        name: (config.ROOT / "schemas" / name).read_text(encoding="utf-8") for name in schema.texts()
    }

    assert committed == schema.texts()


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
