"""A damaged byte, a table that was changed and a file that is something else are told before anything is used."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.store.keeping import kept
from workbook.store.database import Database
from workbook.store.keeping import checking, restoring, saving
from workbook.store.keeping.checking import BackupRefused


def test_every_damaged_missing_or_added_byte_is_told(tmp_path: Path) -> None:
    """A small file, so that each of its bytes can be tried."""
    going = [checking.archive.Outgoing("setting", {"name": "text"}, [b'{"name":"a"}'])]
    checking.archive.write(tmp_path / "b.zip", going, holds="everything", revision="1", made_at=kept.NOW)
    whole = (tmp_path / "b.zip").read_bytes()
    hurt = tmp_path / "hurt.zip"
    broken = [
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))),
        *(whole[:end] for end in (0, 1, 63, 64, len(whole) // 2, len(whole) - 1)),
        whole + b"\n",
        whole + whole,
    ]

    let_through = []
    for number, data in enumerate(broken):
        hurt.write_bytes(data)
        try:
            checking.verify(hurt)
        except BackupRefused:
            continue
        let_through.append(number)

    assert let_through == []
    assert checking.verify(tmp_path / "b.zip")[0].tables


def test_whoever_makes_the_digest_anew_is_told_by_the_manifest_or_the_chain(
    database: Database, tmp_path: Path
) -> None:
    kept.furnish(database)
    manifest = saving.export_run(database, "r1", tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        lines = {name: packed.read(name) for name in packed.namelist()}
    place = "tables/sheet_update.jsonl"
    taken_out, _, rest = lines[place].partition(b"\n")
    lines[place] = rest

    _packed_anew(tmp_path / "c.zip", lines)

    with pytest.raises(BackupRefused, match=place):
        checking.verify(tmp_path / "c.zip")
    assert (b'"seq":1' in taken_out, manifest.chains["r1"].updates) == (True, 2)


def _packed_anew(path: Path, lines: dict[str, bytes]) -> None:
    """Write a file whose last letters are right again."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in lines.items():
            packed.writestr(name, data)
        packed.comment = b"0" * 64
    with path.open("r+b") as file:
        digest = checking.archive.digest_but_last(file)
        file.seek(-64, os.SEEK_END)
        file.write(digest)


def test_a_copied_database_file_is_recognised_and_refused(database: Database, tmp_path: Path) -> None:
    kept.furnish(database)
    shutil.copy(str(database.url.database), tmp_path / "b.zip")

    for use in (checking.verify, lambda file: restoring.restore(database, file)):
        with pytest.raises(BackupRefused) as told:
            use(tmp_path / "b.zip")

        assert str(told.value) == checking.DATABASE_COPY
