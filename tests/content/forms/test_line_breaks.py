"""Words are cut into lines without losing or splitting anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.forms import line_breaks
from workbook.texts import cleaning, widths

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
IVS = "葛\U000e0100"
NFD = "か\u3099"
LETTERS = [*"あいう漢字、。「」ー(abc)20 ", FAMILY, IVS, NFD, "🇯🇵", "①", "\n"]
WORDS = st.lists(st.sampled_from(LETTERS), max_size=80).map("".join)


@given(WORDS, st.floats(2, 30))
def test_nothing_is_lost_and_nothing_added(text: str, room: float) -> None:
    lines = line_breaks.wrap(text, room, 1000)

    assert "".join("".join(lines).split()) == "".join(text.split())


@given(WORDS, st.floats(2, 30), st.integers(1, 5))
def test_lines_fit_but_for_a_mark_that_may_hang(text: str, room: float, most: int) -> None:
    lines = line_breaks.wrap(text, room, most)

    assert len(lines) <= most
    assert all(widths.of(line.rstrip("、。」ー) ")) <= room + 1 for line in lines)


@given(WORDS, st.floats(2, 30))
def test_what_the_eye_sees_as_one_letter_stays_whole(text: str, room: float) -> None:
    for line in line_breaks.wrap(text, room, 1000):
        assert not line.startswith(("\u200d", "\u3099", "\U000e0100"))
        assert not line.endswith("\u200d")


def test_lines_do_not_begin_or_end_with_marks_that_must_not() -> None:
    assert line_breaks.wrap("ああああ、いいいい「うう」", 4, 9) == ("ああああ、", "いいいい", "「うう」")


def test_only_one_mark_hangs_and_a_second_takes_a_letter_to_the_next_line() -> None:
    assert line_breaks.wrap("相談支援年度〜）です", 6, 9) == ("相談支援年", "度〜）です")
    assert line_breaks.wrap("相談支援年度）です", 6, 9) == ("相談支援年度）", "です")


def test_numbers_stay_on_one_line() -> None:
    assert line_breaks.wrap("見立ては2,400件から", 7, 9) == ("見立ては", "2,400件から")


def test_more_than_fits_ends_in_an_ellipsis() -> None:
    assert line_breaks.wrap("あいうえおかきくけこ", 4, 2) == ("あいうえ", "おかき…")
    assert line_breaks.brief("あいうえお", 4) == "あいう…"


def test_names_are_cut_into_even_lines() -> None:
    assert line_breaks.balanced("向かいの家の奥さん", 8) == ("向かいの家", "の奥さん")


def test_letters_no_screen_can_show_are_left_out() -> None:
    assert cleaning.drawable("\ud800あ\x00い\u2028う\r\nえ\t\x85") == "あい\nう\nえ"


def test_words_that_fit_are_not_touched_and_others_are_cut_between_letters() -> None:
    family = "👩\u200d👩\u200d👧"

    assert line_breaks.cut(" あ\nい ", 10, 2) == " あ\nい "
    assert line_breaks.cut("あ\nい\nう", 10, 2) == "あ\nい…"
    assert line_breaks.cut("長" * 10_000, 10, 2) == "長" * 19 + "…"
    assert line_breaks.cut(family * 9, 5, 1) == family * 4 + "…"


def test_lines_are_counted_as_far_as_anybody_asks() -> None:
    assert line_breaks.lines("", 10, 5) == 1
    assert line_breaks.lines("あ\n\nい", 10, 5) == 3
    assert line_breaks.lines("長" * 30, 10, 5) == 3
    assert line_breaks.lines("長" * 100_000, 10, 5) == 6
    assert line_breaks.lines("あ\n" * 100, 10, 5) == 6


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("静枝さん（母）", 5, ("静枝さん", "（母）")),
        ("民生委員の田中さん（近所）", 9, ("民生委員の田中さん", "（近所）")),
        ("（母）静枝さん", 6, ("（母）静", "枝さん")),
        ("民生委員の田中さん（近所）", 7, ("民生委員の", "田中さん", "（近所）")),
        ("地域包括支援センター（包括）の職員", 6, ("地域包括支援", "センター（包", "括）の職員")),
    ],
    ids=["short", "long", "begins with it", "one more line", "no room"],
)
def test_a_name_is_not_broken_where_a_line_can_end_before_its_bracket(
    name: str, room: float, lines: tuple[str, ...]
) -> None:
    assert line_breaks.balanced(name, room) == lines
    assert line_breaks.keeps_names(lines) == ("包" not in name)
