"""Two texts beside each other: readable pieces, nothing lost, no letter cut."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tests.desk.any_values import LETTERS
from workbook.desk.document.difference import Segment, segments
from workbook.texts import letters

TEXTS = st.lists(st.sampled_from([*LETTERS, "会議", "話す", "\U000f0000"]), max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts_and_cut_no_letter(first: str, now: str) -> None:
    found = segments(first, now)

    before = [one.text for one in found if one.kind != "added"]
    after = [one.text for one in found if one.kind != "removed"]
    assert ("".join(before), "".join(after)) == (first, now)
    for text, pieces in ((first, before), (now, after)):
        ends = {len("".join(pieces[:count])) for count in range(1, len(pieces))}
        assert ends <= letters.cuts(text)
    assert all(one.text for one in found)


def test_changes_are_words_and_not_scattered_letters() -> None:
    assert segments("支援会議で話す。", "支援の場に会って話し合う。") == (
        Segment("same", "支援"),
        Segment("removed", "会議で話す"),
        Segment("added", "の場に会って話し合う"),
        Segment("same", "。"),
    )
    assert segments("", "") == ()
    assert segments("👨‍👩‍👧", "👩") == (Segment("removed", "👨‍👩‍👧"), Segment("added", "👩"))


def test_two_long_texts_with_nothing_in_common_do_not_keep_anybody_waiting() -> None:
    begins = time.thread_time()  # other programs on the machine do not count

    segments("会う。" * 5_000, "話す、" * 5_000)

    assert time.thread_time() - begins < 5
