"""Whatever a file holds, the answer is a list of problems: no exception, no English, no line outside the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.fuzz import trying
from workbook.content import library
from workbook.content.yaml import marks, yaml_text
from workbook.problems import Problem

GOOD = library.load(Path(__file__).resolve().parents[2] / "good_content")
CALM, SHORTER = trying.hard(150), trying.hard(60)
SIGNS = [
    *":-#&*!|>'\"%@`{}[],?~\t\n\r \u3000：－［］｜＃「」\x00\ufeff\u2028\u202e",
    *[
        "\n  ",
        "\n- ",
        ": ",
        " #",
        "---\n",
        "<<: ",
        "*a",
        "&a ",
        "!!x ",
        "kind: text\n",
        "１",
        "null",
        "{{",
        "\\x",
    ],
]


def _fine(problems: tuple[Problem, ...], texts: dict[str, str]) -> None:
    for problem in problems:
        assert problem.file in texts
        assert 1 <= problem.line <= len(re.split(r"\r\n|\r|\n", texts[problem.file])) + 1
        assert "\n" not in str(problem)
        assert len(str(problem)) < 600
        assert "不具合" not in problem.message
        assert re.search("[ぁ-ん]", problem.message)
        assert not re.search(r"Input should|expected|while parsing|Traceback|NoneType", str(problem))


@CALM
@given(some.text(max_size=300))
def test_any_text_is_read_or_told_about(text: str) -> None:
    found = yaml_text.read(text, file="modules/a.yaml")

    assert (found.data is not None and found.whole) or found.problems != ()
    _fine(found.problems, {"modules/a.yaml": text})


@CALM
@given(some.lists(some.sampled_from([*SIGNS, "a", "b: c", "相談", "id", "1"]), max_size=40).map("".join))
def test_any_signs_are_read_or_told_about(text: str) -> None:
    texts = {"exercises/worksheets/a.yaml": text, "curriculum/a.yaml": text}

    _fine(library.read_texts(texts).problems, texts)


@CALM
@given(some.data())
def test_any_slip_in_good_content_is_told_about_or_harmless(data: some.DataObject) -> None:
    file = data.draw(some.sampled_from(sorted(GOOD.texts)))
    text = GOOD.texts[file]
    for _ in range(data.draw(some.integers(1, 3))):
        start = data.draw(some.integers(0, len(text)))
        end = data.draw(some.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(some.sampled_from(["", *SIGNS])) + text[end:]
    texts = {**GOOD.texts, file: text}

    found = library.read_texts(texts)

    _fine(found.problems, texts)
    assert library.read_texts(found.texts) == found


_plain = some.recursive(
    some.none() | some.text(max_size=5) | some.sampled_from(["text", "1", "S1", "a", "2026-01", "true"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["id", "kind", "label", "title", "minutes", "columns", "x"]), inner
        )
    ),
    max_leaves=8,
)


@SHORTER
@given(some.data())
def test_any_value_in_any_place_is_told_about_or_harmless(data: some.DataObject) -> None:
    file = data.draw(some.sampled_from(sorted(GOOD.texts)))
    whole = yaml_text.read(GOOD.texts[file], file=file).data
    path = data.draw(some.sampled_from(sorted(yaml_text.read(GOOD.texts[file], file=file).lines, key=str)))
    value = data.draw(_plain)
    text = json.dumps(_replaced(whole, path, value), ensure_ascii=False)
    texts = {**GOOD.texts, file: text}

    _fine(library.read_texts(texts).problems, texts)


def _replaced(value: marks.Plain, path: marks.Path, new: marks.Plain) -> marks.Plain:
    if not path:
        return new
    if isinstance(value, dict):
        return {
            key: _replaced(inner, path[1:], new) if key == path[0] else inner for key, inner in value.items()
        }
    assert isinstance(value, list)
    return [
        _replaced(inner, path[1:], new) if number == path[0] else inner for number, inner in enumerate(value)
    ]


@SHORTER
@given(some.binary(max_size=400))
def test_any_bytes_are_read_or_told_about(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    (root / "modules").mkdir()
    (root / "modules" / "a.yaml").write_bytes(content)

    found = library.load(root)

    assert found.problems != ()
    _fine(found.problems, {"modules/a.yaml": content.decode("latin-1")})
