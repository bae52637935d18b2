"""A Word file that is being edited, and pieces of its XML."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@dataclass
class Paper:
    """A Word file that is being edited: `put` are the words somebody wrote, `never` those that nobody may find."""

    data: bytes
    chance: random.Random
    put: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root[0]

    def word(self) -> str:
        self.put.append(f"書いた言葉{len(self.put)}番")
        return self.put[-1]

    def no_word(self) -> str:
        self.never.append(f"消えた言葉{len(self.never)}番")
        return self.never[-1]

    def tables(self) -> list[Any]:
        return self.body.findall(".//w:tbl", NS)

    def frames(self) -> list[Any]:
        return [one for one in self.tables() if len(one.findall("w:tblGrid/w:gridCol", NS)) == 1]

    def grids(self) -> list[Any]:
        return [one for one in self.tables() if len(one.findall("w:tblGrid/w:gridCol", NS)) > 1]

    def paragraph(self) -> Any:
        """Return a paragraph in which an answer stands or can stand."""
        cells = [cell for table in self.frames() for cell in table.findall(".//w:tc", NS)]
        for table in self.grids():
            for row in table.findall("w:tr", NS)[1:]:
                cells += row.findall("w:tc", NS)[-1:]
        found = self.chance.choice(cells).findall("w:p", NS)
        return found[-1] if found else self.paragraph()

    def saved(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in self.parts.items():
                packed.writestr(name, data)
        return file.getvalue()


def xml(text: str) -> Any:
    return etree.fromstring(f'<x xmlns:w="{W}" xmlns:mc="{_MC}">{text}</x>')


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def into(paragraph: Any, text: str) -> None:
    for one in xml(text):
        paragraph.append(one)


def to_strict(data: bytes) -> bytes:
    """Return a part under the names of ISO/IEC 29500 Strict."""
    pairs = (
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )  # fmt: skip
    for old, new in pairs:
        data = data.replace(old, new)
    return data
