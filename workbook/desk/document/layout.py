"""The names of a document's parts, as docs/desk.md fixes them for the browser and the server."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Map, Text

# Any: pycrdt knows documents whose parts are all of one type, ours hold texts and maps.
LiveDoc = Doc[Any]
LiveMap = Map[object]
"""A document and its maps."""

ONE = "one"
BESIDE = "beside"

_ID = r"[A-Za-z0-9._-]{1,80}"
_KNOWN = re.compile(rf"one|beside|(?:text|many|rows|gone|cells)/{_ID}|cell/{_ID}/{_ID}/{_ID}")
_TEXTS = ("text/", "cell/")


def text(ask: str) -> str:
    """Return the name of the words of a text question."""
    return f"text/{ask}"


def many(ask: str) -> str:
    """Return the name of the codes of a multi or rank question."""
    return f"many/{ask}"


def cell(grid: str, row: str, field: str) -> str:
    """Return the name of the words of one text cell."""
    return f"cell/{grid}/{row}/{field}"


def cells(grid: str) -> str:
    """Return the name of the map of all cells of a grid that are no text."""
    return f"cells/{grid}"


def rows(grid: str) -> str:
    """Return the name of the order numbers of a grid's rows."""
    return f"rows/{grid}"


def gone(grid: str) -> str:
    """Return the name of the fingerprints of a grid's removed rows."""
    return f"gone/{grid}"


def is_known(name: str) -> bool:
    """Tell whether the layout has a root of this name."""
    return _KNOWN.fullmatch(name) is not None


def is_text(name: str) -> bool:
    """Tell whether the root of this name holds words; the others are maps."""
    return name.startswith(_TEXTS)


def canonical(value: object) -> str:
    """Return the JSON text that the browser's JSON.stringify gives for the same value with sorted keys."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def beside_key(target: str, words: str) -> str:
    """Return the key of a 別案 in `beside`: the same words for the same text have the same key."""
    number = 0x811C9DC5
    for byte in words.encode():
        number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{target}/{number:08x}"


@dataclass(frozen=True)
class Roots:
    """Everything a document holds, as plain Python values."""

    texts: Mapping[str, str]
    maps: Mapping[str, Mapping[str, object]]

    def map(self, name: str) -> Mapping[str, object]:
        """Return the map of this name; a map nobody wrote to is empty."""
        return self.maps.get(name, {})


def read(doc: LiveDoc) -> Roots:
    """Read the whole document once; roots outside the layout are left out."""
    texts: dict[str, str] = {}
    maps: dict[str, Mapping[str, object]] = {}
    with doc.transaction():
        for name in doc.keys():  # noqa: SIM118 -- a Doc is no mapping, iterating it costs a dictionary of types
            if not is_known(name):
                continue
            if is_text(name):
                texts[name] = str(doc.get(name, type=Text))
            else:
                maps[name] = doc.get(name, type=Map).to_py() or {}
    return Roots(texts, maps)
