"""What content tests share: a docstring as input, trees of files, whole reports."""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.content import library

TESTS = Path(__file__).resolve().parent.parent
_FOLDERS = {
    "course": "curriculum",
    "module": "modules",
    "case": "exercises/cases",
    "worksheet": "exercises/worksheets",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-reports", action="store_true", help="write expected.txt of tests/bad_content anew"
    )


@pytest.fixture
def findings(request: pytest.FixtureRequest) -> list[str]:
    """The problems of the YAML in the test's docstring, as a worksheet x.yaml (see `printed`)."""
    return printed(request.function.__doc__)


def printed(docstring: str | None, *, kind: str = "worksheet") -> list[str]:
    """Return the problems of a docstring as lines `x.yaml:3: …`.

    Lines `=== modules/m.yaml` begin further files. The missing schema line of such snippets is not told.
    """
    parts = re.split(r"^=== (\S+)\n", inspect.cleandoc(docstring or "") + "\n", flags=re.MULTILINE)
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    if parts[0].strip():
        texts[f"{_FOLDERS[kind]}/x.yaml"] = parts[0]
    problems = library.read_texts(texts).problems
    lines = [str(problem).removeprefix(f"{_FOLDERS[kind]}/") for problem in problems]
    return [line for line in lines if "エディターが項目名を補うため" not in line]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the small, good content, to be broken."""
    root = tmp_path / "content"
    shutil.copytree(TESTS / "good_content", root)
    return root


@pytest.fixture
def broken(good: Path) -> Callable[[str, str, str], list[str]]:
    """Replace words in a file of the good content and return the printed problems."""

    def break_it(file: str, found: str, replacement: str) -> list[str]:
        path = good / file
        text = path.read_text(encoding="utf-8")
        assert found in text
        path.write_text(text.replace(found, replacement, 1), encoding="utf-8")
        return [str(problem) for problem in library.load(good).problems]

    return break_it
