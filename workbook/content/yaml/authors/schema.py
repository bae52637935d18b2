"""JSON Schemas of the four kinds of content, so that editors complete keys and explain them."""

from __future__ import annotations

import json
from typing import Any

from workbook.content.model.base import AUDIENCES, LINE_PATTERN
from workbook.content.yaml.key_help import KEYS
from workbook.content.yaml.place_help import OVERRIDES
from workbook.content.yaml.thing_help import DEFINITIONS
from workbook.content.yaml.typed import MODELS

# Any: pydantic gives a schema so; what a value is, its key says.
Plain = dict[str, Any]

_NUMBERS = r"^\s*[-+]?[0-9]+(\.[0-9]+)?\s*$"
_STRIPPED_LINE = r"^\s*[^\n]*\s*$"  # one line under a `|` ends with a line break, which the reader takes off
_TRUTHS = r"^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$"


def texts() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    return {f"{kind}.json": _text(kind) for kind in MODELS}


def _text(kind: str) -> str:
    schema = MODELS[kind].model_json_schema(ref_template="#/definitions/{model}")
    told = _explained(_widened(schema))
    parts = told.pop("$defs")
    named = {"$schema": "http://json-schema.org/draft-07/schema#", **told, "definitions": parts}
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def _wide(node: object) -> object:
    """Return any part of a schema in the same way."""
    if isinstance(node, list):
        return [_wide(inner) for inner in node]
    return _widened(node) if isinstance(node, dict) else node


def _widened(node: Plain) -> Plain:
    """Return the schema with every scalar as the reader takes it.

    The reader keeps `012`, `No` and `09:05` as typed, so an unquoted number or truth value is a text as well,
    and a quoted number is a number. `pattern` only speaks of strings, `minimum` only of numbers.
    """
    wide: Plain = {key: _wide(inner) for key, inner in node.items() if key != "discriminator"}
    if wide.get("pattern") == LINE_PATTERN:
        wide["pattern"] = _STRIPPED_LINE
    wide.update(_WIDER.get(str(node.get("type")), {}) if "const" not in node and "enum" not in node else {})
    return wide


_WIDER: dict[str, Plain] = {
    "string": {"type": ["string", "number", "boolean"]},
    "integer": {"type": ["integer", "string"], "pattern": _NUMBERS},
    "number": {"type": ["number", "string"], "pattern": _NUMBERS},
    "boolean": {"type": ["boolean", "string"], "pattern": _TRUTHS},
}


def _explained(schema: Plain) -> Plain:
    """Return the schema with Japanese names and explanations in place of English ones."""
    definitions = {name: _explained_object(name, part) for name, part in schema["$defs"].items()}
    return {**_explained_object(schema["title"], schema), "$defs": definitions}


def _explained_object(name: str, part: Plain) -> Plain:
    told = {key: value for key, value in part.items() if key not in ("title", "description")}
    if name in DEFINITIONS:
        told["description"] = DEFINITIONS[name]
    properties = part.get("properties", {})
    if properties:
        told["properties"] = {key: _explained_key(name, key, value) for key, value in properties.items()}
    return told


def _explained_key(name: str, key: str, part: Plain) -> Plain:
    told = {kept: value for kept, value in part.items() if kept not in ("title", "description")}
    words = OVERRIDES.get(f"{name}.{key}") or KEYS.get(key)
    if words:
        told["description"] = words
    if key == "audience":
        told["description"] += "・".join(f"{code}＝{audience}" for code, audience in AUDIENCES.items())
    return told
