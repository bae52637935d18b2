"""Letters as they are seen, and what is left out of words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from workbook.texts import cleaning, letters

SEEN_AS_ONE = json.loads((ROOT / "tests/vectors/letters.json").read_text(encoding="utf-8"))
"""The browser cuts by the same (`src/text/letters.js`)."""


@pytest.mark.parametrize("letter", SEEN_AS_ONE)
def test_what_is_seen_as_one_is_one_letter_and_never_cut(letter: str) -> None:
    assert letters.of(f"あ{letter}い") == ["あ", letter, "い"]
    assert letters.cuts(f"あ{letter}い") == {0, 1, 1 + len(letter), 2 + len(letter)}


@given(st.text())
def test_letters_put_together_are_the_text(text: str) -> None:
    assert "".join(letters.of(text)) == text
    assert {0, len(text)} <= letters.cuts(text)


def test_each_step_leaves_out_more_and_none_leaves_out_words() -> None:
    typed = " 葛\U000e0100\u202e城\0\ud800\x07\r\nか\u3099\x85👨‍👩‍👧\t"

    assert cleaning.storable(typed) == " 葛\U000e0100\u202e城\x07\r\nか\u3099\x85👨‍👩‍👧\t"
    assert cleaning.printable(typed) == " 葛\U000e0100\u202e城\nか\u3099\x85👨‍👩‍👧\t"
    assert cleaning.unprintable(typed) == 3
    assert cleaning.drawable(typed) == "葛\U000e0100\u202e城\nか\u3099\n👨‍👩‍👧"
    assert cleaning.one_line(typed) == "葛\U000e0100城 か\u3099 👨‍👩‍👧"
