"""JSON Schemas of every kind of content, so that editors complete keys and explain them and their values."""

from __future__ import annotations

import json
from typing import Any

from workbook.content.model.base import LINE_PATTERN
from workbook.content.wording import FINDINGS
from workbook.content.yaml.authors.key_help import KEYS
from workbook.content.yaml.authors.place_help import OVERRIDES
from workbook.content.yaml.authors.samples import SAMPLES
from workbook.content.yaml.authors.thing_help import DEFINITIONS
from workbook.content.yaml.authors.value_help import VALUES
from workbook.content.yaml.mistakes import PATTERNS
from workbook.content.yaml.typed import MODELS

# Any: pydantic gives a schema so; what a value is, its key says.
Plain = dict[str, Any]

_NUMBERS = r"^\s*[-+]?[0-9]+(\.[0-9]+)?\s*$"
_STRIPPED_LINE = r"^\s*[^\n]*\s*$"  # one line under a `|` ends with a line break, which the reader takes off
_TRUTHS = r"^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$"
_FINDINGS = {
    **PATTERNS,
    _NUMBERS: "value.number",
    _STRIPPED_LINE: "value.one-line",
    _TRUTHS: "value.bool",
}
_NOT_SHOWN = ("title", "description", "default", "discriminator", "prefixItems")


def texts() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    return {f"{kind}.json": _text(kind) for kind in MODELS}


def _text(kind: str) -> str:
    schema = MODELS[kind].model_json_schema(ref_template="#/definitions/{model}")
    parts = {name: _thing(name, part) for name, part in schema.pop("$defs").items()}
    told = _thing(MODELS[kind].__name__, schema)
    named = {"$schema": "http://json-schema.org/draft-07/schema#", **told, "definitions": parts}
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def _thing(name: str, part: Plain) -> Plain:
    """Return the schema of a thing with every key and every value explained in Japanese."""
    told = {key: _any(value) for key, value in part.items() if key not in (*_NOT_SHOWN, "properties")}
    if name in DEFINITIONS:
        told["description"] = DEFINITIONS[name]
    told["properties"] = {key: _key(name, key, value) for key, value in part["properties"].items()}
    return told


def _key(name: str, key: str, part: Plain) -> Plain:
    told = _value(part)
    if key == "kind" and name in SAMPLES:
        told["description"] = DEFINITIONS[name]
        told["markdownDescription"] = f"{DEFINITIONS[name]}\n\n```yaml\n{SAMPLES[name]}```"
        return told
    words = OVERRIDES.get(f"{name}.{key}") or KEYS.get(key)
    if words:
        told["description"] = words + _left_out(words, part.get("default"))
    return told


def _left_out(words: str, default: object) -> str:
    """Say what counts where a key is left out. An editor would write a `default` into the file, `null` and all."""
    is_told = not default or "書かなければ" in words
    return "" if is_told else f"書かなければ {default} です。"


def _any(node: object) -> object:
    """Return any part of a schema in the same way."""
    if isinstance(node, list):
        return [_any(inner) for inner in node]
    return _value(node) if isinstance(node, dict) else node


def _value(node: Plain) -> Plain:
    """Return what a value may be, with every scalar as the reader takes it and every list of values explained.

    The reader keeps `012`, `No` and `09:05` as typed, so an unquoted number or truth value is a text as well,
    and a quoted number is a number. `pattern` only speaks of strings, `minimum` only of numbers. A key that may be
    left out is not one that may be `null`.
    """
    given = next((one for one in node.get("anyOf", ()) if one != {"type": "null"}), None)
    told: Plain = {
        key: _any(inner)
        for key, inner in {**node, **(given or {})}.items()
        if key not in (*_NOT_SHOWN, "anyOf")
    }
    if "prefixItems" in node:
        told["items"] = _any(node["prefixItems"])  # what the older draft calls it, and editors understand
    if told.get("pattern") == LINE_PATTERN:
        told["pattern"] = _STRIPPED_LINE
    values = tuple(told.get("enum", ()))
    if values:
        told["enumDescriptions"] = [VALUES[values][value] for value in values]
    elif (told.get("const"),) in VALUES:
        told["description"] = VALUES[told["const"],][told["const"]]
    elif "const" not in told:
        told.update(_WIDER.get(str(told.get("type")), {}))
    if "pattern" in told:
        told["patternErrorMessage"] = FINDINGS[_FINDINGS[told["pattern"]]].hint.format(example="")
    return told


_WIDER: dict[str, Plain] = {
    "string": {"type": ["string", "number", "boolean"]},
    "integer": {"type": ["integer", "string"], "pattern": _NUMBERS},
    "number": {"type": ["number", "string"], "pattern": _NUMBERS},
    "boolean": {"type": ["boolean", "string"], "pattern": _TRUTHS},
}
