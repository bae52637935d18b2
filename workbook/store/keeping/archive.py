"""The file of a backup: a zip with a text of JSON lines for each table, a manifest, and a digest as its last letters."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, Field

from workbook.store.keeping.chains import Chains, Link
from workbook.store.keeping.lines import Kind

MANIFEST = "manifest.json"
DIGEST_LETTERS = 64
_PIECE = 1 << 20
_FLUSH = "r+b"


class Part(BaseModel):
    """A table in the file. `counter`: the last number its rows were given, if they are numbered."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str = Field(pattern="^[a-z_]{1,64}$")
    columns: dict[str, Kind]
    rows: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    counter: int | None = None

    @property
    def place(self) -> str:
        """Return where in the zip its lines are."""
        return place_of(self.name)


class Manifest(BaseModel):
    """What a file holds. Tables come in an order in which they can be put back; `chains` by the id of the run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["juso-workbook"] = "juso-workbook"
    version: Literal[1] = 1
    holds: Literal["everything", "run"]
    revision: str = Field(pattern="^[0-9a-z_]{1,32}$")
    made_at: datetime
    tables: tuple[Part, ...]
    chains: dict[str, Link]


@dataclass(frozen=True)
class Outgoing:
    """A table on its way into a file."""

    name: str
    columns: dict[str, Kind]
    lines: Iterable[bytes]
    counter: int | None = None


def place_of(table: str) -> str:
    """Return where in the zip the lines of a table are."""
    return f"tables/{table}.jsonl"


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a name beside the target to write under; it becomes the target at the end, or goes away if that fails.

    Raise FileExistsError if the target is there: an older backup is worth more than the place.
    """
    if target.exists():
        raise FileExistsError(str(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.", suffix=".part")
    os.close(handle)
    under = Path(name)
    try:
        yield under
        under.rename(target)
        _reach_disk(target.parent)
    finally:
        under.unlink(missing_ok=True)


def write(
    path: Path,
    tables: Iterable[Outgoing],
    *,
    holds: Literal["everything", "run"],
    revision: str,
    made_at: datetime,
) -> Manifest:
    """Write the file, down to the disk, and return what it holds."""
    chains = Chains()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        parts = tuple(_write(packed, table, chains) for table in tables)
        manifest = Manifest(
            holds=holds, revision=revision, made_at=made_at, tables=parts, chains=chains.links()
        )
        packed.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        packed.comment = b"0" * DIGEST_LETTERS
    with path.open(_FLUSH) as file:
        digest = digest_but_last(file)
        file.seek(-DIGEST_LETTERS, os.SEEK_END)
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())
    return manifest


def digest_but_last(file: IO[bytes]) -> bytes:
    """Return, in letters, the digest of everything in a file but its last letters, which should be the same."""
    left = file.seek(0, os.SEEK_END) - DIGEST_LETTERS
    file.seek(0)
    found = sha256()
    while left > 0:
        piece = file.read(min(_PIECE, left))
        found.update(piece)
        left -= len(piece)
    return found.hexdigest().encode("ascii")


def _write(packed: zipfile.ZipFile, table: Outgoing, chains: Chains) -> Part:
    found, rows = sha256(), 0
    with packed.open(place_of(table.name), "w", force_zip64=True) as file:
        for line in table.lines:
            chains.see(table.name, line)
            whole = line + b"\n"
            found.update(whole)
            file.write(whole)
            rows += 1
    return Part(
        name=table.name,
        columns=table.columns,
        rows=rows,
        sha256=found.hexdigest(),
        counter=table.counter,
    )


def _reach_disk(folder: Path) -> None:
    """Let the new name reach the disk as well, where folders can be asked for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
