"""What stands in a Word file and does not count: words that are struck out (見え消し), and words that are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from workbook.handouts.returned.package import attribute, child, local
from workbook.handouts.returned.word.word_containers import GONE, is_hint
from workbook.handouts.returned.word.word_tables import is_gone
from workbook.texts import cleaning

_LOOKS = {"strike": "取り消し線", "dstrike": "取り消し線", "vanish": "隠し文字"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n"}


def why(run: etree._Element) -> str:
    """Return why a run's words do not count, or nothing."""
    looks = child(run, "rPr")
    for look in () if looks is None else looks:
        if local(look) in _LOOKS and attribute(look, "val") not in {"0", "false", "off"}:
            return _LOOKS[local(look)]
    return ""


def words(block: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words of a paragraph or table that do not count, each piece with why."""
    for reason, runs in groupby(_runs(block), key=lambda run: run[0]):
        said = cleaning.printable("".join(text for _, text in runs)) if reason else ""
        if said.strip():
            yield reason, said


def _runs(element: etree._Element) -> Iterator[tuple[str, str]]:
    for part in element:
        name = local(part)
        if name in GONE or (name == "sdt" and is_hint(part)) or (name in {"tr", "tc"} and is_gone(part)):
            continue
        reason = why(part) if name == "r" else ""
        if reason:
            yield reason, "".join(map(_said, part))
        elif name == "AlternateContent":
            yield from _runs(part[:1])
        else:
            yield from _runs(part)
            if name in {"r", "p"}:
                yield "", ""


def _said(part: etree._Element) -> str:
    return part.text or "" if local(part) == "t" else _SIGNS.get(local(part), "")
