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
    failed = "".join(re.findall(r"^ *not ok .*\n(?:.*\n){20}", done.stdout, re.MULTILINE))
    assert done.returncode == 0, f"{failed}{done.stdout[-3000:]}\n{done.stderr[-2000:]}"


def test_types_and_layout_are_right(workshop: Path) -> None:
    _run(workshop, "run", "check")


def test_who_is_in_a_box_is_not_asked_of_the_window_in_front_alone() -> None:
    asked = [
        path for path in (SOURCES / "src").rglob("*.js") if '":focus' in path.read_text(encoding="utf-8")
    ]
    assert asked == [], "`:focus` is nobody's while another window is in front: ask focusedIn"


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


def _fetched(entry: str) -> bytes:
    """Return a script with what it is not read without; what only some sheets need is fetched later."""
    first = script(entry)
    named = re.findall(r'from"\./([\w.]+\.js)"', first.read_text())
    return b"".join(file.read_bytes() for file in (first, *(first.with_name(name) for name in named)))


@pytest.mark.parametrize("entry", ["script", "offline", "offline-pictured"])
def test_nothing_outside_is_fetched(entry: str) -> None:
    lock = (SOURCES / "package-lock.json").read_text()
    text = _fetched(entry).decode()

    assert '"resolved"' not in lock
    told = set(re.findall(r"https?://[^\"'`)\s]+", text))
    assert told == {
        "http://www.w3.org/2000/svg",
        "https://github.com/yjs/yjs/issues/438",
    }  # names, never fetched


@pytest.mark.parametrize(
    ("entry", "size", "packed"),
    [
        ("script", 181_900, 62_500),
        ("offline", 181_100, 62_050),
        ("offline-map", 223_100, 78_200),
        ("offline-boards", 215_200, 76_250),
        ("offline-pictured", 251_300, 90_600),
        ("growth", 20_000, 8_500),
    ],
)
def test_it_is_small(entry: str, size: int, packed: int) -> None:
    assert len(_fetched(entry)) < size
    assert len(gzip.compress(_fetched(entry), 9)) < packed


def test_a_sheet_has_only_the_pictures_one_works_in_there() -> None:
    a_map, a_board = b"is-professional", b"bar-middle"
    (maps,) = (SOURCES / "dist").glob("ties_map.*.js")
    (boards,) = (SOURCES / "dist").glob("boards.*.js")

    assert [mark in maps.read_bytes() for mark in (a_map, a_board)] == [True, False]
    assert [mark in boards.read_bytes() for mark in (a_map, a_board)] == [False, True]
    carried = {
        entry: [mark in _fetched(entry) for mark in (a_map, a_board)]
        for entry in ("script", "offline", "offline-map", "offline-boards", "offline-pictured")
    }
    assert carried == {
        "script": [False, False],
        "offline": [False, False],
        "offline-map": [True, False],
        "offline-boards": [False, True],
        "offline-pictured": [True, True],
    }


@pytest.mark.parametrize("entry", ["offline", "offline-map", "offline-boards", "offline-pictured"])
def test_a_file_carries_no_connection_and_says_nothing_of_one(entry: str) -> None:
    connected = ("WebSocket", "送っています…", "いまここにいる人")

    assert all(word in _fetched("script").decode() for word in connected)
    assert not any(word in _fetched(entry).decode() for word in connected)


@pytest.mark.parametrize("entry", ["offline", "offline-map", "offline-boards", "offline-pictured"])
def test_a_page_can_carry_the_script_for_files_inside(entry: str) -> None:
    text = script(entry).read_text()

    assert re.search(r"<!--|</script|<script|\r", text, re.IGNORECASE) is None
