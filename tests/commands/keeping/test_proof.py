"""What docs/proof.ja.md publishes is what it says: 40 lines that find whatever was taken out or changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.store.keeping import kept
from workbook.commands import main
from workbook.config import ROOT
from workbook.store.database import Database
from workbook.store.keeping import archive, saving

LINES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/proof.ja.md").read_text(encoding="utf-8"), re.DOTALL)
Rows = list[dict[str, Any]]


def _by_hand(file: Path, noted: str = "") -> tuple[int, str]:
    """Run the published lines with nothing but Python, and return whether they agree and what they say."""
    script = file.parent / "check.py"
    script.write_text(LINES[0], encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-I", "-S", script, file, *([noted] if noted else [])],
        env={"PYTHONUTF8": "1"}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stdout + ended.stderr


def _by_command(file: Path, noted: str = "") -> int:
    return main(["verify", str(file), *(["--noted", noted] if noted else [])])


def _forged(source: Path, target: Path, change: Callable[[Rows], object]) -> Path:
    """Return a file in which somebody changed the updates and then made every digest and the chain anew."""
    with zipfile.ZipFile(source) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(parts["manifest.json"])
    place = "tables/sheet_update.jsonl"
    rows = [json.loads(line) for line in parts[place].splitlines()]
    change(rows)
    lines = [json.dumps(row, separators=(",", ":")).encode() for row in rows]
    parts[place] = b"".join(line + b"\n" for line in lines)
    for table in manifest["tables"]:
        if table["name"] == "sheet_update":
            table |= {"rows": len(lines), "sha256": sha256(parts[place]).hexdigest()}
    digest = sha256(b"juso-workbook r1").digest()
    for line in lines:
        digest = sha256(digest + line).digest()
    manifest["chains"] = {"r1": {"updates": len(lines), "sha256": digest.hex()}}
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
        packed.comment = b"0" * 64
    with target.open("r+b") as file:
        right = archive.digest_but_last(file)
        file.seek(-64, os.SEEK_END)
        file.write(right)
    return target


def test_the_lines_are_forty_and_need_only_the_standard_library() -> None:
    assert len(LINES) == 1
    assert len(LINES[0].splitlines()) == 40
    imported = re.findall(r"^import (.*)$", LINES[0], re.MULTILINE)
    assert {name for line in imported for name in line.split(", ")} <= sys.stdlib_module_names


def test_on_either_database_both_ways_agree_with_what_was_noted_before(
    both: Database, tmp_path: Path
) -> None:
    kept.furnish(both)
    noted = str(saving.export_run(both, "r1", tmp_path / "before.zip").chains["r1"])
    kept.write(both, "r1", "あとから書いた")
    kept.write(both, "r2", "ほかの回")

    now = saving.export_run(both, "r1", tmp_path / "now.zip").chains["r1"]

    assert now.updates == 3
    assert _by_command(tmp_path / "now.zip", noted) == 0
    assert _by_hand(tmp_path / "now.zip", noted) == (0, f"合いました r1 {now}\n")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda rows: rows.pop(1), id="taken out"),
        pytest.param(lambda rows: rows.pop(), id="the last one taken out"),
        pytest.param(lambda rows: rows[0].update(data="AAA="), id="other words"),
        pytest.param(lambda rows: rows[0].update(member_id="r1-helper"), id="another writer"),
        pytest.param(lambda rows: rows[1].update(at="2026-04-02T00:00:00.000000+00:00"), id="another time"),
        pytest.param(lambda rows: rows.insert(0, rows.pop()), id="another order"),
        pytest.param(lambda rows: rows.insert(1, {**rows[0], "seq": 0}), id="one put in"),
    ],
)
def test_whoever_makes_everything_anew_is_found_by_what_was_noted(
    database: Database, tmp_path: Path, change: Callable[[Rows], object]
) -> None:
    kept.furnish(database)
    noted = str(saving.export_run(database, "r1", tmp_path / "true.zip").chains["r1"])

    forged = _forged(tmp_path / "true.zip", tmp_path / "forged.zip", change)

    assert (_by_hand(forged)[0], _by_command(forged)) == (0, 0), (
        "without a note nobody can tell; the docs say so"
    )
    assert (_by_hand(forged, noted)[0], _by_command(forged, noted)) == (1, 1)


def test_a_damaged_file_is_told_by_hand_as_well(database: Database, tmp_path: Path) -> None:
    kept.furnish(database)
    saving.export_run(database, "r1", tmp_path / "true.zip")
    data = bytearray((tmp_path / "true.zip").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "hurt.zip").write_bytes(data)

    assert _by_hand(tmp_path / "hurt.zip") == (1, "合いません: ファイルの照合値\n")
