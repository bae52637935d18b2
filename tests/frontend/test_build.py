"""The editor that ships was built from these sources, which are checked and tested."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.frontend.conftest import SOURCES, script


def _run(workshop: Path, *words: str) -> None:
    done = subprocess.run(["npm", *words], cwd=workshop, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-2000:]}"


def test_types_and_layout_are_right(workshop: Path) -> None:
    _run(workshop, "run", "check")


def test_its_own_tests_pass(workshop: Path) -> None:
    _run(workshop, "test")


def test_building_again_gives_the_same_bytes(workshop: Path) -> None:
    _run(workshop, "run", "build")

    built = {file.name: file.read_bytes() for file in (workshop / "dist").iterdir()}
    shipped = {file.name: file.read_bytes() for file in (SOURCES / "dist").iterdir()}
    assert sorted(built) == sorted(shipped)
    assert built == shipped, "npm run build を workbook/desk/frontend で実行してください"


def test_writing_the_tokens_again_gives_the_same_bytes(workshop: Path, tmp_path: Path) -> None:
    _run(workshop, "run", "tokens", "--", str(tmp_path))

    written = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    shipped = {name: (ROOT / "workbook/tokens" / name).read_text(encoding="utf-8") for name in written}
    assert sorted(written) == ["colours.py", "tokens.css"]
    assert written == shipped, "npm run tokens を workbook/desk/frontend で実行してください"


def test_the_licences_of_all_that_ships_are_there() -> None:
    told_to_npm = json.loads((SOURCES / "package.json").read_text())
    tokens = "@digital-go-jp/design-tokens"
    packages = {**told_to_npm["dependencies"], tokens: told_to_npm["devDependencies"][tokens]}
    licences = (SOURCES / "dist/LICENSES.txt").read_text()

    told = dict(re.findall(r"^(\S+) (\S+) \(MIT\)$", licences, re.MULTILINE))
    assert told == packages


@pytest.mark.parametrize("entry", ["script", "offline"])
def test_nothing_outside_is_fetched(entry: str) -> None:
    lock = (SOURCES / "package-lock.json").read_text()
    text = script(entry).read_text()

    assert '"resolved"' not in lock
    told = set(re.findall(r"https?://[^\"'`)\s]+", text))
    assert told == {
        "http://www.w3.org/2000/svg",
        "https://github.com/yjs/yjs/issues/438",
    }  # names, never fetched


@pytest.mark.parametrize(
    ("entry", "size", "packed"),
    [("script", 211_500, 72_700), ("offline", 228_500, 79_200), ("growth", 20_000, 8_500)],
)
def test_it_is_small(entry: str, size: int, packed: int) -> None:
    assert script(entry).stat().st_size < size
    assert len(gzip.compress(script(entry).read_bytes(), 9)) < packed


def test_a_page_can_carry_the_script_for_files_inside() -> None:
    text = script("offline").read_text()

    assert re.search(r"<!--|</script|<script|\r", text, re.IGNORECASE) is None
