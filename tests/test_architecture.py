"""docs/architecture.md is true: what it names is there, what is there it names, and its journeys can be walked."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
_JOURNEYS = TEXT[TEXT.index("## Six journeys") : TEXT.index("## Where does a change go?")]
_ARROW = re.compile(r"`(?P<start>[^`]+)`(?:\s*\([^)]*\))?\s*(?P<arrow>[→⇢])\s*(?=`(?P<end>[^`]+)`)")
_STEPS = [(found["start"], found["arrow"], found["end"]) for found in _ARROW.finditer(_JOURNEYS)]


def _paths() -> set[str]:
    """Return every path the document names, `{a,b}.py` as two."""
    named = (word for word in re.findall(r"`([^`\n]+)`", TEXT) if re.fullmatch(r"[\w./{},-]+", word))
    paths = {word for word in named if word.startswith(("workbook/", "tests/", "docs/"))}
    paths |= {
        word for word in re.findall(r"`([\w/-]+\.(?:yaml|py|toml)|[a-z]+/)`", TEXT) if word not in _FOLDERS
    }
    return {path for word in paths for path in _widened(word)}


_FOLDERS = {"document/", "text/", "connection/", "boxes/", "editor/", "live/", "file/"}
"""Named beside the folder they stand in: the rooms of the browser."""


def _widened(word: str) -> Iterator[str]:
    found = re.search(r"\{([^}]*)\}", word)
    yield from (word.replace(found[0], name) for name in found[1].split(",")) if found else (word,)


def _packages() -> list[str]:
    folders = (path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "workbook").rglob("__init__.py"))
    return sorted(folder for folder in folders if folder != "workbook" and "node_modules" not in folder)


@cache
def _imports(path: Path) -> frozenset[Path]:
    """Return the files of ours that a file imports."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return frozenset((path.parent / name).resolve() for name in re.findall(r'from "(\.[^"]+)"', text))
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            files = (ROOT / name.replace(".", "/") for name in names)
            found |= {file for base in files for file in (base.with_suffix(".py"), base / "__init__.py")}
    return frozenset(file for file in found if file.exists())


def _reaches(start: Path, end: Path) -> bool:
    """Tell whether a file imports another, straight or through others."""
    seen, ahead = {start}, [start]
    while ahead:
        for file in _imports(ahead.pop()) - seen:
            if file == end:
                return True
            seen.add(file)
            ahead += [file] if file.suffix in {".py", ".js"} else []
    return False


def test_every_path_named_is_there() -> None:
    missing = sorted(path for path in _paths() if not (ROOT / path).exists())

    assert not missing, f"these moved or went away; say in docs/architecture.md where they are: {missing}"


def test_every_package_is_named() -> None:
    unnamed = [folder for folder in _packages() if f"`{folder}/`" not in TEXT]

    assert not unnamed, f"say in the house of docs/architecture.md what is in {unnamed}"


def test_every_package_says_there_what_it_says_itself() -> None:
    told = dict(re.findall(r"^\| \**`([^`]+)/`\** \| (.*) \|$", TEXT, re.MULTILINE))
    own = {folder: (ROOT / folder / "__init__.py").read_text(encoding="utf-8") for folder in _packages()}
    first = {folder: text[3:].split('"""')[0].splitlines()[0] for folder, text in own.items()}

    assert {folder: told.get(folder) for folder in first} == first


def test_there_are_six_journeys_of_several_files() -> None:
    journeys = re.split(r"\n\*\*", _JOURNEYS)[1:]

    assert len(journeys) == 6
    assert all(len(_ARROW.findall(journey)) > 4 for journey in journeys)


@pytest.mark.parametrize(("start", "end"), [(start, end) for start, arrow, end in _STEPS if arrow == "→"])
def test_a_step_of_a_journey_can_be_walked(start: str, end: str) -> None:
    assert _reaches(ROOT / start, ROOT / end), (
        f"{start} does not reach {end}: the journey goes another way now"
    )


@pytest.mark.parametrize(("start", "end"), [(start, end) for start, arrow, end in _STEPS if arrow == "⇢"])
def test_a_way_that_no_import_shows_is_no_import(start: str, end: str) -> None:
    can_be_read = Path(start).suffix in {".py", ".js"} and Path(start).suffix == Path(end).suffix

    assert not (can_be_read and (ROOT / end) in _imports(ROOT / start)), (
        "it is an import: write → instead of ⇢"
    )


def test_an_arrow_that_runs_up_is_found() -> None:
    """The walk itself can fail: content never reaches a page, and a page reaches content."""
    page, content = ROOT / "workbook/pages/shell.py", ROOT / "workbook/content/shelf.py"

    assert [_reaches(one, other) for one, other in itertools.permutations((page, content))] == [True, False]
