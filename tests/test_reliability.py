"""docs/reliability.md is true as far as a test can tell: forty cases, and every test that documents name is there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_NAMED = re.compile(r"`(?P<file>(?:tests|workbook)/[\w./-]+\.(?:py|js))::(?P<test>\w+)`")
_RESULTS = ("works", "partly", "not yet", "does not apply")
CASES = 40


def _text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def _is_there(file: str, test: str) -> bool:
    path = ROOT / file
    begins = rf"^(?:async )?def {test}\(" if path.suffix == ".py" else rf"""test\(\s*["']{test}["']"""
    return path.exists() and re.search(begins, path.read_text(encoding="utf-8"), re.MULTILINE) is not None


def missing(text: str) -> list[str]:
    named = [(found["file"], found["test"]) for found in _NAMED.finditer(text)]
    assert named
    return [f"{file}::{test}" for file, test in named if not _is_there(file, test)]


@pytest.mark.parametrize("name", ["reliability.md", "accessibility.ja.md"])
def test_every_test_that_is_named_exists(name: str) -> None:
    assert missing(_text(name)) == []


def test_a_test_that_does_not_exist_is_found() -> None:
    here = "tests/test_reliability.py"

    assert missing(f"`{here}::test_no_such` `{here}::test_a_test_that_does_not_exist_is_found`") == [
        f"{here}::test_no_such"
    ]


def test_all_forty_cases_are_there_with_what_holds_them() -> None:
    text = _text("reliability.md")
    rows = [line.strip("|").split("|") for line in text.splitlines() if re.match(r"\| \d", line)]
    results = [row[4].strip() for row in rows]

    assert [int(row[0]) for row in rows] == list(range(1, CASES + 1))
    for row, result in zip(rows, results, strict=True):
        assert _NAMED.search(row[3]), row[1]
        assert result.startswith(_RESULTS), row[1]
        assert result in {"works", "does not apply"} or ": " in result, f"{row[1]}: say what is missing"
    counted = Counter(next(known for known in _RESULTS if result.startswith(known)) for result in results)
    said = f"**Result: {counted['works']} work, {counted['partly']} partly, {counted['not yet']} not yet, {counted['does not apply']} does not apply.**"
    assert said in text
