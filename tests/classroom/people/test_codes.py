"""Team codes: every slip of the finger is found, and every way to type a right one is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.classroom.people import codes, struck_keys

EXAMPLE = "K7QM3XPA4" + codes.check_letter("K7QM3XPA4")
LETTERS = st.text(codes.LETTERS, min_size=9, max_size=9)


def _is_read_as(typed: str, code: str) -> bool:
    try:
        return codes.read(typed) == code
    except codes.CodeError:
        return False


@given(LETTERS, st.integers(0, 9), st.sampled_from(codes.LETTERS))
def test_every_single_wrong_letter_is_found(letters: str, place: int, wrong: str) -> None:
    code = letters + codes.check_letter(letters)
    other = code[:place] + wrong + code[place + 1 :]

    assert _is_read_as(other, other) == (other == code)


@given(LETTERS, st.integers(0, 9), st.integers(0, 9))
def test_every_two_letters_that_changed_places_are_found(letters: str, one: int, other: int) -> None:
    code = letters + codes.check_letter(letters)
    swapped = list(code)
    swapped[one], swapped[other] = swapped[other], swapped[one]

    assert _is_read_as("".join(swapped), "".join(swapped)) == ("".join(swapped) == code)


def test_new_codes_can_be_read_and_differ() -> None:
    made = {codes.new_code() for _ in range(200)}

    assert len(made) == 200
    assert {codes.read(codes.shown(code)) for code in made} == made


def test_a_code_is_shown_in_groups() -> None:
    assert codes.shown(EXAMPLE) == f"K7QM3-XPA4{EXAMPLE[-1]}"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(f"k7qm3xpa4{EXAMPLE[-1].lower()}", id="small letters"),
        pytest.param(f"Ｋ７ＱＭ３ーＸＰＡ４{EXAMPLE[-1]}", id="full width with a long vowel mark"),
        pytest.param(f"　K7QM 3XPA4 {EXAMPLE[-1]}\n", id="spaces of both widths"),
        pytest.param(f"K7QM3‐XPA4–{EXAMPLE[-1]}", id="hyphen and dash of a word processor"),
        pytest.param(f"K7QM3−XPA4ｰ{EXAMPLE[-1]}", id="minus and half-width long vowel mark"),
        pytest.param(f"\ufeffK7QM3-XPA4{EXAMPLE[-1]}\u200b", id="pasted with invisible letters"),
    ],
)
def test_a_right_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert codes.read(typed) == EXAMPLE


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "チームコードを入力してください。"),
        ("  －　", "チームコードを入力してください。"),
        ("K7QM", "コードは 10 文字です（いまは 4 文字）。K7QM3-XPA4B のような形で入力してください。"),
        (f"{EXAMPLE}2", "コードは 10 文字です（いまは 11 文字）。K7QM3-XPA4B のような形で入力してください。"),
        (
            "KOQM-3XPA-4",
            "「O」はコードに使われない文字です（0・O・1・I・L は出てきません）。カードをもう一度見てください。",
        ),
        (
            "松本-1班",
            "「松」はコードに使われない文字です（0・O・1・I・L は出てきません）。日本語入力を切り、半角英数で入力してください。",
        ),
        (
            f"K8QM3XPA4{EXAMPLE[-1]}",
            "コードのどこかに打ち間違いがあります。カードと一文字ずつ見くらべてください。",
        ),
    ],
)
def test_a_wrong_code_is_told_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(codes.CodeError) as told:
        codes.read(typed)

    assert str(told.value) == message


@given(st.text())
def test_whatever_is_typed_the_answer_is_a_code_or_a_sentence(typed: str) -> None:
    try:
        answer = codes.shown(codes.read(typed))
    except codes.CodeError as told:
        answer = str(told)

    assert answer.endswith("。") or codes.read(answer) == codes.fold(typed)


def test_a_code_has_at_least_forty_bits() -> None:
    letters = len(codes.new_code()) - 1  # the last one follows from the others

    assert len(codes.LETTERS) ** letters >= 2**40
    assert not set("0O1IL") & set(codes.LETTERS)


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        pytest.param("んｔ５ｇｐーｍｘ８ｒ", "NT5GPMX8R", id="an n before another letter"),
        pytest.param("っｓｚｃ７−ｋ４ｍｐ", "SSZC7K4MP", id="a doubled letter"),
        pytest.param("かくえ３ーｘ３４", "KAKUE3X34", id="kana of two keys"),
        pytest.param("くか３え５ーｘ４", "CUCA3E5X4", id="kana that c makes as well"),
        pytest.param("ｋ７あｂ〜ｐ４ｗ８", "K7ABZP4W8", id="z and the hyphen are one wave"),
        pytest.param("ｋ７あｂ５〜ｐ４ｗ８", "K7AB5P4W8", id="a wave that was meant as a hyphen"),
        pytest.param("ｶ７あ５ー↓ｗ４", "KA7A5ZJW4", id="half-width katakana, and an arrow of z and j"),
        pytest.param("しゃ３ちゅ５ーｗ", "SYA3TYU5W", id="small kana"),
    ],
)
def test_what_the_input_method_made_of_a_code_is_read_back(typed: str, letters: str) -> None:
    keys = codes.letters_struck(typed + "２")

    assert f"{letters}2" in keys
    assert not [one for one in keys if one.isascii() is False]


@pytest.mark.parametrize("letters", ["NT5GPMX8R", "SSZC7K4MP", "K7QM3XPA4", "ZZNNKAKA5", "UUEEAAYA3"])
def test_a_right_code_in_hiragana_opens_and_a_wrong_letter_in_it_does_not(letters: str) -> None:
    last = codes.check_letter(letters)
    kana = {"NT5GPMX8R": "んｔ５ｇｐーｍｘ８ｒ", "SSZC7K4MP": "っｓｚｃ７ーｋ４ｍｐ", "K7QM3XPA4": "ｋ７ｑｍ３ーｘぱ４",
            "ZZNNKAKA5": "っｚんかーか５", "UUEEAAYA3": "ううええあーあや３"}[letters]  # fmt: skip

    assert codes.read(kana + last) == letters + last
    other = next(letter for letter in "23456789" if letter != last)
    assert not _is_read_as(kana + other, letters + last)


def test_letters_of_another_kind_are_told_to_switch_the_input_method_off() -> None:
    with pytest.raises(codes.CodeError, match="日本語入力を切り、半角英数で"):
        codes.read("加ｑ７ｍ３ーｘ")
    with pytest.raises(codes.CodeError, match="かなで入力されていて"):
        codes.read("つながるはん")


@pytest.mark.parametrize("typed", ["か" * 59 + "お", "か" * 5000, "っ" * 60, "ん" * 59 + "松"])
def test_kana_without_end_are_answered_at_once_and_never_understood(typed: str) -> None:
    assert len(codes.letters_struck(typed)) <= struck_keys.MOST
    with pytest.raises(codes.CodeError, match="半角英数"):
        codes.read(typed)
