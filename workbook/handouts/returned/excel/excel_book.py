"""What the pages of an Excel file share: texts, looks, and where its calendar begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workbook.handouts.returned.excel import excel_texts
from workbook.handouts.returned.excel.built_in_formats import BUILT_IN
from workbook.handouts.returned.package import Package, attribute, child, local, whole

_WORKSHEETS = frozenset({"worksheet"})
WITH_DRAWINGS = _WORKSHEETS | {"chartsheet", "dialogsheet"}
"""Pages that are made of cells, and those that show one picture or one window: words may stand in it."""


class Book:
    """The shared parts of a book; other programs may name texts and looks that do not exist."""

    def __init__(self, package: Package, main: str) -> None:
        book = package.xml(main)
        texts = package.related(main, "sharedStrings")
        self.texts = [excel_texts.read(one) for one in (() if texts is None else texts) if local(one) == "si"]
        self._looks = list(_looks(package.related(main, "styles")))
        properties = child(book, "workbookPr")
        self.is_1904 = properties is not None and properties.get("date1904", "0") in {"1", "true", "on"}

    def code(self, style: str) -> str:
        """Return the number format of a look."""
        return self._look(style)[0]

    def is_struck(self, style: str) -> bool:
        """Tell whether a look strikes the whole cell out."""
        return self._look(style)[1]

    def _look(self, style: str) -> tuple[str, bool]:
        number = whole(style, otherwise=0)
        return self._looks[number] if number < len(self._looks) else ("", False)


@dataclass(frozen=True)
class BookPage:
    """A page as it stands in the file: what it is called, which part it is, what is in it."""

    name: str
    part: str
    root: etree._Element
    is_hidden: bool


def names(package: Package, main: str) -> list[str]:
    """Return what the pages of a book are called."""
    return [sheet.get("name", "") for sheet in children(package.xml(main), "sheets")]


def sheets(
    package: Package, main: str, *, most: int, kinds: frozenset[str] = _WORKSHEETS
) -> Iterator[BookPage]:
    """Yield the first pages of a book in their order; raise FileRefused for a damaged one."""
    relations = package.relations(main)
    for sheet in children(package.xml(main), "sheets")[:most]:
        relation = relations.get(attribute(sheet, "id"))
        root = package.xml(relation.part) if relation and relation.kind in kinds else None
        if relation and root is not None:
            is_hidden = sheet.get("state", "visible") != "visible"
            yield BookPage(sheet.get("name", ""), relation.part, root, is_hidden)


def _looks(styles: etree._Element | None) -> Iterator[tuple[str, bool]]:
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in children(styles, "numFmts")}
    fonts = [excel_texts.is_struck(one) for one in children(styles, "fonts")]
    for one in children(styles, "cellXfs"):
        number, font = one.get("numFmtId", "0"), whole(one.get("fontId", "0"), otherwise=0)
        code = own.get(number) or BUILT_IN.get(whole(number, otherwise=0), "")
        yield code, font < len(fonts) and fonts[font]


def children(root: etree._Element | None, *path: str) -> list[etree._Element]:
    """Return what stands in the element at the end of a path of names, or nothing."""
    found = child(root, *path)
    return [] if found is None else list(found)
