"""Pictures, charts and other files that somebody put in: nothing here reads what is written in them, so they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbook.handouts.returned.package import Package, child, local, whole
from workbook.handouts.returned.word.word_containers import GONE

# What a handout calls its own pictures in Excel; Excel itself puts a space before the number.
_OURS = re.compile(r"図[0-9]+")
_PICTURES = frozenset({"pic", "imagedata", "object", "chart"})

Place = tuple[int, int]


def in_word(element: etree._Element) -> int:
    """Return how many pictures and files a part of a document shows."""
    if local(element) in _PICTURES:
        return 1
    return sum(in_word(part) for part in _seen(element) if local(part) not in GONE)


def in_excel(package: Package, part: str, page: etree._Element) -> Iterator[Place]:
    """Yield the cells on which the pictures and files of a page begin, without the pictures of the handout."""
    for relation in package.relations(part).values():
        drawing = package.xml(relation.part) if relation.kind == "drawing" else None
        for anchor in () if drawing is None else drawing:
            charts = any(True for _ in _inside(anchor, "chart"))
            if charts or any(_is_foreign(one) for one in _inside(anchor, "pic")):
                yield _place(child(anchor, "from"))
    for one in _inside(page, "oleObject"):
        yield _place(child(one, "objectPr", "anchor", "from"))


def _seen(element: etree._Element) -> list[etree._Element]:
    """Return the parts of an element; of what is written in two ways the first."""
    return list(element[:1] if local(element) == "AlternateContent" else element)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for part in _seen(element):
        if local(part) == name:
            yield part
        elif local(part) != "sheetData":
            yield from _inside(part, name)


def _is_foreign(picture: etree._Element) -> bool:
    called = child(picture, "nvPicPr", "cNvPr")
    return called is None or not _OURS.fullmatch(called.get("name", ""))


def _place(begin: etree._Element | None) -> Place:
    numbers = [child(begin, name) for name in ("row", "col")]
    row, column = (whole((one.text or "") if one is not None else "", otherwise=0) for one in numbers)
    return row + 1, column + 1
