"""Everything of a team, or of a whole run, as one zip with names people can read and a list of what is in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.handouts import excel, offline, plain, word
from workbook.handouts.sheet import Box, Sheet

CONTENTS = "もくじ.txt"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 60
_FORMATS: dict[str, Callable[[Sequence[Sheet]], bytes]] = {
    "xlsx": excel.write,
    "docx": word.write,
    "json": plain.write,
}
_EACH: dict[str, Callable[[Sheet], bytes]] = {"html": offline.write}


@dataclass(frozen=True)
class Folder:
    """A team's sheets under the name of its folder."""

    name: str
    sheets: tuple[Sheet, ...]


def write(folders: Sequence[Folder], *, formats: Sequence[str] = ("xlsx", "docx", "json")) -> bytes:
    """Return a zip: a folder per team with one file per format holding all its sheets, and a list in front.

    HTML holds one sheet each.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        names = _names([folder.name for folder in folders])
        packed.writestr(CONTENTS, _contents(dict(zip(names, folders, strict=True))).encode("utf-8-sig"))
        for name, folder in zip(names, folders, strict=True):
            for ending in formats if folder.sheets else ():
                for title, data in _files(name, folder, ending):
                    packed.writestr(f"{name}/{title}.{ending}", data)
    return file.getvalue()


def _files(name: str, folder: Folder, ending: str) -> Iterator[tuple[str, bytes]]:
    if ending in _FORMATS:
        yield name, _FORMATS[ending](folder.sheets)
        return
    titles = _names([sheet.title for sheet in folder.sheets])
    for title, sheet in zip(titles, folder.sheets, strict=True):
        yield title, _EACH[ending](sheet)


def _names(wanted: Sequence[str]) -> list[str]:
    """Return folder names every system takes, numbered so that no two are the same and their order stays."""
    width = len(str(len(wanted)))
    safe = (_UNSAFE.sub("", name).strip(" .")[:_LONGEST] or "チーム" for name in wanted)
    return [f"{number:0{width}d}_{name}" for number, name in enumerate(safe, start=1)]


def _contents(folders: Mapping[str, Folder]) -> str:
    """List every folder and sheet; how much is written is told by the question, never compared between teams."""
    lines = []
    for name, folder in folders.items():
        lines.append(name)
        lines += [f"　{sheet.title}　{_written(sheet)}" for sheet in folder.sheets] or [
            "　まだ何も書かれていません"
        ]
        lines.append("")
    return "\r\n".join(lines)


def _written(sheet: Sheet) -> str:
    filled = [part for part in sheet.parts if isinstance(part, Box) and part.text]
    rows = sum(any(row.cells) for part in sheet.parts if not isinstance(part, Box) for row in part.rows)
    return f"文の欄 {len(filled)}・表の行 {rows}"
