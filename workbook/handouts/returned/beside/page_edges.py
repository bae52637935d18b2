"""What people write at the head and foot of all pages, without what a handout prints there itself.

Ours is only a line that is word for word what we print; whatever else stands there is told, also a line of ours with
something added: one line too many is read over, a lost one is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml import etree

from workbook.content import reading
from workbook.content.forms import times
from workbook.handouts.returned import own_words
from workbook.handouts.returned.package import Package, attribute, child, local
from workbook.handouts.returned.word import word_asides, word_text

_WORD = {"header": "ヘッダー", "footer": "フッター"}
_EXCEL = {
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader"), "ヘッダー"),
    **dict.fromkeys(("oddFooter", "evenFooter", "firstFooter"), "フッター"),
}
# What Excel puts in front of a third of the line, of letters' looks, and of numbers and names it fills in itself.
_ORDER = re.compile(
    r'&(?:(?P<third>[LCR])|(?P<sign>&)|"[^"]*"|K[0-9A-F]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]+|.)', re.IGNORECASE
)
# What stands between the numbers of pages. The numbers are fields; those that somebody typed are words.
_BETWEEN = re.compile(r"(?:[/\-‐–—―ー.,()・]|ページ|頁|page|of)*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_PARTS = "　"
_MOST_PARTS = 3


def of_word(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield the words at the edges of a document, each once, with where they are."""
    head, made = _properties(package)
    found = []
    for relation in package.relations(main).values():
        root = package.xml(relation.part) if relation.kind in _WORD else None
        if root is None:
            continue
        _drop_numbers(root)
        where, text = _WORD[relation.kind], word_text.of_block(root)
        texts = [(where, text), *((f"{where}（{why}）", struck) for why, struck in word_asides.words(root))]
        for place, said in texts:
            lines = said.split("\n")
            ours = (
                {_compared(head)} if head else {_compared(line) for line in lines if _is_earlier(line, made)}
            )
            found.append((place, _written(line for line in lines if _compared(line) not in ours)))
    yield from dict.fromkeys(one for one in found if one[1])


def of_excel(package: Package, page: etree._Element, cells: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words at the edges of a page with these cells, each once, with where they are.

    The team at its foot is said by the book's subject, where all its teams stand, and by the page's own second line.
    """
    ours = [_compared(line) for line in (_properties(package)[0], *cells)]
    edges = child(page, "headerFooter")
    found = []
    for one in () if edges is None else edges:
        text = _ORDER.sub(lambda order: "\n" if order["third"] else order["sign"] or "", one.text or "")
        lines = (line for line in text.split("\n") if not any(_compared(line) in whole for whole in ours))
        found.append((_EXCEL.get(local(one), ""), _written(lines)))
    yield from dict.fromkeys(one for one in found if one[1])


def _properties(package: Package) -> tuple[str, str]:
    """Return what the handout printed there when it left, and when it was made; nothing where the file says it no more."""
    core = next((one for one in package.relations("").values() if one.kind == "core-properties"), None)
    root = package.xml(core.part) if core else None
    subject, made = (child(root, name) for name in ("subject", "created"))
    return (subject is not None and subject.text) or "", (made is not None and made.text) or ""


def _is_earlier(line: str, made: str) -> bool:
    """Tell whether a line is what files without a subject had on top: the training, the team and the day they were made."""
    parts = line.strip().split(_PARTS)
    try:
        day = reading.say_day(times.today(datetime.fromisoformat(made)))
    except (ValueError, OverflowError):
        return False
    is_whole = len(parts) == _MOST_PARTS and all(parts)
    return is_whole and own_words.plain(parts[-1]) == own_words.plain(day)


def _compared(line: str) -> str:
    """Return a line as it is compared, between the spaces that stand between the names in it."""
    return _PARTS.join(["", *map(own_words.plain, line.split(_PARTS)), ""])


def _written(lines: Iterable[str]) -> str:
    return "\n".join(line.strip() for line in lines if not _BETWEEN.fullmatch(own_words.plain(line)))


def _drop_numbers(root: etree._Element) -> None:
    """Take out of a tree what programs have written into its numbers of pages."""
    open_fields: list[tuple[list[str], list[bool]]] = []
    for part in root.iter():
        name = local(part)
        if name == "fldSimple" and _NUMBER.match(attribute(part, "instr")):
            for text in part.iter():
                text.text = None
        kind = attribute(part, "fldCharType") if name == "fldChar" else ""
        if kind == "begin":
            open_fields.append(([], []))
        elif kind == "separate" and open_fields:
            open_fields[-1][1].append(True)
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif name == "instrText" and open_fields:
            open_fields[-1][0].append(part.text or "")
        elif name == "t" and any(begun and _NUMBER.match("".join(order)) for order, begun in open_fields):
            part.text = None
