"""What pydantic found wrong with a file, as problems with lines and Japanese words."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from workbook.content import wording
from workbook.content.model import base
from workbook.content.model.courses import ITEM_KEYS
from workbook.content.model.kinds.number import BOUNDS_REVERSED
from workbook.content.yaml import shape
from workbook.content.yaml.marks import Marked, place
from workbook.problems import Problem

Told = tuple[str, dict[str, object]]


def tell(
    errors: Sequence[ErrorDetails], *, model: type[BaseModel], marked: Marked, file: str
) -> Iterator[Problem]:
    """Return one problem per error; silent where the text was already found not to say what was meant."""
    for error in errors:
        found = shape.find(model, error["loc"])
        line = marked.line(found.path)
        if shape.is_echo(error) or marked.doubts(found.path, line):
            continue
        finding, facts = TELL.get(error["type"], _bug)(error, found)
        # What is missing has no line of its own: it is told at what it is missing from.
        yield wording.problem(finding, file=file, line=line, where=place(found.path), **facts)


def suggest(word: object, known: Sequence[str]) -> str:
    """Return 「もしかして: …」 when a known word is near, else nothing."""
    near = difflib.get_close_matches(unicodedata.normalize("NFKC", str(word)).lower(), known, n=1, cutoff=0.6)
    return f"もしかして: {near[0]}" if near else ""


def _joined(words: Sequence[str]) -> str:
    return "・".join(words)


def _with_suggestion(word: object, known: Sequence[str]) -> str:
    near = suggest(word, known)
    return f"{near}。" if near else ""


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "「項目: 値」の組"
    return "箇条書き" if isinstance(value, list) else f"「{wording.quote(value)}」"


def _empty(value: object) -> bool:
    return value is None or value == ""


def _bug(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    return "bug", {"kind": error["type"]}


def _missing(error: ErrorDetails, found: shape.KeyPlace) -> Told:
    if isinstance(found.path[-1], int):  # the second of a pair
        return "shape.few", {"count": len(error["input"]), "minimum": found.path[-1] + 1}
    return "shape.missing", {"field": found.path[-1]}


def _unknown(_error: ErrorDetails, found: shape.KeyPlace) -> Told:
    known = found.siblings
    return "shape.unknown", {"suggestion": suggest(found.path[-1], known) or f"使えるのは {_joined(known)}"}


def _not_text(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    if _empty(error["input"]):
        return "shape.empty", {}
    return "shape.not-text", {"found": _found(error["input"])}


def _not_list(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    if _empty(error["input"]):
        return "shape.empty", {}
    return "shape.not-list", {"found": _found(error["input"])}


def _not_keys(error: ErrorDetails, found: shape.KeyPlace) -> Told:
    if _empty(error["input"]):
        return "shape.empty", {}
    return "shape.not-keys", {"found": _found(error["input"]), "fields": _joined(found.fields)}


def _kind(error: ErrorDetails, found: shape.KeyPlace) -> Told:
    value = error["input"]
    if set(found.kinds) == set(ITEM_KEYS):
        return "shape.item", {}
    if not isinstance(value, dict):
        return "shape.not-keys", {"found": _found(value), "fields": "kind"}
    kinds = _joined(found.kinds)
    if _empty(value.get("kind")):
        return "shape.kind-missing", {"kinds": kinds}
    suggestion = _with_suggestion(value["kind"], found.kinds)
    return "shape.kind-unknown", {"value": value["kind"], "suggestion": suggestion, "kinds": kinds}


def _literal(error: ErrorDetails, found: shape.KeyPlace) -> Told:
    if _empty(error["input"]):
        return "shape.empty", {}
    allowed = shape.choices(found.expected)
    code = next((code for code, name in base.AUDIENCES.items() if name == error["input"]), error["input"])
    suggestion = _with_suggestion(code, allowed)
    return "value.literal", {"value": error["input"], "suggestion": suggestion, "allowed": _joined(allowed)}


def _number(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    value = error["input"]
    if _empty(value):
        return "shape.empty", {}
    plain = unicodedata.normalize("NFKC", str(value)).replace(",", "")
    example = f"。たとえば {plain}" if plain.isascii() and plain.isdigit() and plain != value else ""
    return "value.number", {"value": value, "example": example}


def _bool(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    return ("shape.empty", {}) if _empty(error["input"]) else ("value.bool", {"value": error["input"]})


def _limit(finding: str, key: str) -> Callable[[ErrorDetails, shape.KeyPlace], Told]:
    return lambda error, _place: (finding, {"value": error["input"], "limit": error["ctx"][key]})


def _short(_error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    return "shape.empty", {}  # no text of ours has to be longer than one letter


def _long(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    length = len(str(error["input"]).strip())
    return "value.long", {"length": length, "limit": error["ctx"]["max_length"]}


def _few(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    ctx = error["ctx"]
    if not ctx["actual_length"]:
        return "shape.empty", {}
    return "shape.few", {"count": ctx["actual_length"], "minimum": ctx["min_length"]}


def _many(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    return "shape.many", {"count": error["ctx"]["actual_length"], "maximum": error["ctx"]["max_length"]}


def _bounds(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    return "value.bounds", {"minimum": error["ctx"]["minimum"], "maximum": error["ctx"]["maximum"]}


PATTERNS = {
    base.ID_PATTERN: "value.id",
    base.CODE_PATTERN: "value.code",
    base.SOURCE_PATTERN: "value.source",
    base.LINE_PATTERN: "value.one-line",
    base.URL_PATTERN: "value.url",
    base.MONTH_PATTERN: "value.month",
    base.TIME_PATTERN: "value.time",
    base.IMAGE_PATTERN: "value.image",
}
"""What each pattern of the models means to an author."""


def _pattern(error: ErrorDetails, _place: shape.KeyPlace) -> Told:
    finding = PATTERNS.get(error["ctx"]["pattern"])
    if finding is None:
        return _bug(error, _place)
    value = str(error["input"])
    plain = "-".join(unicodedata.normalize("NFKC", value).lower().replace("_", "-").split())
    usable = plain.isascii() and plain.replace("-", "").isalnum() and plain[:1].isalpha() and plain != value
    return finding, {"value": value, "example": f"。たとえば {plain}" if usable else ""}


TELL: dict[str, Callable[[ErrorDetails, shape.KeyPlace], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "tuple_type": _not_list,
    "dict_type": _not_keys,
    "model_type": _not_keys,
    "model_attributes_type": _kind,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
    "literal_error": _literal,
    "int_type": _number,
    "int_parsing": _number,
    "int_parsing_size": _number,
    "float_type": _number,
    "float_parsing": _number,
    "finite_number": _number,
    "bool_type": _bool,
    "bool_parsing": _bool,
    "greater_than_equal": _limit("value.too-small", "ge"),
    BOUNDS_REVERSED: _bounds,
    "less_than_equal": _limit("value.too-large", "le"),
    "string_too_short": _short,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "too_short": _few,
    "too_long": _many,
}
