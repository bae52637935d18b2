"""Everything of a team, or of a whole run, as one zip with names people can read and a list of what is in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from workbook.handouts.layout import file_names
from workbook.handouts.layout.sheet import Box, LaidOutSheet
from workbook.handouts.writers import as_json, excel, offline, word, zips

CONTENTS = "もくじ.txt"
_FORMATS: dict[str, Callable[[Sequence[LaidOutSheet]], bytes]] = {
    "xlsx": excel.write,
    "docx": word.write,
    "json": as_json.write,
}
_EACH: dict[str, Callable[[LaidOutSheet], bytes]] = {"html": offline.write}


@dataclass(frozen=True)
class Folder:
    """A team's sheets under the name of its folder."""

    name: str
    sheets: tuple[LaidOutSheet, ...]


def write(folders: Sequence[Folder], *, formats: Sequence[str] = ("xlsx", "docx", "json")) -> bytes:
    """Return a zip: a folder per team with one file per format holding all its sheets, and a list of what is in it.

    HTML holds one sheet each.
    """
    file = io.BytesIO()
    for _ in pack(file, folders, of=len(folders), formats=formats):
        pass
    return file.getvalue()


def pack(
    file: IO[bytes],
    folders: Iterable[Folder],
    *,
    of: int,
    formats: Sequence[str],
    more: Sequence[tuple[str, bytes]] = (),
) -> Iterator[int]:
    """Write such a zip into a file, and tell after each of the `of` folders how many are there.

    `more` are files of the whole run with their names; they stand beside the folders and first in the list.

    Each folder is asked for when it is its turn, so that never more than one is held. The zip is whole when the
    iterator has come to its end.
    """
    lines = [*(name for name, _ in more), *[""] * bool(more)]
    with zips.begin(file) as packed:
        for name, data in more:
            packed.writestr(name, data)
        for number, folder in enumerate(folders, start=1):
            name = _name(folder.name, number, of=of)
            for ending in formats if folder.sheets else ():
                for title, data in _files(name, folder, ending):
                    packed.writestr(f"{name}/{title}.{ending}", data)
            lines += _contents(name, folder)
            yield number
        packed.writestr(CONTENTS, "\r\n".join(lines).encode("utf-8-sig"))


def _files(name: str, folder: Folder, ending: str) -> Iterator[tuple[str, bytes]]:
    if ending in _FORMATS:
        yield name, _FORMATS[ending](folder.sheets)
        return
    for number, sheet in enumerate(folder.sheets, start=1):
        yield _name(sheet.title, number, of=len(folder.sheets)), _EACH[ending](sheet)


def _name(wanted: str, number: int, *, of: int) -> str:
    """Return a folder name every system takes, numbered so that no two are the same and their order stays."""
    safe = file_names.joined(wanted) or "チーム"
    return f"{number:0{len(str(of))}d}_{safe}"


def _contents(name: str, folder: Folder) -> list[str]:
    """List a folder's sheets; how much is written is told by the question, never compared between teams."""
    sheets = [f"　{sheet.title}　{_written(sheet)}" for sheet in folder.sheets]
    return [name, *(sheets or ["　まだ何も書かれていません"]), ""]


def _written(sheet: LaidOutSheet) -> str:
    filled = [part for part in sheet.parts if isinstance(part, Box) and part.text]
    rows = sum(any(row.cells) for part in sheet.parts if not isinstance(part, Box) for row in part.rows)
    return f"文の欄 {len(filled)}・表の行 {rows}"
