"""What Python and the browser agree about: names of places, keys, and the vectors both are tested with."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from pycrdt import Doc

from tests.desk import vectors
from tests.desk.forms import EVERYTHING
from workbook.desk.document import former_answers, layout, plain_values, writing


def test_beside_keeps_the_same_words_once() -> None:
    doc: Doc[Any] = Doc()

    for when in ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"):
        writing.put_beside(doc, target="text/aim", text="別の文です。", by="佐藤", at=when)

    assert layout.read(doc).map(layout.BESIDE) == {
        "text/aim/d28997cf": '{"at":"2026-01-02T00:00:00Z","by":"佐藤","text":"別の文です。"}'
    }


def test_the_key_of_words_beside_is_the_published_fnv() -> None:
    assert layout.beside_key("text/aim", "a") == "text/aim/e40c292c"
    assert layout.beside_key("text/aim", "foobar") == "text/aim/bf9cf968"


def test_the_vectors_for_the_browser_are_true() -> None:
    kept = json.loads(vectors.DOCUMENT.read_text(encoding="utf-8"))

    # The bytes of an update are not the same twice, what they stand for is.
    updates = [base64.b64decode(case.pop("update")) for case in kept["documents"]]
    fresh = json.loads(json.dumps(vectors.document_vectors()))
    for case in fresh["documents"]:
        del case["update"]
    assert kept == fresh
    for update, case in zip(updates, kept["documents"], strict=True):
        assert plain_values.values_of([update], EVERYTHING) == case["values"]
        assert former_answers.find(plain_values.opened([update]), EVERYTHING) == case["orphans"]


def test_texts_are_named_by_their_place() -> None:
    doc: Doc[Any] = Doc()
    writing.write(
        doc, EVERYTHING, {"aim": "目標", "plan": [{"_row": "r1", "who": "佐藤", "by": "2026-01-01"}]}
    )

    assert layout.read(doc).texts == {"cell/plan/r1/who": "佐藤", "text/aim": "目標"}


@pytest.mark.parametrize(
    "name", ["text/", "text/a/b", "cell/a/b", "rows", "other", "text/あ", "cell/a/b/c/d", ""]
)
def test_names_outside_the_layout_are_not_ours(name: str) -> None:
    assert not layout.is_known(name)
