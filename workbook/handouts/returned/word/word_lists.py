"""Numbers and bullets that Word counts itself, written into the paragraphs before which people see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from lxml import etree

from workbook.handouts.returned.package import Package, attribute, child, local, whole
from workbook.handouts.returned.word import list_signs, word_text

_PLACE = re.compile(r"%([1-9])")
_FIRST = 1
_MOST_CHAIN = 10


@dataclass(frozen=True)
class _Level:
    """How one level of a list is counted: from where, in which signs, with what around them and behind them."""

    start: int
    kind: str
    text: str
    gap: str


def write_out(package: Package, main: str, root: etree._Element | None) -> None:
    """Put what is counted in front of the words of a list that somebody wrote into a cell or a box.

    A single item is none: numbers down a column count rows, and a choice or a day with a number is no answer.
    """
    numbering = package.related(main, "numbering")
    if root is None or numbering is None:
        return
    lists = _Lists(numbering, dict(_of_styles(package.related(main, "styles"))))
    for cell, paragraphs in groupby(_paragraphs(root, cell=None), key=itemgetter(0)):
        signs = [(one, "" if _is_gone(one) else lists.next(one)) for _, one in paragraphs]
        items = [(one, sign) for one, sign in signs if sign and word_text.of_block(one).strip()]
        if cell is not None and len(items) > 1:
            for paragraph, sign in items:
                _put(paragraph, sign)


def _paragraphs(
    element: etree._Element, *, cell: etree._Element | None
) -> Iterator[tuple[etree._Element | None, etree._Element]]:
    """Yield the paragraphs of a document, each after the cell or box it stands in."""
    for part in element:
        name = local(part)
        if name == "p":
            yield cell, part
        if name == "AlternateContent":
            yield from _paragraphs(part[:1], cell=cell)
        else:
            yield from _paragraphs(part, cell=part if name in {"tc", "txbxContent"} else cell)


def _is_gone(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph was deleted or moved away with tracking, together with its end."""
    return word_text.is_end_gone(paragraph) and not word_text.of_block(paragraph)


def _put(paragraph: etree._Element, sign: str) -> None:
    space = str(paragraph.tag).removesuffix("p")
    run = paragraph.makeelement(f"{space}r")
    etree.SubElement(run, f"{space}t").text = sign
    paragraph.insert(1 if child(paragraph, "pPr") is not None else 0, run)


class _Lists:
    """The lists of a document, and how far each of their levels has been counted."""

    def __init__(self, numbering: etree._Element, of_styles: Mapping[str, tuple[str, int]]) -> None:
        self._of_styles = of_styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counted: dict[str, dict[int, int]] = {}
        for one in numbering:
            if local(one) == "abstractNum":
                self._levels[attribute(one, "abstractNumId")] = dict(_levels(one))
            elif local(one) == "num":
                self._lists[attribute(one, "numId")] = (_value(one, "abstractNumId"), dict(_restarts(one)))

    def next(self, paragraph: etree._Element) -> str:
        """Count a paragraph; return what stands in front of it, or nothing."""
        number, depth = self._list_of(paragraph)
        name, restarts = self._lists.get(number, ("", {}))
        levels = self._levels.get(name, {})
        if depth not in levels:
            return ""
        counted = self._counted.setdefault(name, {})
        if depth in restarts:
            counted[depth] = restarts.pop(depth)
        else:
            counted[depth] = counted.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counted if one > depth]:
            del counted[deeper]
        return self._sign(levels, depth, counted)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        own = child(paragraph, "pPr", "numPr")
        style = child(paragraph, "pPr", "pStyle")
        number, depth = self._of_styles.get("" if style is None else attribute(style, "val"), ("", 0))
        if own is None:
            return number, depth
        return _value(own, "numId") or number, whole(_value(own, "ilvl"), otherwise=depth)

    @staticmethod
    def _sign(levels: Mapping[int, _Level], depth: int, counted: Mapping[int, int]) -> str:
        level = levels[depth]
        if level.kind == "bullet":
            return list_signs.bullet(level.text) + level.gap

        def said(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            if at not in levels:
                return ""
            return list_signs.number(counted.get(at, levels[at].start), levels[at].kind)

        sign = _PLACE.sub(said, level.text)
        return sign + level.gap if sign else ""


def _levels(numbering: etree._Element) -> Iterator[tuple[int, _Level]]:
    for one in numbering:
        if local(one) == "lvl":
            gap = "" if _value(one, "suff") == "nothing" else " "
            start = whole(_value(one, "start"), otherwise=_FIRST)
            kind = _value(one, "numFmt") or "decimal"
            yield whole(attribute(one, "ilvl"), otherwise=0), _Level(start, kind, _value(one, "lvlText"), gap)


def _restarts(one: etree._Element) -> Iterator[tuple[int, int]]:
    for override in one:
        start = child(override, "startOverride")
        if start is not None:
            yield (
                whole(attribute(override, "ilvl"), otherwise=0),
                whole(attribute(start, "val"), otherwise=_FIRST),
            )


def _of_styles(styles: etree._Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the lists of styles, their own or that of the style they are based on."""
    known = {
        attribute(one, "styleId"): one for one in (() if styles is None else styles) if local(one) == "style"
    }
    for name in known:
        style: str = name
        for _ in range(_MOST_CHAIN):
            if style not in known:
                break
            own = child(known[style], "pPr", "numPr")
            if own is not None:
                yield name, (_value(own, "numId"), whole(_value(own, "ilvl"), otherwise=0))
                break
            style = _value(known[style], "basedOn")


def _value(element: etree._Element, name: str) -> str:
    found = child(element, name)
    return "" if found is None else attribute(found, "val")
