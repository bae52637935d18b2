"""Whether a file is a backup, whole and unchanged; and what it says about the chain somebody noted before."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from workbook.store.keeping import archive, lines
from workbook.store.keeping.archive import MANIFEST, Manifest, Part
from workbook.store.keeping.chains import Chains, Link

_SQLITE = b"SQLite format 3\x00"
_DUMP = b"PGDMP"
_ZIP = b"PK\x03\x04"
_LONGEST_LINE = 256 << 20
_LONGEST_MANIFEST = 16 << 20

DATABASE_COPY = (
    "これは控えではなく、SQLite のデータベースをそのまま写したものです。"
    "動いているあいだに写すと、終わりのほうに書かれた言葉が抜けます（抜けたことは、あとから分かりません）。"
    "python -m workbook backup --to ファイル で取った控えを使ってください。"
)
DUMP = (
    "これは PostgreSQL の pg_dump のファイルです。ワークブックの控えではないので、調べることも戻すこともできません。"
    "pg_restore で戻すか、python -m workbook backup --to ファイル で控えを取ってください。"
)
FOREIGN = "これはワークブックの控えではありません（または、はじめの部分が壊れています）。"
DAMAGED = "ファイルが壊れているか、書きかえられています（中身が、作ったときの照合値と合いません）。使わないでください。"
INSIDE = "ファイルの中の「{where}」が、目録と合いません。使わないでください。"


class BackupRefused(ValueError):  # noqa: N818 -- an answer to a person, not a slip of the program
    """A file that is no backup, or not a sound one, or cannot be taken back here. The message is a sentence."""


def verify(path: Path, *, noted: Mapping[str, Link] | None = None) -> tuple[Manifest, frozenset[str]]:
    """Read everything in a file; return what it holds, and the runs whose chain went through what was `noted`.

    Raise BackupRefused if a single byte is not as it was written.
    """
    with sound(path) as (packed, manifest):
        chains = Chains(noted)
        for part in manifest.tables:
            for line in read(packed, part):
                _understand(line, part)
                _link(chains, line, part)
        if chains.links() != manifest.chains:
            raise BackupRefused(INSIDE.format(where="chains"))
    return manifest, frozenset(chains.as_noted)


@contextmanager
def sound(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Give a file whose bytes are all as they were written, with what it says it holds."""
    with path.open("rb") as file:
        _recognise(file)
        try:
            with zipfile.ZipFile(file) as packed:
                yield packed, _manifest(packed)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as oops:
            raise BackupRefused(DAMAGED) from oops


def read(packed: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    """Return the lines of a table; raise BackupRefused at the end if they are not those the manifest tells of."""
    found, rows = sha256(), 0
    with packed.open(part.place) as file:
        while whole := file.readline(_LONGEST_LINE):
            if not whole.endswith(b"\n"):
                raise BackupRefused(INSIDE.format(where=part.place))
            found.update(whole)
            rows += 1
            yield whole[:-1]
    if (rows, found.hexdigest()) != (part.rows, part.sha256):
        raise BackupRefused(INSIDE.format(where=part.place))


def _recognise(file: IO[bytes]) -> None:
    start = file.read(len(_SQLITE))
    for sign, sentence in ((_SQLITE, DATABASE_COPY), (_DUMP, DUMP)):
        if start.startswith(sign):
            raise BackupRefused(sentence)
    if not start.startswith(_ZIP):
        raise BackupRefused(FOREIGN)
    digest = archive.digest_but_last(file)
    file.seek(-min(archive.DIGEST_LETTERS, file.seek(0, os.SEEK_END)), os.SEEK_END)
    if file.read() != digest:
        raise BackupRefused(DAMAGED)


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    try:
        told = packed.getinfo(MANIFEST)
        if told.file_size > _LONGEST_MANIFEST:
            raise BackupRefused(INSIDE.format(where=MANIFEST))
        manifest = Manifest.model_validate_json(packed.read(told))
    except (KeyError, ValidationError) as oops:
        raise BackupRefused(FOREIGN) from oops
    if sorted(packed.namelist()) != sorted([MANIFEST, *(part.place for part in manifest.tables)]):
        raise BackupRefused(INSIDE.format(where=MANIFEST))
    return manifest


def _understand(line: bytes, part: Part) -> None:
    try:
        lines.row_of(line, part.columns)
    except (ValueError, RecursionError) as oops:
        raise BackupRefused(INSIDE.format(where=part.place)) from oops


def _link(chains: Chains, line: bytes, part: Part) -> None:
    try:
        chains.see(part.name, line)
    except (
        KeyError,
        json.JSONDecodeError,
    ) as oops:  # an update of a sheet, or a sheet of a run, that is not there
        raise BackupRefused(INSIDE.format(where=part.place)) from oops
