"""The parts of an Excel or Word file as XML, whichever program and whichever of the two standards wrote them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from workbook.handouts.returned import safe_file
from workbook.handouts.returned.safe_file import FileRefused

# A node costs lxml about 150 bytes and Python some microseconds. All sixteen worksheets in one Word file, saved again
# by LibreOffice, have 94,000.
_MOST_MARKS = 400_000
_MOST_DIGITS = 9
_ROOT = ""


@dataclass(frozen=True)
class Relation:
    """What one part says of another: the last word of the relation's address, and the name of that part."""

    kind: str
    part: str


class Package:
    """An opened file. Parts that are named and missing are None; damaged ones raise FileRefused."""

    def __init__(self, data: bytes) -> None:
        self._zip = safe_file.open_office(data)
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._marks = 0

    def main(self) -> str:
        """Return the name of the part that holds the book or the text; raise FileRefused when there is none."""
        for relation in self.relations(_ROOT).values():
            if relation.kind == "officeDocument":
                return relation.part
        for name in ("xl/workbook.xml", "word/document.xml"):
            if name in self._names:
                return name
        message = "Excel や Word のファイルではないようです（持ち帰ったファイルかどうか、確かめてください）"
        raise FileRefused(message)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to, by the ids it uses."""
        folder, _, own = name.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{own}.rels"))
        found = {}
        for one in () if root is None else root:
            target = one.get("Target", "")
            part = (
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            if one.get("TargetMode") != "External":
                found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], part)
        return found

    def related(self, name: str, kind: str) -> etree._Element | None:
        """Return the first part of a kind that a part refers to."""
        parts = (one.part for one in self.relations(name).values() if one.kind == kind)
        return next((found for part in parts if (found := self.xml(part)) is not None), None)

    def xml(self, name: str) -> etree._Element | None:
        """Return a part as a tree, without comments; raise FileRefused when it is damaged or far too large."""
        real = self._names.get(name.lower())
        if real is None:
            return None
        try:
            data = self._zip.read(real)
        except safe_file.DAMAGED:
            raise FileRefused(_DAMAGED.format(part=name)) from None
        self._marks += data.count(b"<") + data.count(b"=") // 2
        if self._marks > _MOST_MARKS:
            raise FileRefused(_TOO_MUCH)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise FileRefused(_DAMAGED.format(part=name)) from None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace: the two standards differ in nothing else here."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, or nothing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def whole(written: str, *, otherwise: int) -> int:
    """Return a number as a file writes it; `otherwise` for anything else, and for one that no file of people has."""
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else otherwise


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element at the end of a path of names."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


_DAMAGED = (
    "ファイルの一部（{part}）がこわれています"
    "（Excel か Word の「開く」で「開いて修復する」を選んで開き、新しい名前で保存してから入れてください）"
)
_TOO_MUCH = (
    "ファイルの中身が多すぎます（持ち帰ったシートのほかに大きな表や絵があれば、消してから入れてください）"
)
