"""YAML is read as typed, with lines, whatever the text is."""

from __future__ import annotations

import itertools
import time

import pytest

from workbook.content.yaml import yaml_text


def test_scalars_stay_as_typed() -> None:
    text = "a: 09:05\nb: No\nc: 012\nd: 1.10\ne: 2026-01\ng: 1_000\nh: true\ni: 0x1F\nj: 13:00\n"

    found = yaml_text.read(text, file="x.yaml")

    assert found.data == {
        "a": "09:05",
        "b": "No",
        "c": "012",
        "d": "1.10",
        "e": "2026-01",
        "g": "1_000",
        "h": "true",
        "i": "0x1F",
        "j": "13:00",
    }
    assert found.problems == ()


def test_empty_values_are_none_and_quoted_ones_are_empty_texts() -> None:
    found = yaml_text.read('a:\nb: ""\nc: []\nd: {}\ne: |\nf:\n  -\n', file="x.yaml")

    assert found.data == {"a": None, "b": "", "c": [], "d": {}, "e": None, "f": [None]}
    assert found.problems == ()


def test_every_path_has_its_line() -> None:
    found = yaml_text.read("# first\na:\n  - b: 1\n    c: |\n      words\n  - d\ne: {f: g}\n", file="x.yaml")

    assert found.lines == {
        (): 2,
        ("a",): 2,
        ("a", 0): 3,
        ("a", 0, "b"): 3,
        ("a", 0, "c"): 4,
        ("a", 1): 6,
        ("e",): 7,
        ("e", "f"): 7,
    }
    assert found.line(("a", 0, "nothing", 3)) == 3
    assert found.line(("nothing",)) == 2


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_lines_are_counted_with_every_kind_of_line_break(line_break: str) -> None:
    found = yaml_text.read(line_break.join(["a: |", "  one", "  two", "b: *c", "d: &e f", ""]), file="x.yaml")

    assert [problem.line for problem in found.problems] == [4, 5]
    assert isinstance(found.data, dict)
    assert found.data["a"] == "one\ntwo\n"


def test_double_keys_keep_the_first_value_and_tell_both_lines() -> None:
    found = yaml_text.read("a: 1\nb: 2\na: [3, {a: 4, a: 5}]\n", file="x.yaml")

    assert found.data == {"a": "1", "b": "2"}
    assert [str(problem) for problem in found.problems] == [
        "x.yaml:3: a: 同じ項目が 1 行目にもあります（どちらかを消してください）"
    ]


def test_an_alias_bomb_is_not_unfolded() -> None:
    names = "abcdefghij"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in itertools.pairwise(names)
    )

    found = yaml_text.read(bomb, file="x.yaml")

    assert isinstance(found.data, dict)
    assert found.data["j"] == [None] * 10
    assert len(found.problems) == 10 + 90


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 60_000,
        "- " * 120_000,
        "? " * 120_000,
        "a: " + "&x " * 50_000,
        "!!a " * 60_000,
        "*a : " * 40_000,
        '"' + "\\n" * 120_000,
        "a:\n" * 80_000,
        "#" * 250_000,
        "\t" * 250_000,
        "a: 'x\n" * 40_000,
        "\ud800\udfff",
        "\x00" * 1000,
        "a: b\n" * 50_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_text_is_too_strange_to_be_told_about(text: str) -> None:
    began = time.process_time()

    found = yaml_text.read(text, file="x.yaml")

    assert found.problems != ()
    assert time.process_time() - began < 2


def test_a_text_that_is_too_large_is_not_read() -> None:
    found = yaml_text.read("a: " + "あ" * 100_000, file="x.yaml")

    assert found.data is None
    assert [str(problem) for problem in found.problems] == [
        "x.yaml:1: 292 KB あり、大きすぎます（256 KB までにしてください）"
    ]


def test_prose_under_a_bar_may_look_like_anything() -> None:
    text = "a: |\n  id：x\n  title:y\n  － z\n  ＃ w\n   b: [｛\nc: d\n"

    found = yaml_text.read(text, file="x.yaml")

    assert found.problems == ()
    assert found.data == {"a": "id：x\ntitle:y\n－ z\n＃ w\n b: [｛\n", "c": "d"}


def test_addresses_and_times_are_not_lost_spaces() -> None:
    found = yaml_text.read("a: https://example.jp/x:y\nb: 12:30\n- c", file="x.yaml")

    assert [problem.message for problem in found.problems] == [
        "箇条書き「- 」と「項目: 値」が同じ深さに混ざっています"
    ]
