"""What is written on an Excel page beside its cells: comments and shapes."""

from __future__ import annotations

from lxml import etree

from workbook.handouts.returned.excel import excel_texts
from workbook.handouts.returned.package import Package, child, local


def read(package: Package, part: str) -> tuple[tuple[str, str], ...]:
    """Return the words of comments and of shapes that lie on a page, each with where it is."""
    relations = list(package.relations(part).values())
    threaded = [one for one in relations if one.kind == "threadedComment"]
    found = []
    for relation in threaded or [one for one in relations if one.kind == "comments"]:
        for one in _descendants(package.xml(relation.part), "threadedComment" if threaded else "comment"):
            inner = child(one, "text")
            words = (
                ""
                if inner is None
                else (excel_texts.plain(inner.text or "") if threaded else excel_texts.said(inner))
            )
            found.append((f"{one.get('ref', '')} のコメント", words))
    for relation in relations:
        if relation.kind == "drawing":
            found += [("図形", _shape(body)) for body in _descendants(package.xml(relation.part), "txBody")]
    return tuple((where, words) for where, words in found if words.strip())


def _shape(body: etree._Element) -> str:
    lines = ("".join(t.text or "" for t in _descendants(line, "t")) for line in body if local(line) == "p")
    return excel_texts.plain("\n".join(lines))


def _descendants(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else [one for one in root.iter() if local(one) == name]
