"""Changes to live text never land beside where they belong."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from pycrdt import Doc, Text

from tests.desk.any_values import WORDS
from workbook.desk.document import text_edits


def live(words: str) -> Text:
    doc: Doc[Any] = Doc()
    text: Text = doc.get("text/aim", type=Text)
    text.insert(0, words)
    return text


@settings(deadline=None)
@given(WORDS, WORDS)
def test_a_text_says_what_was_written(old: str, new: str) -> None:
    text = live(old)

    text_edits.write(text, new)

    assert str(text) == new


@settings(deadline=None)
@given(WORDS, WORDS)
def test_no_edit_cuts_through_something_seen_as_one(old: str, new: str) -> None:
    inside = ("\u200d", "\U000e0100", "\u3099", "\u0301", "\U0001f3fd")

    for edit in text_edits.edits(old, new):
        rest = old[edit.at + edit.removed :]
        assert not rest.startswith(inside)
        assert not (edit.at and old[edit.at - 1] == "\u200d")
        if not edit.removed:
            assert not (old[: edit.at].endswith("🇯") and rest.startswith("🇵"))


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_a_colleagues_words_elsewhere_stay(before: str, old: str, new: str) -> None:
    first, last = f"はじめ{before}。", "。おわり"
    mine = live(first + old + last)
    doc: Doc[Any] = Doc()
    doc.apply_update(mine.doc.get_update())
    theirs = doc.get("text/aim", type=Text)
    theirs.insert(0, "同僚：")

    text_edits.write(mine, first + new + last)
    mine.doc.apply_update(doc.get_update())

    assert str(mine) == "同僚：" + first + new + last


def test_a_small_change_is_a_small_edit() -> None:
    old = "会議は月に一度です。👨‍👩‍👧が来ます。葛\U000e0100城市の人です。"
    new = "会議は月に二度です。👨‍👩‍👦が来ます。葛\U000e0101城市の人です。"

    assert text_edits.edits(old, new) == [
        text_edits.Edit(5, 1, "二"),
        text_edits.Edit(10, 5, "👨‍👩‍👦"),
        text_edits.Edit(20, 2, "葛\U000e0101"),
    ]


def test_what_no_database_can_carry_is_left_out() -> None:
    text = live("あ")

    text_edits.write(text, "あ\0い\ud83dう")

    assert str(text) == "あいう"
