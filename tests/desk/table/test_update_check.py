"""What browsers send is read before it is applied."""

from __future__ import annotations

import base64
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pycrdt import Doc, Map, Text

from tests.desk import vectors
from tests.desk.any_values import VALUES
from tests.desk.forms import EVERYTHING
from workbook.desk.document import layout, writing
from workbook.desk.table import update_check, wire
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.update_check import Contents
from workbook.texts import cleaning


@settings(deadline=None)
@given(VALUES, VALUES)
def test_everything_a_sheet_holds_may_be_sent(first: dict[str, Any], then: dict[str, Any]) -> None:
    doc: Doc[Any] = Doc()
    sent: list[bytes] = []
    doc.observe(lambda event: sent.append(event.update))
    writing.write(doc, EVERYTHING, first)
    writing.write(doc, EVERYTHING, then)

    whole = update_check.read(doc.get_update())
    pieces = [update_check.read(update) for update in sent]

    assert whole.roots <= set(doc.keys())
    assert frozenset().union(*(piece.roots for piece in pieces)) <= set(doc.keys())
    assert {name for name in layout.read(doc).texts if layout.read(doc).texts[name]} <= whole.roots


@settings(deadline=None)
@given(some.text(max_size=30), some.sampled_from(["1", 2.5, -70_000, None, True]))
def test_how_far_an_update_reaches_is_counted_as_the_library_counts(words: str, value: object) -> None:
    doc: Doc[Any] = Doc(client_id=7)
    with doc.transaction():
        doc.get("text/aim", type=Text).insert(0, "👨‍👩‍👧" + cleaning.storable(words))
        doc.get("one", type=Map)["mood"] = value

    assert update_check.read(doc.get_update()).brought == wire.clocks(doc.get_state())


def test_what_an_update_holds() -> None:
    doc: Doc[Any] = Doc(client_id=7)
    with doc.transaction():
        doc.get("text/aim", type=Text).insert(0, "あいう")
        doc.get("one", type=Map)["mood"] = "calm"
        doc.get("many/who", type=Map)["calm"] = True
        doc.get("many/order", type=Map)["1"] = 2.5
        doc.get("rows/plan", type=Map)["r1"] = -70_000
        doc.get("gone/plan", type=Map)["r1"] = None
    before = doc.get_state()
    del doc.get("text/aim", type=Text)[3:9]

    assert update_check.read(doc.get_update()) == Contents(
        frozenset({"text/aim", "one", "many/who", "many/order", "rows/plan", "gone/plan"}),
        brought={7: 8},
        deleted={7: 3},
    )
    assert update_check.read(doc.get_update(before)) == Contents(frozenset(), brought={}, deleted={7: 3})
    assert update_check.read(b"\0\0") == Contents(frozenset(), brought={}, deleted={})


@pytest.mark.parametrize("size", [0, 1, 5, 60])
def test_a_piece_of_an_update_is_no_update(size: int) -> None:
    case = json.loads(vectors.DOCUMENT.read_text(encoding="utf-8"))["documents"][1]

    with pytest.raises(MalformedError):
        update_check.read(base64.b64decode(case["update"])[:size])


def test_no_bytes_raise_anything_else() -> None:
    chance = random.Random(3)  # noqa: S311 -- examples, no secrets
    doc: Doc[Any] = Doc()
    writing.write(doc, EVERYTHING, {"aim": "あ" * 50, "who": ["calm"], "order": ["1", "2"]})
    good = doc.get_update()
    refused = 0

    for _ in range(5_000):
        broken = bytearray(good)
        for _ in range(chance.randrange(1, 5)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            update_check.read(bytes(broken))
        except MalformedError:
            refused += 1

    assert 1_000 < refused < 5_000
