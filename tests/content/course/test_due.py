"""By when homework is due is read from the words people see, or not at all."""

from __future__ import annotations

import pytest

from workbook.content.course import due
from workbook.content.course.due import Due


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("研修から2週間以内", Due("session", 14)),
        ("研修の日から１週間以内", Due("session", 7)),
        ("1か月以内", Due("session", 30)),
        ("次回の3日前まで", Due("next", 3)),
        ("次の回まで", Due("next", 0)),
        ("最後の回の2週間前まで", Due("last", 14)),
        ("研修が終わって3か月後", Due("end", 90)),
    ],
)
def test_words_that_can_be_counted_are_counted(by: str, found: Due) -> None:
    assert due.read(by) == found


@pytest.mark.parametrize(
    "by", ["近いうちに", "来週の金曜", "次回の前まで", "2週間", "研修から2週間以内、できれば"]
)
def test_words_that_cannot_be_counted_are_not_guessed(by: str) -> None:
    assert due.read(by) is None
