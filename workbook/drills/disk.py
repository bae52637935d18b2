"""A disk whose power is cut: from notes of what a program asked of it, the files as they could be found afterwards.

What was synced is there. Of what was written later either nothing is there, or, torn, any of its sectors. Creating,
renaming and removing a file count at once, as on a file system with a journal.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
ACKNOWLEDGED = ord("A")
_HEAD = struct.Struct("<BIQQ")  # as `struct head` in disk_notes.c
_WRITE, _CUT, _SYNC, _CREATE, _GROW, _RENAME, _REMOVE = b"WTSCGRU"


@dataclass(frozen=True)
class Note:
    """One thing that happened: its kind, the file, where, and what was written (the new name, when renamed)."""

    kind: int
    name: str
    at: int
    data: bytes


def written_by_us(kind: int, data: bytes) -> bytes:
    """Return a note of ours between those of the program, such as what was acknowledged at this moment."""
    return _HEAD.pack(kind, 0, 0, len(data)) + data


def notes(file: Path) -> Iterator[Note]:
    """Yield what was noted; a note that was cut off at the end is left out."""
    with file.open("rb") as given:
        while len(head := given.read(_HEAD.size)) == _HEAD.size:
            kind, name, at, size = _HEAD.unpack(head)
            called, data = given.read(name), given.read(size)
            if len(called) + len(data) < name + size:
                return
            yield Note(kind, called.decode(), at, data)


@dataclass
class _File:
    durable: bytearray
    later: list[Note] = field(default_factory=list)


class Disk:
    """The files of a folder (`base` holds them as they were, `folder` is what they were called) through time."""

    def __init__(self, base: Path, folder: Path) -> None:
        self._base = base
        self._folder = folder
        self._files: dict[str, _File | None] = {}

    def take(self, note: Note) -> None:
        """Let one thing happen."""
        if note.kind == _REMOVE:
            self._files[note.name] = None
        elif note.kind == _RENAME:
            self._files[note.data.decode()], self._files[note.name] = self._file(note.name), None
        elif note.kind == _SYNC:
            file = self._file(note.name)
            for later in file.later:
                _do(file.durable, later, chance=None)
            file.later.clear()
        elif note.kind == _CREATE:
            self._file(note.name)
        else:
            self._file(note.name).later.append(note)

    def lay_out(self, folder: Path, *, torn: random.Random | None) -> None:
        """Write the files into a copy of `base` as they would be found now; `torn` says which sectors came through."""
        for name, file in self._files.items():
            path = folder / Path(name).relative_to(self._folder)
            if file is None:
                path.unlink(missing_ok=True)
                continue
            found = bytearray(file.durable)
            for later in file.later if torn else ():
                _do(found, later, chance=torn)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found)

    def _file(self, name: str) -> _File:
        found = self._files.get(name)
        if found is None:
            path = self._base / Path(name).relative_to(self._folder)
            was_there = name not in self._files and path.exists()
            found = self._files[name] = _File(bytearray(path.read_bytes() if was_there else b""))
        return found


def _do(found: bytearray, note: Note, *, chance: random.Random | None) -> None:
    """Do to a file what was asked; with chance, only some sectors of it."""
    if note.kind == _WRITE:
        _grow(found, note.at + len(note.data))
        for at, part in _sectors(note):
            if chance is None or chance.random() < 0.5:  # noqa: PLR2004 -- a coin
                found[at : at + len(part)] = part
    elif chance is not None and chance.random() < 0.5:  # noqa: PLR2004 -- as above
        return
    elif note.kind == _CUT:
        del found[note.at :]
        _grow(found, note.at)
    elif note.kind == _GROW:
        _grow(found, note.at)


def _sectors(note: Note) -> Iterator[tuple[int, bytes]]:
    at, end = note.at, note.at + len(note.data)
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, note.data[at - note.at : upto - note.at]
        at = upto


def _grow(found: bytearray, size: int) -> None:
    if len(found) < size:
        found.extend(bytes(size - len(found)))
