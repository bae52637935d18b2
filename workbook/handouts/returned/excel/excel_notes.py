"""What is written on an Excel page beside its cells: comments, notes, shapes and charts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbook.handouts.returned.beside import drawn_texts
from workbook.handouts.returned.excel import excel_texts
from workbook.handouts.returned.package import Package, child, local, whole

# Excel writes a threaded comment once more as a note of this author, for programs that know notes only.
_STAND_IN = "tc="
_NOTICE = re.compile(r"\A\[[^\]]*\].*?linkid=870924.*?\n\s*\n", re.DOTALL)


def read(package: Package, part: str) -> tuple[tuple[str, str], ...]:
    """Return the words of comments, notes, shapes and charts that lie on a page, each with where it is."""
    relations = list(package.relations(part).values())
    of_kind = {kind: [one.part for one in relations if one.kind == kind] for kind in _KINDS}
    found = []
    for threads in of_kind["threadedComment"]:
        found += [(_where(one), _thread(one)) for one in _each(package.xml(threads), "threadedComment")]
    for notes in of_kind["comments"]:
        root = package.xml(notes)
        authors = [one.text or "" for one in _each(root, "author")]
        for one in _each(root, "comment"):
            if not (of_kind["threadedComment"] and _author(one, authors).startswith(_STAND_IN)):
                found.append((_where(one), _note(one)))
    for drawing in of_kind["drawing"]:
        found += [("図形", excel_texts.plain(words)) for words in drawn_texts.in_shapes(package.xml(drawing))]
        found += [("図形", excel_texts.plain(words)) for words in drawn_texts.in_diagrams(package, drawing)]
        found += [("グラフ", excel_texts.plain(words)) for words in drawn_texts.in_charts(package, drawing)]
    return tuple((where, words) for where, words in found if words.strip())


_KINDS = ("threadedComment", "comments", "drawing")


def _where(comment: etree._Element) -> str:
    return f"{comment.get('ref', '')} のコメント"


def _author(comment: etree._Element, authors: list[str]) -> str:
    number = whole(comment.get("authorId", ""), otherwise=len(authors))
    return authors[number] if number < len(authors) else ""


def _thread(comment: etree._Element) -> str:
    inner = child(comment, "text")
    return "" if inner is None else excel_texts.plain(inner.text or "")


def _note(comment: etree._Element) -> str:
    """Return the words of a note. LibreOffice 7.4 keeps the note that stands in for a thread, and not its author."""
    inner = child(comment, "text")
    return "" if inner is None else _NOTICE.sub("", excel_texts.read(inner).whole())


def _each(root: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (one for one in (() if root is None else root.iter()) if local(one) == name)
